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
}

interface Field {
  option: string
  /** Whether the text is JSON, for what has parts. */
  isJson: boolean
}

interface Property {
  type?: string | readonly string[]
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
  const given = { ...propertiesOf(operation.query), ...propertiesOf(operation.body) }
  const fields = new Map<string, Field>()
  const options: Record<string, Option> = {}
  for (const [field, property] of Object.entries(given)) {
    if (operation.upload && field === 'fileName') continue // the name of the file that is given
    const { option, isJson } = optionFor(field, property)
    const spelled = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    options[spelled] = option
    fields.set(field, { option: spelled, isJson })
  }
  return { arguments: [...places.map(placeArgument), ...uploadArgument(operation)], options, fields }
}

const placeArgument = (place: string): Argument => ({
  name: place.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
  required: true,
  summary: place === 'line' ? 'The line of the file.' : `Identifier of the ${place.replace(/Id$/, '')}.`,
})

const uploadArgument = ({ upload }: Operation): Argument[] =>
  upload ? [{ name: 'FILE', required: true, summary: 'The file to import.' }] : []

function propertiesOf(schema: z.ZodType | undefined): Record<string, Property> {
  if (!schema) return {}
  const { properties } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property> }
  return properties ?? {}
}

/** The option for a field: plain values as they are, lists of texts by repeating it, everything else as JSON. */
function optionFor(field: string, property: Property): { option: Option; isJson: boolean } {
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
  return plain
    ? { option: plain, isJson: false }
    : { option: { kind: 'text', value: 'JSON', summary: `${summary.replace(/\.$/, '')}, as JSON.` }, isJson: true }
}

/** A field's name as words: maxTokens → Max tokens. */
function sentence(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
