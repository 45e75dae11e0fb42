import { formatByteSize, isReason } from '@tunesmith/contract'
import { formatSetting } from '@tunesmith/trainer/worker'
import { formatCount, formatDuration, formatMoment, formatSecondsLeft } from '../terminal/quantities.ts'
import { visible } from '../terminal/visible.ts'

export type Entry = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
export const isEntry = (value: unknown): value is Entry => isObject(value) && !Array.isArray(value)

/** A choice with its reason. */
export const isReasoned = (value: unknown): value is { value: unknown; reason: unknown } =>
  isEntry(value) && Object.keys(value).length === 2 && 'value' in value && 'reason' in value

/** Names whose number is not a quantity. */
const notCounted = /^(seed|line|step|priority|id|position)$/i
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/

/** Names whose number is a time in seconds since 1970, as the OpenAI API has it. */
const unixTime = /^created$|_at$|^estimated_finish$/

/** A name of a field in words, without the unit that its value shows: `memoryBytes` is memory. */
export function labelOf(name: string): string {
  const words = name === 'bytes' ? 'size' : name.replace(/Bytes$/, '')
  return words.replace(/([a-z\d])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`)
}

/**
 * A value as one short text, by its kind and by what its name says it counts; null where it has parts that deserve lines of
 * their own.
 */
export function valueText(name: string, value: unknown, entry: Entry = {}): string | null {
  if (value === null || value === undefined || value === '') return '–'
  if (name === 'value' && typeof entry.setting === 'string') return visible(formatSetting(entry as never))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberText(name, value)
  if (typeof value === 'string') return textOf(value)
  if (isReason(value)) return visible(value.text)
  if (Array.isArray(value)) return listText(name, value)
  return objectText(name, value as Entry)
}

function textOf(value: string): string | null {
  if (moment.test(value)) return formatMoment(new Date(value))
  return value.includes('\n') ? null : visible(value)
}

function numberText(name: string, value: number): string {
  if (/bytes$/i.test(name)) return formatByteSize(value)
  if (/^seconds$|Seconds$/.test(name)) return formatDuration(value)
  if (unixTime.test(name)) return formatMoment(new Date(value * 1000))
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(4)))
  return notCounted.test(name) ? String(value) : value >= 0 ? formatCount(value) : String(value)
}

function listText(name: string, values: readonly unknown[]): string | null {
  if (values.length === 0) return '–'
  const texts = values.map((value) => (isObject(value) && !isReason(value) ? null : valueText(name, value)))
  return texts.every((text) => text !== null) ? texts.join(', ') : null
}

function objectText(name: string, value: Entry): string | null {
  const keys = Object.keys(value)
  if (keys.length === 0) return '–'
  if (/seconds/i.test(name) && typeof value.low === 'number' && typeof value.high === 'number') {
    return formatSecondsLeft({ low: value.low, high: value.high })
  }
  return isReasoned(value) ? [valueText(name, value.value), valueText('reason', value.reason)].join(' – ') : null
}

/** Anything in one line, for a cell of a table: of things with names only these. */
export function inlineText(name: string, value: unknown, entry: Entry = {}): string {
  if (isReasoned(value)) return inlineText(name, value.value)
  const text = valueText(name, value, entry)
  if (text !== null) return text
  if (typeof value === 'string') return visible(value.replace(/\s*\n\s*/g, ' '))
  if (Array.isArray(value)) return value.map((part: unknown) => inlineText(name, isEntry(part) && typeof part.name === 'string' ? part.name : part)).join(', ')
  return Object.entries(value as Entry).map(([key, part]) => `${labelOf(key)}: ${inlineText(key, part)}`).join(', ')
}
