import { operationTable, type Operation, type OperationName } from '@tunesmith/contract'
import { z } from 'zod'
import type { Argument } from '../command-line/command.ts'
import type { Option, Options } from '../command-line/option.ts'

/** What an operation takes, as the command line has it: words in order, and options. */
export interface OperationWords {
  arguments: Argument[]
  options: Options
  /** How the text of an option becomes a value of the input, by the name of the field. */
  fields: ReadonlyMap<string, Field>
  /** The field that may also stand behind the verb, without its option. */
  lead: string | undefined
}

interface Field {
  option: string
  /** Whether the text is JSON, for what has parts; `or-text` where what is no JSON is the value itself. */
  isJson: boolean | 'or-text'
  /** Whether it is a path, which counts from where the command was called. */
  isPath: boolean
  isRequired: boolean
}

/** What an operation is mostly about: it needs no name of an option. */
const leads: Readonly<Partial<Record<OperationName, string>>> = {
  searchHub: 'search', startDownload: 'model', inspectModel: 'path', importModel: 'path', startExport: 'modelId',
  createDatasetFromExample: 'example',
}

interface Property {
  type?: string | readonly string[]
  format?: string
  enum?: readonly unknown[]
  anyOf?: readonly Property[]
  items?: Property
  default?: unknown
  description?: string
}

/** The words for an operation, from the schemas of its path, its query and its body. */
export function wordsOf(name: OperationName): OperationWords {
  const operation = operationTable[name]
  const places = Object.keys(operation.params?.shape ?? {})
  const given = [...propertiesOf(operation.query), ...propertiesOf(operation.body)]
  const lead = leads[name]
  const fields = new Map<string, Field>()
  const options: Record<string, Option> = {}
  for (const { field, property, isRequired } of given) {
    if (operation.upload && field === 'fileName') continue // the name of the file that is given
    const { option, isJson } = optionFor(field, property)
    const isPath = property.format === 'path'
    const spelled = field.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    options[spelled] = { ...option, ...(isPath && { value: 'PATH' }), ...(isRequired && field !== lead && { required: true }) }
    fields.set(field, { option: spelled, isJson, isPath, isRequired })
  }
  const leading = lead === undefined ? [] : [{ name: inCapitals(lead), required: false, summary: options[fields.get(lead)!.option].summary }]
  return { arguments: [...places.map(placeArgument), ...uploadArgument(operation), ...leading], options, fields, lead }
}

const inCapitals = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

const placeArgument = (place: string): Argument => ({
  name: inCapitals(place),
  required: true,
  summary: place === 'line' ? 'The line of the file.' : `Identifier of the ${place.replace(/Id$/, '')}.`,
})

const uploadArgument = ({ upload }: Operation): Argument[] =>
  upload ? [{ name: 'FILE', required: true, summary: 'The file to import.' }] : []

function propertiesOf(schema: z.ZodType | undefined): { field: string; property: Property; isRequired: boolean }[] {
  if (!schema) return []
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as
    { properties?: Record<string, Property>; required?: string[] }
  return Object.entries(properties).map(([field, property]) => ({ field, property, isRequired: required.includes(field) }))
}

/** The option for a field: plain values as they are, lists of texts by repeating it, everything else as JSON. */
function optionFor(field: string, property: Property): Pick<Field, 'isJson'> & { option: Option } {
  const alternatives = property.anyOf?.filter(({ type }) => type !== 'null') ?? [property]
  const [only] = alternatives
  const summary = property.description ?? sentence(field)
  const isSimple = alternatives.length === 1
  if (isSimple && only.enum?.every((value) => typeof value === 'string')) {
    return { option: { kind: 'text', choices: only.enum as string[], summary }, isJson: false }
  }
  if (isSimple && only.type === 'array' && only.items?.type === 'string') {
    return { option: { kind: 'text', value: 'TEXT', multiple: true, summary }, isJson: false }
  }
  if (isSimple && only.type === 'boolean' && property.default === undefined) {
    return { option: { kind: 'text', choices: ['true', 'false'], summary }, isJson: true } // to be turned off, too
  }
  const kinds: Record<string, Option> = {
    string: { kind: 'text', value: 'TEXT', summary },
    number: { kind: 'number', value: 'NUMBER', summary },
    integer: { kind: 'number', value: 'NUMBER', summary },
    boolean: { kind: 'flag', summary },
  }
  const plain = isSimple && typeof only.type === 'string' ? kinds[only.type] : undefined
  if (plain) return { option: plain, isJson: false }
  const canBeText = alternatives.some(({ type }) => type === 'string')
  const written = canBeText ? 'as text or JSON' : 'as JSON'
  return { option: { kind: 'text', value: canBeText ? 'TEXT' : 'JSON', summary: `${summary.replace(/\.$/, '')}, ${written}.` }, isJson: canBeText ? 'or-text' : true }
}

/** A field's name as words: maxTokens or max_tokens → Max tokens. */
function sentence(field: string): string {
  const words = field.replaceAll('_', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
