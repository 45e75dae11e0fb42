import { type OperationName, operationTable } from '@tunesmith/contract'
import { asSchema, type Schema } from './schema-fields.ts'

/** An input with what has to be given and no more, which the schemas of the operation accept; without the file of an upload. */
export function exampleInput(name: OperationName): Record<string, unknown> {
  const { params, query, body, upload } = operationTable[name]
  const schemas = [params, query, upload === true ? undefined : body].filter((schema) => schema !== undefined)
  return Object.assign({}, ...schemas.map((schema) => exampleOf(asSchema(schema, 'input')))) as Record<string, unknown>
}

/** A value that shows the form. */
function exampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0])
  return byType[schema.type ?? '']?.(schema) ?? 'text'
}

const byType: Record<string, (schema: Schema) => unknown> = {
  string: exampleText,
  integer: ({ minimum = 1 }) => Math.max(1, minimum),
  number: ({ minimum = 1 }) => Math.max(1, minimum),
  boolean: () => true,
  array: ({ items }) => (items ? [exampleOf(items)] : []),
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {})])),
}

function exampleText({ pattern = '', format, minLength = 1 }: Schema): string {
  const prefix = /^\^(\w+[_-])\[/.exec(pattern)?.[1]
  if (prefix) return `${prefix}0123456789ab`
  return format === 'email' ? 'somebody@example.org' : 'text'.padEnd(minLength, '-and-more')
}
