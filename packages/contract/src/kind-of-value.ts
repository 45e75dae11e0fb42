import { reason, type Reason } from './reasons/index.ts'

/** What kind of JSON value something is, in words: a string, an object, missing. */
export function kindOfValue(value: unknown): Reason {
  if (value === undefined) return reason('value.missing')
  if (value === null) return reason('value.null')
  return reason(Array.isArray(value) ? 'value.list' : `value.${typeof value as 'object' | 'string' | 'number' | 'boolean'}`)
}
