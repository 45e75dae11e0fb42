/** Bytes in each unit a person may write; `GB` counts in thousands as disks do, `GiB` in 1024s as memory does. */
const unitBytes = {
  B: 1,
  kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12,
  KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40,
} as const

const byUnit = new Map<string, number>(Object.entries(unitBytes).map(([unit, bytes]) => [unit.toLowerCase(), bytes]))

/** The form `parseByteSize` reads: a number, perhaps a space, a unit. */
export const byteSizePattern = /^\d+(\.\d+)? ?([kmgt]i?)?b$/i

/** Reads `8GB`, `512 MiB` or `1.5 TB` as bytes; `null` when the text is not a size. */
export function parseByteSize(text: string): number | null {
  const trimmed = text.trim()
  if (!byteSizePattern.test(trimmed)) return null
  const amount = Number.parseFloat(trimmed)
  const unit = trimmed.replace(/^[\d. ]+/, '').toLowerCase()
  return Math.round(amount * byUnit.get(unit)!)
}

/** Writes bytes for a person: `8.0 GB`, `512 MB`, `12 kB`. */
export function formatByteSize(bytes: number): string {
  const unit = (['TB', 'GB', 'MB', 'kB'] as const).find((name) => Math.abs(bytes) >= unitBytes[name]) ?? 'B'
  const amount = bytes / unitBytes[unit]
  return `${unit !== 'B' && Math.abs(amount) < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`
}
