/** How long examples are, in tokens, before any cutting. */
export interface LengthStatistics {
  count: number
  mean: number
  p50: number
  p95: number
  p99: number
  max: number
}

/**
 * Percentiles by the nearest-rank method: p95 is the shortest length that at least 95 % of the examples do not exceed.
 */
export function lengthStatistics(lengths: readonly number[]): LengthStatistics {
  const sorted = Float64Array.from(lengths).sort()
  const percentile = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return {
    count: sorted.length,
    mean: sorted.length === 0 ? 0 : sorted.reduce((sum, length) => sum + length, 0) / sorted.length,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    max: sorted.at(-1) ?? 0,
  }
}
