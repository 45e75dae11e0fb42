/** Numbers, sizes, times and dates in one language. Missing values are an en dash. */
export interface Format {
  readonly locale: string
  number: (value: number | null, options?: Intl.NumberFormatOptions) => string
  /** 0.853 → 85 % */
  percent: (share: number | null, digits?: number) => string
  /** 0.052 → +5 %, with its sign. */
  percentChange: (share: number | null, digits?: number) => string
  /** 45_700_000 → 46M */
  compact: (value: number | null) => string
  /** Significant digits, for losses and rates: 0.00021 → 0.00021, 2.3456 → 2.346 */
  significant: (value: number | null, digits?: number) => string
  bytes: (bytes: number | null) => string
  duration: (seconds: number | null) => string
  /** 60…300 s → 1–5 min */
  durationRange: (seconds: { low: number; high: number } | null) => string
  date: (moment: string | Date) => string
  dateTime: (moment: string | Date) => string
  /** 3 minutes ago */
  relative: (moment: string | Date, now?: Date) => string
  list: (items: readonly string[]) => string
}

const absent = '–'

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

const timeUnits = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

const relativeUnits = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  ...timeUnits,
] as const

const formats = new Map<string, Format>()

/** The formats of a locale; made once. */
export function formatFor(locale: string): Format {
  const known = formats.get(locale)
  if (known !== undefined) return known
  const made = makeFormat(locale)
  formats.set(locale, made)
  return made
}

function makeFormat(locale: string): Format {
  const inUnit = (unit: string, maximumFractionDigits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits })
  const numberWith = (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
  const plain = numberWith()
  // The field writes 10M; British English alone would write 10m.
  const short = new Intl.NumberFormat(locale.startsWith('en') ? 'en-US' : locale, { notation: 'compact', maximumSignificantDigits: 3 })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })

  const bytes = (amount: number) => {
    const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(amount))) / 3)))
    const inIt = amount / 1000 ** power
    return inUnit(byteUnits[power], power > 0 && Math.abs(inIt) < 10 ? 1 : 0).format(inIt)
  }

  const duration = (seconds: number) => {
    if (seconds < 10) return inUnit('second', 1).format(seconds)
    const index = timeUnits.findIndex((row) => Math.round(seconds) >= row.seconds)
    const large = timeUnits[index]
    const small = timeUnits[index + 1]
    if (small === undefined) return inUnit('second').format(Math.round(seconds))
    const inSmall = Math.round(seconds / small.seconds)
    const perLarge = large.seconds / small.seconds
    const parts = [inUnit(large.unit).format(Math.floor(inSmall / perLarge))]
    if (inSmall % perLarge > 0) parts.push(inUnit(small.unit).format(inSmall % perLarge))
    return units.format(parts)
  }

  const durationRange = ({ low, high }: { low: number; high: number }) => {
    const { unit, seconds } = timeUnits.find((row) => high >= row.seconds * 2) ?? timeUnits[timeUnits.length - 1]
    const inUnits = (value: number) => Math.max(0, Math.round(value / seconds))
    return inUnit(unit).formatRange(inUnits(low), Math.max(inUnits(low), inUnits(high)))
  }

  const relative = (moment: string | Date, now = new Date()) => {
    const seconds = (new Date(moment).getTime() - now.getTime()) / 1000
    const row = relativeUnits.find((candidate) => Math.abs(seconds) >= candidate.seconds)
    return row === undefined ? ago.format(0, 'second') : ago.format(Math.trunc(seconds / row.seconds), row.unit)
  }

  const orAbsent = <T>(write: (value: T) => string) => (value: T | null) =>
    value === null || (typeof value === 'number' && !Number.isFinite(value)) ? absent : write(value)

  return {
    locale,
    number: (value, options) => orAbsent<number>((present) => (options ? numberWith(options) : plain).format(present))(value),
    percent: (share, digits = 0) =>
      orAbsent<number>(numberWith({ style: 'percent', maximumFractionDigits: digits }).format)(share),
    percentChange: (share, digits = 0) =>
      orAbsent<number>(numberWith({ style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format)(share),
    compact: orAbsent(short.format),
    significant: (value, digits = 4) => orAbsent<number>(numberWith({ maximumSignificantDigits: digits }).format)(value),
    bytes: orAbsent(bytes),
    duration: orAbsent(duration),
    durationRange: orAbsent(durationRange),
    date: (moment) => day.format(new Date(moment)),
    dateTime: (moment) => minute.format(new Date(moment)),
    relative,
    list: (items) => conjunction.format(items),
  }
}
