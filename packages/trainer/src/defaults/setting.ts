import { reason, type Chosen, type Reason } from '@tunesmith/contract'

/** A setting ready for use: its value, why, and whether a person gave it or it was chosen here. */
export interface Setting<T> extends Chosen<T> {
  origin: 'given' | 'chosen'
}

/** The value from the run description, or where that says `auto` (or nothing), the one `choose` gives. */
export function settle<T>(given: T | 'auto' | undefined, choose: () => Chosen<T>): Setting<T> {
  if (given === undefined || given === 'auto') return { ...choose(), origin: 'chosen' }
  return { value: given as T, reason: reason('given'), origin: 'given' }
}

/** A table of choices by size: the first row whose limit is above the amount. */
export type Steps<T> = readonly { below: number; value: T; because: Reason }[]

export function stepFor<T>(amount: number, steps: Steps<T>): { value: T; because: Reason } {
  return steps.find(({ below }) => amount < below) ?? steps[steps.length - 1]
}
