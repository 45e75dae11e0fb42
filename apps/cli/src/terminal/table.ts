import type { Style } from './style.ts'
import { fit, padEnd, textWidth } from './text-width.ts'

const gap = 2
/** Columns the last one needs to be read; with less, the table becomes a list. */
const leastLast = 20

/** Rows with their columns aligned; the last column takes what is left of the width. In a narrow window, a list. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], columns: number, style: Style): string[] {
  const widths = head.map((title, index) => Math.max(textWidth(title), ...rows.map((row) => textWidth(row[index]))))
  const last = head.length - 1
  const left = columns - 1 - widths.slice(0, last).reduce((sum, width) => sum + width + gap, 0)
  if (left < Math.min(widths[last], leastLast)) return listLines(head, rows, columns, style)
  const line = (cells: readonly string[]) =>
    cells.slice(0, last).map((cell, index) => padEnd(cell, widths[index] + gap)).join('') + fit(cells[last], left)
  return [style.dim(line(head)), ...rows.map(line)]
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
