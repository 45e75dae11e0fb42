/** Writes seconds for a person: `8 s`, `2 min 05 s`, `3 h 20 min`, `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  const two = (amount: number) => String(amount).padStart(2, '0')
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${two(s % 60)} s`
  const minutes = Math.round(s / 60)
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
  const hours = Math.round(s / 3600)
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** Units of an estimate, the coarsest that still tells something. */
const coarse = [
  { unit: 's', seconds: 1, until: 90 },
  { unit: 'min', seconds: 60, until: 90 * 60 },
  { unit: 'h', seconds: 3600, until: 48 * 3600 },
  { unit: 'days', seconds: 86400, until: Infinity },
] as const

/** Writes an estimate as a range in one unit: `1–2 min`, `about 40 s`. */
export function formatSecondsLeft({ low, high }: { low: number; high: number }): string {
  if (high < 1) return 'less than 1 s'
  const { unit, seconds } = coarse.find(({ until }) => high < until) ?? coarse[3]
  const [from, to] = [Math.max(0, low / seconds), high / seconds].map((amount) => rounded(amount))
  return from === to ? `about ${to} ${unit}` : `${from}–${to} ${unit}`
}

/** Two significant digits at most, since it is an estimate. */
function rounded(amount: number): number {
  if (amount < 10) return Math.round(amount)
  const step = 10 ** (Math.floor(Math.log10(amount)) - 1)
  return Math.round(amount / step) * step
}

/** Writes a count for a person: `950`, `12,345`, `1.2 M`, `7.6 B`. */
export function formatCount(count: number): string {
  if (count < 999_500) return Math.round(count).toLocaleString('en')
  const { unit, size } = count >= 9.995e8 ? { unit: 'B', size: 1e9 } : { unit: 'M', size: 1e6 }
  return `${(count / size).toFixed(count / size < 100 ? 1 : 0)} ${unit}`
}

/** Writes a loss or a norm: three or four digits that matter, `not a number` for null. */
export function formatMeasure(value: number | null): string {
  if (value === null) return 'not a number'
  return Math.abs(value) >= 1000 ? value.toExponential(2) : value.toFixed(Math.abs(value) < 10 ? 4 : 2)
}

/** Writes a learning rate: `1.8e-4`. */
export function formatRate(rate: number): string {
  return rate === 0 ? '0' : rate.toExponential(1).replace('e+', 'e')
}

/** Writes a share of right answers with its uncertainty: `87 % (70–95 %)`. */
export function formatScore({ share, low, high }: { share: number; low: number; high: number }): string {
  const percent = (part: number) => Math.round(part * 100)
  return `${percent(share)} % (${percent(low)}–${percent(high)} %)`
}

/** Writes a moment in the time of this machine: `2026-11-26 08:44`. */
export function formatMoment(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}
