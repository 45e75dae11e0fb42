const { fround } = Math

/** 1.5 × 2²³: added to a float32 of less than 2²², it leaves no bits for fractions. */
const ROUNDER = 12582912

/** The nearest whole number, ties to even, by float32 arithmetic. */
export const nearest = (value: number): number => (fround(value + ROUNDER) - ROUNDER) | 0

/** The nearest whole number from `least` to `most`. */
export function nearestWithin(value: number, least: number, most: number): number {
  const whole = nearest(value)
  return whole < least ? least : whole > most ? most : whole
}
