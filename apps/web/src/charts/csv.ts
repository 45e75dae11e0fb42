import { align } from './align.ts'
import type { Curve } from './curve.ts'

/** Curves as a table of comma-separated values (RFC 4180), a line a step; an empty field where there is no number. */
export function toCsv(stepLabel: string, lines: readonly { label: string; curve: Curve }[]): string {
  const { steps, columns } = align(lines.map(({ curve }) => curve))
  const header = [stepLabel, ...lines.map(({ label }) => label)].map(quoted)
  const rows = steps.map((step, index) => [step, ...columns.map((column) => column[index] ?? '')])
  return [header, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('')
}

/** Quotes a field where needed; one that a spreadsheet would take for a formula becomes text. */
function quoted(field: string): string {
  const text = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
