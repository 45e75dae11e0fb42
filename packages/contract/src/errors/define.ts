/** One row of the error table: everything a person needs to understand and mend a failure. */
export interface ErrorRow<P> {
  /** A few words, the same every time. */
  title: string
  /** What happened and why. */
  message: (params: P) => string
  /** What to do now. */
  remedy: string | ((params: P) => string)
}

/** Gives a row its parameter type without repeating it. */
export function row<P = Record<string, never>>(definition: ErrorRow<P>): ErrorRow<P> {
  return definition
}
