import { fail, kindOfValue, reason, type Reason } from '@tunesmith/contract'

/** Where in the file something is; travels along while a row is taken apart. */
export interface Place {
  line: number
  field: string
}

/** Throws DATA_ROW_INVALID for a field. */
export function invalid({ line, field }: Place, problem: Reason, repair: Reason): never {
  return fail('DATA_ROW_INVALID', { line, field, problem, repair })
}

/** A field as text; numbers and booleans are written out. */
export function textField(value: unknown, place: Place): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'object' && value !== null) {
    return invalid(place, reason('row.not-text', { found: kindOfValue(value) }), reason('mend.as-text'))
  }
  return invalid(place, reason('row.no-value', { found: kindOfValue(value) }), reason('mend.fill-field'))
}
