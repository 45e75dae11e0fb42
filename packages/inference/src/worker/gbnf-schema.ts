import { fail } from '@tunesmith/contract'

/*
 * JSON Schema as people write it for the OpenAI API, in the subset that grammars are made from. A keyword that would be
 * ignored is refused, so that whoever asks for a constraint gets it.
 */

type Schema = Readonly<Record<string, unknown>>

/** Keywords that say nothing about what is valid. */
const silent = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'])

/** Keywords that are understood, each with what becomes of it. */
const keywords: Readonly<Record<string, (value: unknown, place: string) => Schema>> = {
  type: (value) => ({ type: value }),
  const: (value) => ({ const: value }),
  enum: (value) => ({ enum: value }),
  format: (value, place) => (['date-time', 'date', 'time'].includes(String(value)) ? { format: value } : unsupported(place, `format ${JSON.stringify(value)}`)),
  minLength: (value) => ({ minLength: value }),
  maxLength: (value) => ({ maxLength: value }),
  minItems: (value) => ({ minItems: value }),
  maxItems: (value) => ({ maxItems: value }),
  minProperties: (value) => ({ minProperties: value }),
  maxProperties: (value) => ({ maxProperties: value }),
  required: (value) => ({ required: value }),
  $ref: (value) => ({ $ref: value }),
  items: (value, place) => ({ items: converted(value, `${place}.items`) }),
  prefixItems: (value, place) => ({ prefixItems: list(value, `${place}.prefixItems`) }),
  oneOf: (value, place) => ({ oneOf: list(value, `${place}.oneOf`) }),
  anyOf: (value, place) => ({ oneOf: list(value, `${place}.anyOf`) }), // for writing, any of them and one of them are the same
  additionalProperties: (value, place) =>
    ({ additionalProperties: typeof value === 'boolean' ? value : converted(value, `${place}.additionalProperties`) }),
  properties: (value, place) => ({ properties: named(value, `${place}.properties`) }),
  $defs: (value, place) => ({ $defs: named(value, `${place}.$defs`) }),
}

/** A schema in the form that grammars are made from. @throws SCHEMA_UNSUPPORTED */
export function gbnfSchema(schema: unknown): Schema {
  return converted(schema, 'schema')
}

function converted(schema: unknown, place: string): Schema {
  if (!isSchema(schema)) return unsupported(place, `${JSON.stringify(schema)} in place of a schema`)
  const parts = Object.entries(schema).filter(([keyword]) => !silent.has(keyword)).map(([keyword, value]) =>
    Object.hasOwn(keywords, keyword) ? keywords[keyword](value, place) : unsupported(place, `the keyword ${keyword}`))
  const result: Schema = Object.assign({}, ...parts)
  return Object.keys(result).length === 0 ? anything : spread(result)
}

/** JSON of any kind: what an empty schema means. */
const anything: Schema = { type: ['string', 'number', 'boolean', 'null'] }

/** A list of types that has object or array in it becomes one schema for each, since only simple types can share one. */
function spread(schema: Schema): Schema {
  if (!Array.isArray(schema.type) || !schema.type.some((type) => type === 'object' || type === 'array')) return schema
  return { oneOf: schema.type.map((type: unknown) => ({ ...(type === 'object' || type === 'array' ? schema : {}), type })) }
}

const named = (value: unknown, place: string): Schema =>
  isSchema(value)
    ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, converted(schema, `${place}.${name}`)]))
    : unsupported(place, `${JSON.stringify(value)} in place of schemas`)

const list = (value: unknown, place: string): Schema[] =>
  Array.isArray(value) ? value.map((schema, index) => converted(schema, `${place}.${index}`)) : unsupported(place, 'something that is no list')

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

const unsupported = (place: string, what: string): never => fail('SCHEMA_UNSUPPORTED', { place, what })
