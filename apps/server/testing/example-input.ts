import { type OperationName, operationTable } from '@tunesmith/contract'
import { requestOf } from '@tunesmith/contract/client'
import { z } from 'zod'

interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  items?: Schema
  minimum?: number
  minLength?: number
  properties?: Record<string, Schema>
  required?: readonly string[]
}

/** A request for an operation that its schemas accept, about things that are not there. */
export function exampleRequest(name: OperationName, given: Record<string, unknown> = {}) {
  const { params, query, body, upload } = operationTable[name]
  const parts = [params, query, upload ? undefined : body].filter((part) => part !== undefined)
  const schemas = parts.map((part) => z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }) as Schema)
  const values = Object.assign({}, ...schemas.map(exampleOf))
  const input = { ...values, ...(upload && { file: '' }), ...given } as unknown as Parameters<typeof requestOf>[1]
  const { method, url, body: content, type } = requestOf(name, input)
  return { path: url, init: { method, body: content, headers: type ? { 'content-type': type } : {} } }
}

function exampleOf(schema: Schema): unknown {
  const prefix = /^\^(\w+_)\[/.exec(schema.pattern ?? '')?.[1]
  if (prefix) return `${prefix}${'0'.repeat(12)}`
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0])
  if (schema.format === 'email') return 'somebody@example.org'
  return examples[schema.type ?? '']?.(schema) ?? 'x'
}

const examples: Record<string, (schema: Schema) => unknown> = {
  string: ({ minLength = 1 }) => 'x'.repeat(minLength),
  integer: ({ minimum = 1 }) => Math.max(1, minimum),
  number: ({ minimum = 1 }) => Math.max(1, minimum),
  boolean: () => true,
  array: ({ items = {} }) => [exampleOf(items)],
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {})])),
}
