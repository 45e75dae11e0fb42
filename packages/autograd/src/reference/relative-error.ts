/** The largest difference, relative to the largest expected value; infinite when lengths differ or a result is NaN. */
export function relativeError(actual: ArrayLike<number | bigint>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity
  const reference = Array.from(expected)
  const scale = reference.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1
  return reference.reduce((worst, x, index) => {
    const error = Math.abs(Number(actual[index]) - x) / scale
    return Number.isNaN(error) ? Infinity : Math.max(worst, error)
  }, 0)
}
