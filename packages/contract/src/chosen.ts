/** A value together with the sentence that says why it was chosen; every automatic decision returns one. */
export interface Chosen<T> {
  value: T
  reason: string
}

export function chosen<T>(value: T, reason: string): Chosen<T> {
  return { value, reason }
}
