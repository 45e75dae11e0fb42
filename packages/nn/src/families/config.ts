import { fail } from '@tunesmith/contract'

/** A checkpoint's `config.json`, read field by field with errors that name the field. */
export interface ConfigReader {
  has(field: string): boolean
  number(field: string, fallback?: number): number
  /** A count or a width: a whole number from 1 to `most`. */
  size(field: string, fallback?: number, most?: number): number
  /** Absent and `null` are the same. */
  optionalNumber(field: string): number | undefined
  text(field: string, fallback?: string): string
  /** What the table says of the name in the field. */
  choice<T>(field: string, table: Readonly<Record<string, T>>, fallback?: string): T
  flag(field: string, fallback: boolean): boolean
  list<T extends 'number' | 'string'>(field: string, of: T): (T extends 'number' ? number : string)[] | undefined
  nested(field: string): ConfigReader | undefined
}

/**
 * Reads the fields of a parsed `config.json`.
 * @param path the names of the objects around it, each followed by a dot, for messages
 * @throws MODEL_CONFIG_FIELD where a field is not what is asked for
 */
export function readConfig(config: Readonly<Record<string, unknown>>, path = ''): ConfigReader {
  const wrong = (field: string, expected: string): never =>
    fail('MODEL_CONFIG_FIELD', { field: path + field, expected, found: JSON.stringify(config[field]) ?? 'nothing' })
  const isAbsent = (field: string) => config[field] === undefined || config[field] === null
  const reader: ConfigReader = {
    has: (field) => !isAbsent(field),
    number: (field, fallback) => reader.optionalNumber(field) ?? fallback ?? wrong(field, 'a number'),
    optionalNumber(field) {
      if (isAbsent(field)) return undefined
      const value = config[field]
      return typeof value === 'number' && Number.isFinite(value) ? value : wrong(field, 'a number')
    },
    size(field, fallback, most = 2 ** 31) {
      const value = reader.number(field, fallback)
      const fits = Number.isInteger(value) && value >= 1 && value <= most
      return fits ? value : wrong(field, `a whole number from 1 to ${most}`)
    },
    text(field, fallback) {
      const value = config[field] ?? fallback
      return typeof value === 'string' ? value : wrong(field, 'a string')
    },
    choice(field, table, fallback) {
      const name = reader.text(field, fallback)
      return Object.hasOwn(table, name) ? table[name] : wrong(field, `one of ${Object.keys(table).join(', ')}`)
    },
    flag(field, fallback) {
      const value = config[field] ?? fallback
      return typeof value === 'boolean' ? value : wrong(field, 'true or false')
    },
    list(field, of) {
      if (isAbsent(field)) return undefined
      const value = config[field]
      const fits = Array.isArray(value) && value.every((element) => typeof element === of)
      return fits ? value : wrong(field, `a list of ${of}s`)
    },
    nested(field) {
      if (isAbsent(field)) return undefined
      const value = config[field]
      if (typeof value !== 'object' || Array.isArray(value)) return wrong(field, 'an object')
      return readConfig(value as Record<string, unknown>, `${path}${field}.`)
    },
  }
  return reader
}
