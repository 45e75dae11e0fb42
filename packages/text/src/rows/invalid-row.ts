import { fail, reason, type Reason } from '@tunesmith/contract'

/** Where in the file something is; travels along while a row is taken apart. */
export interface Place {
  line: number
  field: string
}

/** Throws DATA_ROW_INVALID for a field. */
export function invalid({ line, field }: Place, problem: Reason, repair: Reason): never {
  return fail('DATA_ROW_INVALID', { line, field, problem, repair })
}

/** What a JSON value is, in words. */
export function kindOf(value: unknown): Reason {
  if (value === undefined) return reason('value.missing')
  if (value === null) return reason('value.null')
  return reason(Array.isArray(value) ? 'value.list' : `value.${typeof value as 'object' | 'string' | 'number' | 'boolean'}`)
}

/** A field as text; numbers and booleans are written out. */
export function textField(value: unknown, place: Place): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && value !== null) {
    return invalid(place, reason('row.not-text', { found: kindOf(value) }), reason('mend.as-text'))
  }
  return invalid(place, reason('row.no-value', { found: kindOf(value) }), reason('mend.fill-field'))
}
