import { isReason } from '@tunesmith/contract'
import type { Terminal } from '../terminal/terminal.ts'
import { factLines } from '../terminal/fact-lines.ts'
import { createStyle, type Style } from '../terminal/style.ts'
import { tableLines } from '../terminal/table.ts'
import { showsColor, sizeOf } from '../terminal/terminal.ts'
import { visible } from '../terminal/visible.ts'

/** Columns of a list that a person can still read. */
const mostColumns = 6

type Entry = Record<string, unknown>

/** Shows what an operation gave: lists as tables, one thing as facts, and with `json` as it came, on one line. */
export function showOutput(output: unknown, json: boolean, { stdout }: Terminal): void {
  const style = createStyle(showsColor(stdout))
  const { columns } = sizeOf(stdout)
  const lines = json ? [JSON.stringify(output)] : isEntry(output) ? entryLines(output, columns, style) : [cell(output)]
  if (lines.length > 0) stdout.write(lines.map((line) => `${line}\n`).join(''))
}

function entryLines(output: Entry, columns: number, style: Style): string[] {
  const { items, total, ...rest } = output
  if (!Array.isArray(items)) return Object.keys(output).length > 0 ? factLines(facts(output), columns, style) : []
  if (items.length === 0) return ['Nothing there.']
  const entries = items as unknown[]
  const lines = entries.every(isEntry) ? listLines(entries, columns, style) : entries.map(cell)
  const more = typeof total === 'number' && total > items.length ? [style.dim(`${items.length} of ${total}; see --offset and --limit.`)] : []
  return [...lines, ...more, ...(Object.keys(rest).length > 0 ? factLines(facts(rest), columns, style) : [])]
}

/** A table of what fits into cells; the identifier first. */
function listLines(entries: readonly Entry[], columns: number, style: Style): string[] {
  const names = [...new Set(entries.flatMap(Object.keys))]
  const plain = names.filter((name) => entries.every((entry) => !isObject(entry[name]) || isReason(entry[name])))
  const head = plain.slice(0, mostColumns)
  return tableLines(head, entries.map((entry) => head.map((name) => cell(entry[name]))), columns, style)
}

const facts = (entry: Entry): [string, string][] => Object.entries(entry).map(([name, value]) => [name, cell(value)])
const isObject = (value: unknown) => typeof value === 'object' && value !== null
const isEntry = (value: unknown): value is Entry => isObject(value) && !Array.isArray(value)
const cell = (value: unknown): string =>
  value === null || value === undefined ? '–' : visible(typeof value === 'string' ? value : isReason(value) ? value.text : JSON.stringify(value, inEnglish))

/** Reasons are told by their words. */
const inEnglish = (_: string, value: unknown) => (isReason(value) ? value.text : value)
