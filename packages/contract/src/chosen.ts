import type { Reason } from './reasons/index.ts'

/** A value together with why it was chosen; every automatic decision returns one. */
export interface Chosen<T> {
  value: T
  reason: Reason
}

export function chosen<T>(value: T, reason: Reason): Chosen<T> {
  return { value, reason }
}
