import type { Chosen } from '@tunesmith/contract'

/** A setting ready for use: its value, why, and whether a person gave it or it was chosen here. */
export interface Setting<T> extends Chosen<T> {
  origin: 'given' | 'chosen'
}

/** The value from the run description, or where that says `auto` (or nothing), the one `choose` gives. */
export function settle<T>(given: T | 'auto' | undefined, choose: () => Chosen<T>): Setting<T> {
  if (given === undefined || given === 'auto') return { ...choose(), origin: 'chosen' }
  return { value: given as T, reason: 'given in the run description', origin: 'given' }
}

/** A table of choices by size: the first row whose limit is above the amount. */
export type Steps<T> = readonly { below: number; value: T; because: string }[]

export function stepFor<T>(amount: number, steps: Steps<T>): { value: T; because: string } {
  return steps.find(({ below }) => amount < below) ?? steps[steps.length - 1]
}

/** A count as a person reads it: 950, 12 thousand, 135 million, 1.2 billion. */
export function inWords(count: number): string {
  const scales = [
    [1e9, ' billion'],
    [1e6, ' million'],
    [1e4, ' thousand'],
  ] as const
  const [divisor, word] = scales.find(([least]) => count >= least) ?? [1, '']
  const amount = count / (divisor === 1e4 ? 1e3 : divisor)
  return `${amount >= 100 || divisor === 1 ? Math.round(amount) : Number(amount.toPrecision(2))}${word}`
}
