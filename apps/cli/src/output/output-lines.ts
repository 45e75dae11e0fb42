import type { Style } from '../terminal/style.ts'
import { tableLines } from '../terminal/table.ts'
import { fit, padEnd, textWidth, wrap } from '../terminal/text-width.ts'
import { visible } from '../terminal/visible.ts'
import { type Entry, inlineText, isEntry, isReasoned, labelOf, valueText } from './value-text.ts'

/** Deeper inside, lines move to the right by so much. */
const indent = 2
const gap = 2
/** More columns are hard to read in any window. */
const mostColumns = 7
/** Columns of a window that a cell takes at most, but for the first and the last. */
const widest = 20
/** Columns of a window that are kept for the last one. */
const leastLast = 24
/** Lines of the last cell, which has the longest texts. */
const mostLines = 3
/** What says nothing to a person in a list: identifiers of other things, and sums. */
const isMinor = (name: string) => /.Id$|^sha256$|By$/.test(name)

/** What an operation gave, for a person: a list as a table, one thing as facts, with what is inside them below. */
export function outputLines(output: unknown, columns: number, style: Style): string[] {
  if (Array.isArray(output)) return listLines(output as unknown[], columns, style)
  if (!isEntry(output)) return (valueText('', output) ?? visible(String(output))).split('\n')
  if (output.object === 'list' && Array.isArray(output.data)) return apiListLines(output.data as unknown[], output.has_more === true, columns, style)
  const { items, total, ...rest } = output
  if (!Array.isArray(items)) return factLinesOf(output, columns, style)
  const list = items.length === 0 ? ['Nothing there.'] : listLines(items as unknown[], columns, style)
  const more = typeof total === 'number' && total > items.length && items.length > 0
    ? [style.dim(`${items.length} of ${total}; see --offset and --limit.`)] : []
  return [...list, ...more, ...factLinesOf(rest, columns, style)]
}

/** A list in the form of the OpenAI API, whose pages follow on the last identifier. */
function apiListLines(data: readonly unknown[], hasMore: boolean, columns: number, style: Style): string[] {
  if (data.length === 0) return ['Nothing there.']
  const last = data.at(-1)
  const more = hasMore && isEntry(last) ? [style.dim(`There are more: --after ${String(last.id)}.`)] : []
  return [...listLines(data, columns, style), ...more]
}

/** Names in front, values behind; what has parts of its own stands below its name. */
function factLinesOf(entry: Entry, columns: number, style: Style): string[] {
  const facts = Object.entries(entry).map(([name, value]) => ({ name, value, text: valueText(name, value, entry) }))
  const short = facts.filter(({ text }) => text !== null)
  const width = Math.max(0, ...short.map(({ name }) => textWidth(labelOf(name)))) + gap
  return facts.flatMap(({ name, value, text }) => {
    const label = labelOf(name)
    if (text === null) return [style.bold(label), ...inner(value, columns - indent, style).map((line) => ' '.repeat(indent) + line)]
    return wrap(text, columns - 1 - width).map((line, index) => (index === 0 ? style.bold(padEnd(label, width)) : ' '.repeat(width)) + line)
  })
}

function inner(value: unknown, columns: number, style: Style): string[] {
  if (typeof value === 'string') return visible(value).trimEnd().split('\n')
  return Array.isArray(value) ? listLines(value as unknown[], columns, style) : factLinesOf(value as Entry, columns, style)
}

function listLines(values: readonly unknown[], columns: number, style: Style): string[] {
  if (!values.every(isEntry)) return values.map((value) => inlineText('', value))
  const head = columnsOf(values, columns)
  if (head.length === 1) return values.map((entry) => inlineText(head[0], entry[head[0]], entry))
  const cell = (entry: Entry, name: string, index: number) => {
    const text = inlineText(name, entry[name], entry)
    return index === 0 || index === head.length - 1 ? text : fit(text, widest)
  }
  const table = tableLines(head.map(labelOf), values.map((entry) => head.map((name, index) => cell(entry, name, index))), columns, style, mostLines)
  return [...table, ...whyNot(values, head).flatMap((line) => wrap(line, columns - 1))]
}

/** Why something is not so, for each reason once: in a cell there is no room for it. */
function whyNot(entries: readonly Entry[], head: readonly string[]): string[] {
  const refused = entries.flatMap((entry) => head.flatMap((name) => {
    const value = entry[name]
    return isReasoned(value) && value.value === false ? [{ who: inlineText(head[0], entry[head[0]]), what: `${labelOf(name)}: ${valueText(name, value)}` }] : []
  }))
  return [...Map.groupBy(refused, ({ what }) => what)].map(([what, all]) => `${[...new Set(all.map(({ who }) => who))].join(', ')} – ${what}`)
}

/** The columns of a table: what says something, as much as there is room for; last what is longest, or the parts of unnamed things. */
function columnsOf(entries: readonly Entry[], columns: number): string[] {
  const names = [...new Set(entries.flatMap((entry) => Object.keys(entry)))]
  const telling = names.filter((name) => !isMinor(name) && entries.some((entry) => !isEmpty(entry[name])))
  const shown = telling.length > 0 ? telling : names
  const withParts = shown.filter((name) => entries.some((entry) => !isReasoned(entry[name]) && valueText(name, entry[name], entry) === null))
  const plain = shown.filter((name) => !withParts.includes(name))
  const [identity] = plain
  const widthOf = (name: string) => Math.max(textWidth(labelOf(name)), ...entries.map((entry) => textWidth(inlineText(name, entry[name], entry))))
  const isNamed = plain.some((name) => name !== 'id' && entries.some((entry) => typeof entry[name] === 'string'))
  const last = plain.findLast((name) => name !== identity && widthOf(name) > widest) ?? (isNamed ? undefined : withParts[0])
  let room = columns - 1 - (last === undefined ? 0 : leastLast)
  const others = plain.filter((name) => {
    if (name === last || room < 0) return false
    const left = room - (name === identity ? widthOf(name) : Math.min(widthOf(name), widest)) - gap
    if (left + gap < 0 && name !== identity) return false
    room = left
    return true
  })
  return [...others.slice(0, mostColumns), ...(last === undefined ? [] : [last])]
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
