/**
 * The error function to float64 accuracy: 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·5…(2n+1)) (Abramowitz & Stegun 7.1.6),
 * a series of positive terms, so that nothing cancels.
 */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x) // 1 − erf(6) is below float64's resolution
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
