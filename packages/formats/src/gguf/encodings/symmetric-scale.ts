import { nearestWithin } from './nearest.ts'
import { signedExtreme } from './signed-extreme.ts'

/** Codes reach from −32 to 31. */
const REACH = 32
/** Tried beside the plain one: ranges up to 0.9 codes narrower and wider, in steps of 0.1. */
const TRIALS_EACH_WAY = 9
const { abs, fround } = Math
const TRIAL_STEP = fround(0.1)
const NEGLIGIBLE = fround(1e-15)

/**
 * Chooses codes 0 to 63, which stand for themselves less 32, and a scale for a group of numbers: for each of several
 * ways to round, the scale is solved for by least squares weighted by the squares of the numbers, and the way with the
 * least error is kept. Every operation rounds to float32, so that the result is the one llama.cpp finds.
 *
 * @param codes receives the codes
 * @returns the scale, which is negative where the number of greatest magnitude is positive
 */
export function fitScale(numbers: Float32Array, codes: Uint8Array): number {
  const extreme = signedExtreme(numbers, 0, numbers.length)
  if (abs(extreme) < NEGLIGIBLE) {
    codes.fill(0)
    return 0
  }
  let scale = 0
  let best = 0
  for (let trial = -TRIALS_EACH_WAY - 1; trial <= TRIALS_EACH_WAY; trial++) {
    const isPlain = trial < -TRIALS_EACH_WAY // the plain way comes first
    if (trial === 0) continue
    const inverse = isPlain ? fround(-REACH / extreme) : fround(-fround(REACH + fround(TRIAL_STEP * trial)) / extreme)
    let [sumXL, sumLL] = [0, 0]
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i]
      const code = round(inverse, number)
      const weight = fround(number * number)
      sumXL = fround(sumXL + fround(fround(weight * number) * code))
      sumLL = fround(sumLL + fround(fround(weight * code) * code))
    }
    const isBetter = sumLL > 0 && fround(sumXL * sumXL) > fround(best * sumLL)
    if (!isPlain && !isBetter) continue
    for (let i = 0; i < numbers.length; i++) codes[i] = REACH + round(inverse, numbers[i])
    scale = sumLL > 0 ? fround(sumXL / sumLL) : 0
    best = fround(scale * sumXL)
  }
  return scale
}

const round = (inverse: number, number: number) => nearestWithin(fround(inverse * number), -REACH, REACH - 1)
