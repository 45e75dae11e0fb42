import type { EventOf, Verdict } from '@tunesmith/contract'
import { isCorrect } from '@tunesmith/trainer/worker'
import { mcNemarPValue, pairedDifferenceInterval } from './paired-statistics.ts'

/** One test question with both answers, as the events have it. */
export type TestExample = EventOf<'tested'>['examples'][number]

/** The probability of an error below which a difference counts. */
const significance = 0.05

/** Whether the base model was right; logs of earlier versions do not say so. */
export const wasCorrect = ({ correctBefore, before, expected }: TestExample): boolean => correctBefore ?? isCorrect(before, expected)

/**
 * The quality proof. A model is better (or worse) only when both the exact test and the interval of the difference say
 * so; anything else is no evidence.
 */
export function judge({ rows, before, now, examples }: EventOf<'tested'>): Verdict {
  const fixed = examples.filter((example) => example.correct && !wasCorrect(example)).length
  const broken = examples.filter((example) => !example.correct && wasCorrect(example)).length
  const counts = { fixed, broken, rows: examples.length }
  const { low, high } = pairedDifferenceInterval(counts)
  const pValue = mcNemarPValue(counts)
  const isEvident = pValue < significance
  return {
    verdict: isEvident && low > 0 ? 'better' : isEvident && high < 0 ? 'worse' : 'no-evidence',
    rows, before, now,
    difference: { share: (fixed - broken) / examples.length, low, high },
    pValue,
  }
}
