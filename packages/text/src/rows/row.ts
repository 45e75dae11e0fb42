import { reason, type Reason } from '@tunesmith/contract'
import { largestRow } from './blocks.ts'

/** One row of a dataset file. */
export interface Row {
  /** Line of the file on which the row begins, from 1. */
  line: number
  value: Record<string, unknown>
}

/** Something wrong with one row, with what to do about it. */
export interface RowProblem {
  line: number
  kind: ProblemKind
  /** Column or path in the row, such as `messages[2].content`. */
  field?: string
  /** What is wrong, as a clause. */
  problem: Reason
  /** What to do, as a sentence. */
  repair: Reason
}

/** The rows of a file, which are read from it again each time, so that they need not be kept in memory. */
export interface Rows extends Iterable<Row> {
  readonly length: number
}

/** A file to be read. */
export interface RowSource {
  /** Bytes. */
  size: number
  /** Its text from the beginning, in pieces of whole characters. */
  blocks: () => Iterable<Buffer>
}

/** What a reader finds in a file: a row, or a piece of it that is none and may make all of it unusable. */
export type ReadItem = { row: Row } | RejectedRow

/** A piece of a file that is no row. */
export interface RejectedRow {
  problem: RowProblem
  /** What stands there, where it is short enough to be a row. */
  text?: string
  /** Whether no other row of the file can be trusted either. */
  spoilsAll?: true
}

export function tooLong(line: number): RowProblem {
  return {
    line,
    kind: 'unreadable',
    problem: reason('row.too-long', { mebibytes: largestRow / 2 ** 20 }),
    repair: reason('mend.one-a-line'),
  }
}

/** Severity says whether a row can be trained on: `error` rows are left out. */
export interface ProblemKindInfo {
  title: string
  severity: 'error' | 'warning'
}

/** Everything that can be wrong with a row, worst first. */
export const problemKinds = {
  unreadable: { title: 'The row cannot be read', severity: 'error' },
  'wrong-field': { title: 'A field is missing or of the wrong type', severity: 'error' },
  rejected: { title: 'The template refuses the conversation', severity: 'error' },
  empty: { title: 'A question or answer is empty', severity: 'error' },
  'nothing-learned': { title: 'No token is learned from', severity: 'error' },
  'cut-away': { title: 'The question alone is too long, so the whole answer is cut away', severity: 'error' },
  'no-end': { title: 'The end of the answer is not learned', severity: 'warning' },
  truncated: { title: 'Longer than maxLength and cut', severity: 'warning' },
  leaked: { title: 'The same question is in the training data and held out', severity: 'warning' },
  duplicate: { title: 'The same row again', severity: 'warning' },
  'special-token': { title: 'The text contains a special token', severity: 'warning' },
  'unknown-token': { title: 'Characters outside the vocabulary', severity: 'warning' },
  'round-trip': { title: 'The tokenizer changes the answer', severity: 'warning' },
  adjusted: { title: 'The template needed an adjustment', severity: 'warning' },
} as const satisfies Record<string, ProblemKindInfo>

export type ProblemKind = keyof typeof problemKinds
