import { Verdict, type EventOf } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { mcNemarPValue, pairedDifferenceInterval } from './paired-statistics.ts'
import { judge, type TestExample } from './verdict.ts'

/*
 * From an independent reference: p-values by statsmodels 0.15.0, `mcnemar(table, exact=True)`; intervals by SciPy 1.17.1,
 * inverting the score test with `brentq`, where the nuisance parameter maximises the trinomial likelihood numerically
 * (`minimize_scalar`) instead of by Tango's formula.
 */
const golden: [fixed: number, broken: number, rows: number, pValue: number, low: number, high: number][] = [
  [12, 2, 50, 0.012939453125, 0.061112, 0.344709],
  [0, 0, 40, 1.0, -0.087622, 0.087622],
  [5, 0, 20, 0.0625, 0.048594, 0.468701],
  [30, 10, 111, 0.0022214337732293643, 0.071664, 0.287383],
  [3, 9, 60, 0.14599609375, -0.222379, 0.01495],
  [1, 1, 10, 1.0, -0.342237, 0.342237],
  [400, 320, 2000, 0.0032110124861901243, 0.013735, 0.066248],
  [20, 0, 20, 1.9073486328125e-6, 0.67775, 1.0],
  [0, 7, 7, 0.015625, -1.0, -0.291339],
  [9, 2, 111, 0.0654296875, 0.005377, 0.132075],
  [10, 2, 111, 0.03857421875, 0.012904, 0.143097],
]

describe('paired statistics', () => {
  it.each(golden)('of %i fixed and %i broken questions of %i are those of the reference', (fixed, broken, rows, pValue, low, high) => {
    const counts = { fixed, broken, rows }
    expect(mcNemarPValue(counts)).toBeCloseTo(pValue, 12)
    const interval = pairedDifferenceInterval(counts)
    expect(interval.low).toBeCloseTo(low, 5)
    expect(interval.high).toBeCloseTo(high, 5)
  })

  it('also hold for more questions than a power of one half can count', () => {
    expect(mcNemarPValue({ fixed: 2000, broken: 2000, rows: 5000 })).toBe(1)
    expect(mcNemarPValue({ fixed: 2300, broken: 2000, rows: 5000 })).toBeCloseTo(5.1e-6, 6)
  })
})

const score = { correct: 0, share: 0, low: 0, high: 1 }
const example = (correctBefore: boolean | undefined, correct: boolean): TestExample => ({
  prompt: 'What colour?', expected: 'Red', before: 'It is red.', now: 'It is blue.', correct, ...(correctBefore !== undefined && { correctBefore }),
})
const tested = (examples: TestExample[]): EventOf<'tested'> => ({
  type: 'tested', time: '2026-01-02T03:04:05.678Z', step: 9, rows: examples.length, before: score, now: score, examples, seconds: 1,
})
const many = (count: number, correctBefore: boolean, correct: boolean) => Array.from({ length: count }, () => example(correctBefore, correct))

describe('the verdict', () => {
  it.each<[Verdict['verdict'], TestExample[]]>([
    ['better', [...many(10, false, true), ...many(2, true, false), ...many(99, true, true)]],
    ['worse', [...many(2, false, true), ...many(10, true, false), ...many(99, false, false)]],
    ['no-evidence', many(40, true, true)],
    // the interval alone would say better
    ['no-evidence', [...many(9, false, true), ...many(2, true, false), ...many(100, true, true)]],
  ])('is %s', (verdict, examples) => {
    const judged = judge(tested(examples))
    expect(judged.verdict).toBe(verdict)
    expect(Verdict.parse(judged)).toEqual(judged)
  })

  it('looks at the answers of the base model where a log does not say whether they were right', () => {
    expect(judge(tested([example(undefined, false)])).difference.share).toBe(-1)
  })
})
