import { madeWord, surname } from './names.ts'
import type { Random } from './random.ts'
import { COMPANY_KINDS, MONTHS, PLAIN_WORDS, STREETS, STREET_KINDS } from './words.ts'

const NUMBER_WORDS =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`.split(/\s+/)
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** 0 to 99 in words: 42 is "forty-two". */
export function numberWord(value: number): string {
  if (value <= 20) return NUMBER_WORDS[value]
  const unit = value % 10
  return TENS[Math.floor(value / 10)] + (unit === 0 ? '' : `-${NUMBER_WORDS[unit]}`)
}

/** A maker of whole numbers between two bounds, as digits. */
export const number =
  (low: number, high: number) =>
  (random: Random): string =>
    String(random.int(low, high))

/** A small whole number, in words or in digits. */
export const count =
  (low: number, high: number) =>
  (random: Random): string => {
    const value = random.int(low, high)
    return value < 100 && random.chance(0.5) ? numberWord(value) : String(value)
  }

/** A price with small, medium or large amounts: "$8", "$12.50", "45 dollars", "$1,250". */
export function price(random: Random): string {
  const kind = random.int(0, 9)
  if (kind < 4) return `$${random.int(2, 99)}`
  if (kind < 6) return `$${random.int(100, 950)}`
  if (kind < 8) return `$${random.int(1, 99)}.${random.pick(['25', '50', '75', '20', '80', '95'])}`
  if (kind < 9) return `${random.int(2, 300)} dollars`
  return `$${random.int(1, 9)},${String(random.int(0, 999)).padStart(3, '0')}`
}

/** An office fee, nearly always written with a dollar sign. */
export function fee(random: Random): string {
  const kind = random.int(0, 9)
  if (kind < 7) return `$${random.int(2, 260)}`
  if (kind < 9) return `$${random.int(2, 90)}.${random.pick(['50', '25', '75'])}`
  return `${random.int(3, 150)} dollars`
}

/** "9 am", "14:30", "half past six". */
export function clockTime(random: Random): string {
  const hour = random.int(1, 12)
  const minutes = random.pick(['00', '15', '30', '45', '10', '20', '40', '50'])
  const kind = random.int(0, 9)
  if (kind < 3) return `${hour} ${random.pick(['am', 'pm'])}`
  if (kind < 6) return `${hour}:${minutes} ${random.pick(['am', 'pm'])}`
  if (kind < 8) return `${random.int(6, 22)}:${minutes}`
  if (kind < 9) return `${random.pick(['half past', 'quarter past', 'quarter to'])} ${numberWord(hour)}`
  return `${numberWord(hour)} o'clock`
}

/** A morning hour. */
export const morning = (random: Random): string =>
  `${random.int(6, 11)}${random.pick(['', ':30', ':15', ':45', ''])} am`

/** An afternoon or evening hour. */
export const evening = (random: Random): string =>
  `${random.int(1, 10)}${random.pick(['', ':30', ':15', ':45', ''])} pm`

/** A day of the year, sometimes with the year: "4 May", "May 4", "12 June 1987". */
export function date(random: Random): string {
  const day = random.int(1, 28)
  const month = random.pick(MONTHS)
  const kind = random.int(0, 3)
  if (kind === 0) return `${day} ${month}`
  if (kind === 1) return `${month} ${day}`
  if (kind === 2) return `${day} ${month} ${year(random)}`
  return `${month} ${day}, ${year(random)}`
}

/** A year between 1801 and 2029. */
export function year(random: Random): string {
  return String(random.chance(0.6) ? random.int(1950, 2029) : random.int(1801, 1949))
}

/** A span of days, weeks or months: "ten business days", "3 weeks". */
export function period(random: Random): string {
  const unit = random.pick(['business days', 'working days', 'days', 'days', 'weeks', 'months'])
  const value = random.int(2, unit === 'months' || unit === 'weeks' ? 12 : 45)
  return `${random.chance(0.5) ? numberWord(value) : value} ${unit}`
}

/** A share: "5 percent", "12%". */
export function percentage(random: Random): string {
  const value = random.int(1, 60)
  const kind = random.int(0, 2)
  return kind === 0 ? `${value}%` : kind === 1 ? `${value} percent` : `${numberWord(value)} percent`
}

/** A reference such as "AB-4821". */
export function reference(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
  const letter = (): string => letters[random.int(0, letters.length - 1)]
  const digits = random.int(10, 99999)
  return random.pick([
    `${letter()}${letter()}-${digits}`,
    `${letter()}${digits}`,
    `${digits}`,
    `${letter()}${letter()}${letter()} ${digits}`,
  ])
}

/** A telephone number of seven digits. */
export const phone = (random: Random): string => `555-${String(random.int(0, 9999)).padStart(4, '0')}`

/** An email address at an invented host. */
export function email(random: Random): string {
  const user = random.pick([surname(random), madeWord(random), random.pick(PLAIN_WORDS)]).toLowerCase()
  const host = random.pick([madeWord(random), random.pick(PLAIN_WORDS)]).toLowerCase()
  return `${user}${random.chance(0.3) ? random.int(1, 99) : ''}@${host}.example`
}

/** A street with its kind: "Willow Lane". */
export function street(random: Random): string {
  const name = random.chance(0.5) ? random.pick(STREETS) : random.chance(0.5) ? surname(random) : madeWord(random)
  return `${name} ${random.pick(STREET_KINDS)}`
}

/** House number and street. */
export const address = (random: Random): string => `${random.int(1, 199)} ${street(random)}`

/** An invented company. */
export const company = (random: Random): string =>
  `${random.chance(0.6) ? madeWord(random) : surname(random)} ${random.pick(COMPANY_KINDS)}`

/** A maker that picks from a list. */
export const one =
  <T>(items: readonly T[]) =>
  (random: Random): T =>
    random.pick(items)

/** A maker that draws again until the value differs from the named earlier slots. */
export const unlike =
  (make: (random: Random) => string, ...names: readonly string[]) =>
  (random: Random, slots: Readonly<Record<string, string>>): string => {
    for (;;) {
      const value = make(random)
      if (names.every((name) => slots[name] !== value)) return value
    }
  }
