import { endOfValue, valueOf } from './json-scan.ts'
import type { NamedFormat, ObjectFormat, ToolCallFormat } from './format.ts'

/** A call in a text that begins with it, as far as it is written. */
export interface WrittenCall {
  name: string
  /** Where its arguments begin. */
  from: number
  /** Where they end; undefined while they are written. */
  to?: number
  /** Where its JSON ends; undefined while it is written. */
  end?: number
}

/** What a text begins with: a call, none, or not enough yet to tell. */
export type Reading = WrittenCall | 'none' | 'undecided'

/** Reads the call that a text begins with, behind the mark that opens it. */
export function readCall(text: string, format: ToolCallFormat, names: ReadonlySet<string>): Reading {
  return format.kind === 'object' ? readObject(text, format, names) : readNamed(text, format, names)
}

function readObject(text: string, { nameKey, argumentsKey, isList }: ObjectFormat, names: ReadonlySet<string>): Reading {
  const start = text.search(isList ? /[^\s[]/ : /\S/)
  if (start < 0) return 'undecided'
  if (text[start] !== '{') return 'none'
  const end = endOfValue(text, start)
  const nameStart = valueOf(text, start, nameKey)
  const nameEnd = nameStart === undefined ? undefined : endOfValue(text, nameStart)
  if (nameEnd === undefined) return end === undefined ? 'undecided' : 'none'
  const name = stringIn(text.slice(nameStart, nameEnd))
  if (name === undefined || !names.has(name)) return 'none'
  const from = valueOf(text, start, argumentsKey)
  if (from === undefined) return end === undefined ? 'undecided' : { name, from: end, to: end, end } // without arguments
  return { name, from, to: endOfValue(text, from), end }
}

/** Longer than any name that is meant. */
const longestName = 200

function readNamed(text: string, { between }: NamedFormat, names: ReadonlySet<string>): Reading {
  const mark = text.indexOf(between.trimEnd() || '{')
  if (mark < 0) return text.length > longestName ? 'none' : 'undecided'
  const name = text.slice(0, mark).trim()
  if (!names.has(name)) return 'none'
  const from = text.indexOf('{', mark)
  if (from < 0) return 'undecided'
  const end = endOfValue(text, from)
  return { name, from, to: end, end }
}

function stringIn(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
