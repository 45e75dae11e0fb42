import { z } from 'zod'

/** The part of JSON Schema that the schemas of operations use. */
export interface Schema {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  default?: unknown
  description?: string
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  $ref?: string
}

/** A field as a person reads it. */
export interface Field {
  /** With the fields it is in: `sampling.temperature`, `items[].id`. */
  name: string
  type: string
  /** Whether it has to be given; of what comes back, whether it is always there. */
  isRequired: boolean
  initial: string | null
  description: string
}

/** The fields of a schema from the outside in. */
export function fieldsOf(schema: z.ZodType | undefined, io: 'input' | 'output'): Field[] {
  return schema ? flatten(asSchema(schema, io), '', true) : []
}

export function asSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema
}

function flatten(schema: Schema, name: string, isRequired: boolean): Field[] {
  const inner = innermost(schema)
  const own = name === '' || (inner.schema.properties && inner.suffix !== '') ? [] : [describe(schema, name, isRequired)]
  const { properties = {}, required = [] } = inner.schema
  const prefix = `${name}${inner.suffix}`
  const children = Object.entries(properties).flatMap(([key, value]) =>
    flatten(value, prefix === '' ? key : `${prefix}.${key}`, required.includes(key)))
  return [...own, ...children]
}

/** What lists and optional values are made of. */
function innermost(schema: Schema): { schema: Schema; suffix: string } {
  const [only, ...others] = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  if (only && others.length === 0) return innermost(only)
  if (schema.type !== 'array' || !schema.items) return { schema, suffix: '' }
  const items = innermost(schema.items)
  return { schema: items.schema, suffix: `[]${items.suffix}` }
}

function describe(schema: Schema, name: string, isRequired: boolean): Field {
  const isShown = schema.default !== undefined && schema.default !== '' && JSON.stringify(schema.default) !== '{}'
  return {
    name, isRequired,
    type: typeOf(schema),
    initial: isShown ? String(schema.default) : null,
    description: schema.description ?? '',
  }
}

function typeOf(schema: Schema): string {
  const alternatives = schema.anyOf ?? schema.oneOf
  if (schema.$ref) return 'any JSON'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (alternatives) return alternatives.map(alternativeOf).join(' | ')
  if (schema.type === 'array') return schema.items ? `${typeOf(schema.items)}[]` : 'list'
  if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${rangeOf(schema)}`
  if (schema.format === 'date-time') return 'time'
  return schema.type ?? 'any JSON'
}

/** Of several kinds of objects, the word that tells them apart. */
function alternativeOf(schema: Schema): string {
  return typeOf(schema.properties?.['type'] ?? schema)
}

function rangeOf({ minimum, maximum }: Schema): string {
  const isLimit = (value: number | undefined) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER
  if (isLimit(minimum) && isLimit(maximum)) return `, ${minimum} to ${maximum}`
  return isLimit(minimum) ? `, from ${minimum}` : isLimit(maximum) ? `, to ${maximum}` : ''
}
