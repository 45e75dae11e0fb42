/** The part of JSON Schema that the schemas of operations use. */
export interface Schema {
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: Schema | boolean
  description?: string
  $ref?: string
  /** The name of the type, where it has one. */
  title?: string
}

/** A field of an object, with its type as text. */
export interface Field {
  name: string
  isRequired: boolean
  text: string
  description?: string
}

/** JSON Schemas as types of TypeScript. */
export class TypeTexts {
  /** The types that were met by their names. */
  readonly named = new Map<string, string>()

  /** The type; by its name where it has one, and what goes by this name is the same everywhere. */
  textOf(schema: Schema, indent: string): string {
    if (schema.title === undefined) return this.#bodyOf(schema, indent)
    const body = this.#bodyOf(schema, '')
    const known = this.named.get(schema.title)
    if (known === undefined) this.named.set(schema.title, body)
    return (known ?? body) === body ? schema.title : this.#bodyOf(schema, indent)
  }

  /** @throws for what is no plain object */
  fieldsOf({ type, properties, required = [] }: Schema, indent: string): Field[] {
    if (type !== 'object' || properties === undefined) throw new Error('the parts of an input are objects')
    return Object.entries(properties).map(([name, property]) => ({
      name, isRequired: required.includes(name), text: this.textOf(property, `${indent}\t`), description: property.description,
    }))
  }

  #bodyOf(schema: Schema, indent: string): string {
    const alternatives = schema.anyOf ?? schema.oneOf
    if (schema.$ref !== undefined) return 'Json' // nothing else contains itself
    if (schema.const !== undefined) return JSON.stringify(schema.const)
    if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
    if (alternatives) return [...new Set(alternatives.map((one) => this.textOf(one, indent)))].join(' | ')
    return [schema.type ?? []].flat().map((type) => this.#byType[type](schema, indent)).join(' | ') || 'unknown'
  }

  readonly #byType: Readonly<Record<string, (schema: Schema, indent: string) => string>> = {
    string: () => 'string',
    number: () => 'number',
    integer: () => 'number',
    boolean: () => 'boolean',
    null: () => 'null',
    array: ({ items = {} }, indent) => `Array<${this.textOf(items, indent)}>`,
    object: (schema, indent) => {
      const { properties, additionalProperties: others } = schema
      if (properties !== undefined) return objectText(this.fieldsOf(schema, indent), indent)
      return `Record<string, ${typeof others === 'object' ? this.textOf(others, indent) : 'unknown'}>`
    },
  }
}

export function objectText(fields: readonly Field[], indent: string): string {
  if (fields.length === 0) return 'Record<string, never>'
  const lines = fields.map(({ name, isRequired, text, description }) =>
    `${description === undefined ? '' : comment([description], `${indent}\t`)}${indent}\t${keyOf(name)}${isRequired ? '' : '?'}: ${text};\n`)
  return `{\n${lines.join('')}${indent}}`
}

export function comment(lines: readonly string[], indent: string): string {
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'))
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`
  return `${indent}/**\n${safe.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))
