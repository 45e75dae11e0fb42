import { nearestWithin } from './nearest.ts'

/** number ≈ scale × code − minimum */
export interface ScaleAndMinimum {
  scale: number
  /** Never negative, so that codes can stand for zero. */
  minimum: number
}

const MOST_CODE = 15
/** Tried beside the plain one: that many inverse scales, each 0.1 codes wider than the last, from 1 code below on. */
const TRIALS = 21
const FIRST_TRIAL = -1
const { abs, fround, min, sqrt } = Math
const TRIAL_STEP = fround(0.1)

/**
 * Chooses codes 0 to 15 with scale and minimum for a group of numbers: for each of several ways to round, counted from the
 * best minimum so far, scale and minimum are solved for by weighted least squares, and the way with the least weighted
 * squared error is kept. Large numbers weigh more. Every operation rounds to float32, so that the result is the one
 * llama.cpp finds.
 *
 * @param codes receives the codes
 * @param result receives scale and minimum
 */
export function fitScaleAndMinimum(numbers: Float32Array, codes: Uint8Array, result: ScaleAndMinimum): void {
  const count = numbers.length
  const trial = trialCodes
  let squares = 0
  for (let i = 0; i < count; i++) squares = fround(squares + fround(numbers[i] * numbers[i]))
  const spread = fround(sqrt(fround(squares / count)))
  let offset = numbers[0] // the least number at first, then the best minimum so far, with its sign
  let most = numbers[0]
  let weightSum = 0
  let weightedSum = 0
  for (let i = 0; i < count; i++) {
    const number = numbers[i]
    const weight = fround(spread + abs(number))
    weights[i] = weight
    if (number < offset) offset = number
    if (number > most) most = number
    weightSum = fround(weightSum + weight)
    weightedSum = fround(weightedSum + fround(weight * number))
  }
  offset = min(0, offset)
  if (most === offset) {
    codes.fill(0)
    result.scale = 0
    result.minimum = -offset
    return
  }
  const plainInverse = fround(MOST_CODE / fround(most - offset))
  let scale = fround(1 / plainInverse)
  let leastError = 0
  for (let i = 0; i < count; i++) {
    codes[i] = round(plainInverse, offset, numbers[i])
    leastError = fround(leastError + weightedSquare(weights[i], scale, codes[i], offset, numbers[i]))
  }
  for (let step = 0; step < TRIALS; step++) {
    const inverse = fround(fround(fround(FIRST_TRIAL + fround(TRIAL_STEP * step)) + MOST_CODE) / fround(most - offset))
    let [sumL, sumLL, sumXL] = [0, 0, 0]
    for (let i = 0; i < count; i++) {
      const code = round(inverse, offset, numbers[i])
      const weighted = fround(weights[i] * code)
      trial[i] = code
      sumL = fround(sumL + weighted)
      sumLL = fround(sumLL + fround(weighted * code))
      sumXL = fround(sumXL + fround(weighted * numbers[i]))
    }
    const determinant = fround(fround(weightSum * sumLL) - fround(sumL * sumL))
    if (determinant <= 0) continue
    let trialScale = fround(fround(fround(weightSum * sumXL) - fround(weightedSum * sumL)) / determinant)
    let trialOffset = fround(fround(fround(sumLL * weightedSum) - fround(sumL * sumXL)) / determinant)
    if (trialOffset > 0) {
      trialOffset = 0
      trialScale = fround(sumXL / sumLL)
    }
    let error = 0
    for (let i = 0; i < count; i++) {
      error = fround(error + weightedSquare(weights[i], trialScale, trial[i], trialOffset, numbers[i]))
    }
    if (error >= leastError) continue
    codes.set(trial)
    leastError = error
    scale = trialScale
    offset = trialOffset
  }
  result.scale = scale
  result.minimum = -offset
}

const weights = new Float32Array(32)
const trialCodes = new Uint8Array(32)

const round = (inverse: number, offset: number, number: number) =>
  nearestWithin(fround(inverse * fround(number - offset)), 0, MOST_CODE)

function weightedSquare(weight: number, scale: number, code: number, offset: number, number: number): number {
  const difference = fround(fround(fround(scale * code) + offset) - number)
  return fround(weight * fround(difference * difference))
}
