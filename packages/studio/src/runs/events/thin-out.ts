import type { GrowingNumbers } from './growing-numbers.ts'

/**
 * At most `points` points of a curve: all of them where they are that few, else the least, the greatest and the last of
 * each of many stretches of the same length, so that no peak is lost. A value that is not a number becomes null; it is
 * kept where it is the last of its stretch.
 */
export function thinOut(steps: GrowingNumbers, values: GrowingNumbers, points: number): { steps: number[]; values: (number | null)[] } {
  const kept = values.length <= points ? Array.from({ length: values.length }, (_, index) => index) : extremes(values, Math.floor(points / 3))
  return {
    steps: kept.map((index) => steps.at(index)),
    values: kept.map((index) => (Number.isNaN(values.at(index)) ? null : values.at(index))),
  }
}

/** Places of the least, the greatest and the last value of each stretch, ascending. */
function extremes(values: GrowingNumbers, stretches: number): number[] {
  const kept: number[] = []
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = Math.floor((stretch * values.length) / stretches)
    const last = Math.floor(((stretch + 1) * values.length) / stretches) - 1
    let least = last
    let greatest = last
    for (let index = start; index < last; index++) {
      const value = values.at(index)
      if (value < values.at(least) || (Number.isNaN(values.at(least)) && !Number.isNaN(value))) least = index
      if (value > values.at(greatest) || (Number.isNaN(values.at(greatest)) && !Number.isNaN(value))) greatest = index
    }
    kept.push(...new Set([Math.min(least, greatest), Math.max(least, greatest), last]))
  }
  return kept
}
