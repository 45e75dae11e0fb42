const blocks = '▁▂▃▄▅▆▇█'
const partials = ' ▏▎▍▌▋▊▉'

/** A bar of `columns` characters, filled up to `share` (0 to 1) in eighths of a character. */
export function bar(share: number, columns: number): { filled: string; empty: string } {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * columns * 8)
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 > 0 ? partials[eighths % 8] : '')
  return { filled, empty: '░'.repeat(columns - filled.length) }
}

/**
 * A line chart in one row of at most `columns` characters, from lowest to highest value. More values than columns are
 * averaged in equal groups; a group without any finite value shows as `×`.
 */
export function sparkline(values: readonly (number | null)[], columns: number): string {
  const width = Math.min(columns, values.length)
  const groups = Array.from({ length: width }, (_, index) =>
    mean(values.slice(Math.floor((index * values.length) / width), Math.floor(((index + 1) * values.length) / width))))
  const known = groups.filter((value) => value !== null)
  const low = Math.min(...known)
  const range = Math.max(...known) - low
  return groups
    .map((value) => (value === null ? '×' : blocks[range === 0 ? 3 : Math.round(((value - low) / range) * (blocks.length - 1))]))
    .join('')
}

function mean(values: readonly (number | null)[]): number | null {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[]
  return finite.length === 0 ? null : finite.reduce((sum, value) => sum + value, 0) / finite.length
}
