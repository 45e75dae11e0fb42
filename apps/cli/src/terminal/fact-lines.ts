import type { Style } from './style.ts'
import { oneLine, padEnd, textWidth, wrap } from './text-width.ts'

/** Facts with their names in front, each on as many lines as it needs. */
export function factLines(facts: readonly [name: string, text: string][], width: number, style: Style): string[] {
  const column = Math.max(...facts.map(([name]) => textWidth(name))) + 2
  return facts.flatMap(([name, text]) => wrap(oneLine(text), width - column).map((line, index) =>
    (index === 0 ? style.bold(padEnd(name, column)) : ' '.repeat(column)) + line))
}
