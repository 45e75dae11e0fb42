import type { DatasetRow } from '@tunesmith/contract'

export type Fields = DatasetRow['fields']
type Json = Fields[string]

/** A text of a row that can be changed: where it is in the fields, and how it is written. */
export interface EditableText {
  path: readonly (string | number)[]
  /** What it is called: the field, and for a message who says it. */
  name: string
  text: string
  /** Whether it is a list or an object, written as JSON. */
  isJson: boolean
}

/** Lists of messages, with the names of what says who speaks and what. */
const conversations = [
  { field: /^messages$/i, role: 'role', content: 'content' },
  { field: /^conversations?$/i, role: 'from', content: 'value' },
] as const

/** The texts of a row in their order: each field, and each message of a conversation by itself; anything else as JSON. */
export function textsOf(fields: Fields): EditableText[] {
  return Object.entries(fields).flatMap(([field, value]) => messageTexts(field, value) ?? [
    { path: [field], name: field, ...written(value) },
  ])
}

/** The fields with one text changed. @throws SyntaxError where it has to be JSON and is not */
export function withText(fields: Fields, { path, isJson }: EditableText, text: string): Fields {
  return replaceAt(fields, path, isJson ? (JSON.parse(text) as Json) : text) as Fields
}

function messageTexts(field: string, value: Json): EditableText[] | null {
  const layout = conversations.find((candidate) => candidate.field.test(field))
  if (layout === undefined || !Array.isArray(value)) return null
  const texts = value.flatMap((message, index): EditableText[] => {
    const { [layout.role]: role, [layout.content]: text } = Object(message) as Record<string, Json>
    if (typeof text !== 'string') return []
    return [{ path: [field, index, layout.content], name: `${index + 1}. ${String(role)}`, text, isJson: false }]
  })
  return texts.length === value.length ? texts : null
}

function written(value: Json): Pick<EditableText, 'text' | 'isJson'> {
  if (typeof value === 'string') return { text: value, isJson: false }
  if (value === null) return { text: '', isJson: false }
  return { text: JSON.stringify(value, null, 2), isJson: true }
}

function replaceAt(value: Json, [key, ...rest]: readonly (string | number)[], next: Json): Json {
  if (key === undefined) return next
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaceAt(item, rest, next) : item))
  const object = value as Record<string, Json>
  return { ...object, [key]: replaceAt(object[key], rest, next) }
}
