import type { Style } from './style.ts'
import { fit, padEnd, textWidth } from './text-width.ts'

/** Rows with their columns aligned; the last column takes what is left of the width. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], columns: number, style: Style): string[] {
  const widths = head.map((title, index) => Math.max(textWidth(title), ...rows.map((row) => textWidth(row[index]))))
  const gap = 2
  const line = (cells: readonly string[]) => {
    const last = cells.length - 1
    const begin = cells.slice(0, last).map((cell, index) => padEnd(cell, widths[index] + gap)).join('')
    return begin + fit(cells[last], Math.max(10, columns - 1 - textWidth(begin)))
  }
  return [style.dim(line(head)), ...rows.map(line)]
}
