import { outputLines } from '../output/output-lines.ts'
import { createStyle } from '../terminal/style.ts'
import { showsColor, sizeOf, type Terminal } from '../terminal/terminal.ts'

/** Shows what an operation gave: for a person, or with `json` as it came, on one line. */
export function showOutput(output: unknown, json: boolean, { stdout }: Terminal): void {
  const lines = json ? [JSON.stringify(output)] : outputLines(output, sizeOf(stdout).columns, createStyle(showsColor(stdout)))
  if (lines.length > 0) stdout.write(lines.map((line) => `${line}\n`).join(''))
}
