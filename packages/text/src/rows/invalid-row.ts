import { fail } from '@tunesmith/contract'

/** Where in the file something is; travels along while a row is taken apart. */
export interface Place {
  line: number
  field: string
}

/** Throws DATA_ROW_INVALID for a field. */
export function invalid({ line, field }: Place, problem: string, repair: string): never {
  return fail('DATA_ROW_INVALID', { line, field, problem, repair })
}

/** What a JSON value is, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** A field as text; numbers and booleans are written out. */
export function textField(value: unknown, place: Place): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && value !== null) {
    return invalid(
      place,
      `it is ${kindOf(value)} instead of text`,
      'Write it as text; an answer that is meant to be JSON has to be written as the text the model should produce.',
    )
  }
  return invalid(place, `it is ${kindOf(value)}`, 'Fill the field in, or remove the row.')
}
