import { hash } from 'node:crypto'
import { reason } from '@tunesmith/contract'
import { isRawText, type Example, type Message } from '../conversation.ts'
import type { RowProblem } from '../rows/row.ts'

/** A conversation and the line it stands on. */
export interface LocatedExample {
  line: number
  example: Example
}

/** Finds what is wrong with one row after the other. */
export type RowFinder = (row: LocatedExample) => RowProblem[]

/** Stands for a text, so that a large dataset is compared without being kept. */
const digest = (text: string): string => hash('sha256', text, 'base64')

/** Equal for rows that say exactly the same. */
export function exampleKey(example: Example): string {
  return digest(JSON.stringify(example))
}

/** Equal for rows that ask the same, whatever case and spacing; running text asks what it says. */
export function questionKey(example: Example): string {
  return digest(questionOf(example))
}

const oneOfThem = reason('mend.one-of-them')

/** What is wrong with a row that says the same as an earlier one. */
export function duplicateOf(first: number, line: number): RowProblem {
  return { line, kind: 'duplicate', problem: reason('row.duplicate', { line: first }), repair: oneOfThem }
}

/** Finds rows that say exactly the same as an earlier one. */
export function duplicateFinder(): RowFinder {
  const firstLine = new Map<string, number>()
  return ({ line, example }) => {
    const key = exampleKey(example)
    const first = firstLine.get(key)
    if (first !== undefined) return [duplicateOf(first, line)]
    firstLine.set(key, line)
    return []
  }
}

/**
 * Finds training rows whose question is also asked in held-out data, whatever case and spacing: they would flatter the
 * result.
 */
export function leakFinder(heldOut: Iterable<LocatedExample>, name: 'validation' | 'test'): RowFinder {
  const lines = new Map<string, number>()
  for (const { line, example } of heldOut) lines.set(questionKey(example), line)
  return ({ line, example }) => {
    const other = lines.get(questionKey(example))
    if (other === undefined) return []
    return [{ line, kind: 'leaked', problem: reason(`row.leaked-${name}`, { line: other }), repair: reason('mend.leaked') }]
  }
}

/** What is asked: everything but the last answer, without differences of case and spacing. */
function questionOf(example: Example): string {
  const parts = isRawText(example) ? [example.text] : beforeAnswer(example.messages).map(spoken)
  return parts.map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()).join('\n')
}

function beforeAnswer(messages: readonly Message[]): Message[] {
  const answer = messages.findLastIndex(({ role }) => role === 'assistant')
  return messages.slice(0, answer < 0 ? undefined : answer).filter(({ role }) => role !== 'system')
}

const spoken = ({ role, content, input }: Message) => `${role}: ${content} ${input ?? ''}`
