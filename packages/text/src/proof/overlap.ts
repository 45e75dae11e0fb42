import { isRawText, type Example } from '../conversation.ts'
import type { RowProblem } from '../rows/row.ts'

/** A conversation and the line it stands on. */
export interface LocatedExample {
  line: number
  example: Example
}

/** Rows that say exactly the same as an earlier one. */
export function findDuplicates(rows: readonly LocatedExample[]): RowProblem[] {
  const firstLine = new Map<string, number>()
  return rows.flatMap(({ line, example }) => {
    const key = JSON.stringify(isRawText(example) ? example.text : example.messages)
    const first = firstLine.get(key)
    if (first === undefined) {
      firstLine.set(key, line)
      return []
    }
    return [
      {
        line,
        kind: 'duplicate',
        problem: `it is the same as line ${first}`,
        repair: 'Remove one of them, unless this row is meant to weigh more.',
      } satisfies RowProblem,
    ]
  })
}

/**
 * Training rows whose question is also asked in held-out data, whatever case and spacing: they would flatter the
 * result.
 */
export function findLeaks(
  training: readonly LocatedExample[],
  heldOut: readonly LocatedExample[],
  name: string,
): RowProblem[] {
  const lines = new Map(heldOut.map(({ line, example }) => [questionOf(example), line]))
  return training.flatMap(({ line, example }) => {
    const other = lines.get(questionOf(example))
    if (other === undefined) return []
    return [
      {
        line,
        kind: 'leaked',
        problem: `the same question is on line ${other} of the ${name} data`,
        repair: 'Remove it from one of the two; otherwise the result looks better than it is.',
      } satisfies RowProblem,
    ]
  })
}

/** What is asked: everything but the last answer, without differences of case and spacing. */
function questionOf(example: Example): string {
  const parts = isRawText(example)
    ? [example.text]
    : example.messages
        .slice(
          0,
          example.messages.findLastIndex(({ role }) => role === 'assistant'),
        )
        .filter(({ role }) => role !== 'system')
        .map(({ role, content, input }) => `${role}: ${content} ${input ?? ''}`)
  return parts.map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n')
}
