import { i18n } from '@lingui/core'
import type { FieldProblem, Kinds, Reason, SettingProblem } from '@tunesmith/contract'
import { currentLanguage, currentLocale } from './catalogue.ts'
import { type Format, formatFor } from './format.ts'

/** Tells a reason in the present language. */
export type Explain = (reason: Reason) => string
export type Values = Readonly<Record<string, unknown>>

/** How each kind of value in a reason is written. */
const writers: { readonly [K in keyof Kinds]: (value: Kinds[K], format: Format, explain: Explain) => string } = {
  text: (value) => value,
  list: (names, format) => format.list(names),
  number: (value, format) => format.number(value),
  measure: (value, format) => format.significant(value, 3),
  count: (value, format) => format.compact(value),
  bytes: (value, format) => format.bytes(value),
  share: (value, format) => format.percent(value, value < 0.01 ? 2 : 1),
  reason: (reason, _, explain) => explain(reason),
  reasons: (reasons, format, explain) => format.list(reasons.map(explain)),
  sentences: (reasons, _, explain) => reasons.map(explain).join(currentLanguage() === 'zh' ? '' : ' '),
}

const typedPlace = /\{(\w+), (\w+)\}/g
/** A place, and no branch of a plural: `one {once}`. */
const anyPlace = /(?<!\b(?:zero|one|two|few|many|other) )\{(\w+)[,}]/g

/**
 * Writes a text of the server in the present language. Its places are those of ICU and `{name, kind}` with the kinds of
 * reasons; undefined where a value that it needs did not come along.
 */
export function fill(text: string, values: Values, explain: Explain): string | undefined {
  const needed = [...text.matchAll(anyPlace)].map(([, name]) => name)
  if (needed.some((name) => values[name] === undefined)) return undefined
  const format = formatFor(currentLocale())
  const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value)]))
  const plain = text.replace(typedPlace, (_, name: string, kind: keyof Kinds) => {
    const write = writers[kind] as (value: unknown, format: Format, explain: Explain) => string
    written[`${name}_${kind}`] = write(values[name], format, explain)
    return `{${name}_${kind}}`
  })
  return i18n._(plain, written)

  /** Values of errors, whose kind is in their name or in themselves; numbers stay what they are, for plurals. */
  function shown(name: string, value: unknown): unknown {
    if (Array.isArray(value) && value.every(isOfField)) return value.map(withField).join('; ')
    if (Array.isArray(value)) return format.list(value.map((each) => (isTold(each) ? explain(each) : String(each))))
    if (isTold(value)) return explain(value)
    if (typeof value === 'number' && name.endsWith('Bytes')) return format.bytes(value)
    return value ?? '–'
  }

  /** A field with what is wrong with it, or of a setting with what was found there. */
  function withField({ field, problem, found }: OfField): string {
    const words = isTold(problem) ? explain(problem) : String(problem ?? found) // a text where it was kept by an earlier version
    return field === '' ? words : `${field}: ${words}`
  }
}

type OfField = Pick<FieldProblem, 'field'> & Partial<FieldProblem & SettingProblem>

const isOfField = (value: unknown): value is OfField => typeof value === 'object' && value !== null && 'field' in value

const isTold = (value: unknown): value is Reason => typeof value === 'object' && value !== null && 'code' in value && 'text' in value
