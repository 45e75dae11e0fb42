import { formatByteSize } from '../byte-size.ts'
import type { Reason } from './reason.ts'

/** What a place of a template can hold, by the kind it names: `{rows, number}`. */
export interface Kinds {
  text: string
  /** Names, one after the other. */
  list: readonly string[]
  number: number
  /** Written with the three digits that matter. */
  measure: number
  /** A large number in words: 135 million. */
  count: number
  bytes: number
  /** 0 … 1, written in percent. */
  share: number
  reason: Reason
  /** Parts of a sentence, joined by commas and a word for and. */
  reasons: readonly Reason[]
  /** Whole sentences. */
  sentences: readonly Reason[]
}

/** How each kind is written in English. */
export const writers: { readonly [K in keyof Kinds]: (value: Kinds[K]) => string } = {
  text: (value) => value,
  list: (names) => names.join(', '),
  number: String,
  measure: (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value)),
  count: inWords,
  bytes: formatByteSize,
  share: (value) => (value > 0 && value < 0.001 ? 'less than 0.1 %' : `${Number((value * 100).toPrecision(2))} %`),
  reason: ({ text }) => text,
  reasons: (parts) => new Intl.ListFormat('en-GB').format(parts.map(({ text }) => text)),
  sentences: (parts) => parts.map(({ text }) => text).join(' '),
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
