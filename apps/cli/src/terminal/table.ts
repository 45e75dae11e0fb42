import type { Style } from './style.ts'
import { fit, padEnd, textWidth, wrap } from './text-width.ts'

const gap = 2
/** Columns the last one needs to be read; with less, the table becomes a list. */
const leastLast = 20

/**
 * Rows with their columns aligned; the last column takes what is left of the width, and up to so many lines. In a narrow
 * window, a list.
 */
export function tableLines(
  head: readonly string[], rows: readonly (readonly string[])[], columns: number, style: Style, lastLines = 1,
): string[] {
  const widths = head.map((title, index) => Math.max(textWidth(title), ...rows.map((row) => textWidth(row[index]))))
  const last = head.length - 1
  const left = columns - 1 - widths.slice(0, last).reduce((sum, width) => sum + width + gap, 0)
  if (left < Math.min(widths[last], leastLast)) return listLines(head, rows, columns, style)
  const lines = (cells: readonly string[]) => {
    const first = cells.slice(0, last).map((cell, index) => padEnd(cell, widths[index] + gap)).join('')
    return upTo(lastLines, cells[last], left).map((text, index) => (index === 0 ? first : ' '.repeat(textWidth(first))) + text)
  }
  return [...lines(head).map(style.dim), ...rows.flatMap(lines)]
}

/** A text in at most so many lines, with `…` where something was left out. */
function upTo(most: number, text: string, width: number): string[] {
  const lines = most === 1 ? [text] : wrap(text, width)
  if (lines.length <= most) return most === 1 ? [fit(text, width)] : lines
  return [...lines.slice(0, most - 1), fit(lines.slice(most - 1).join(' '), width)]
}

/** Each row as its first cell, with the others below it. */
function listLines(head: readonly string[], rows: readonly (readonly string[])[], columns: number, style: Style): string[] {
  const [, ...titles] = head
  const width = Math.max(...titles.map(textWidth)) + gap
  const indent = ' '.repeat(gap)
  return rows.flatMap(([first, ...cells]) => [
    fit(first, columns - 1),
    ...cells.map((cell, index) =>
      `${indent}${style.dim(padEnd(titles[index], width))}${fit(cell, columns - 1 - gap - width)}`),
  ])
}
