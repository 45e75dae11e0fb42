import { fail, TunesmithError } from '@tunesmith/contract'
import type { RenderedExample } from '../render/render.ts'
import { problemKinds, type ProblemKind, type Row, type RowProblem } from '../rows/row.ts'
import { checkRow, convertRow, type RowSettings } from './check-row.ts'
import { lengthStatistics, type LengthStatistics } from './lengths.ts'
import { findDuplicates, findLeaks, type LocatedExample } from './overlap.ts'

export interface DataProofSettings extends RowSettings {
  /** What reading the file already found wrong. */
  problems?: readonly RowProblem[]
  /** Held-out rows by name, to be compared with these. */
  heldOut?: Partial<Record<'validation' | 'test', readonly Row[]>>
}

/** One training example and the line of the dataset it was made from. */
export interface ProvenExample extends RenderedExample {
  line: number
}

/** All problems of one kind. */
export interface ProblemSummary {
  kind: ProblemKind
  title: string
  severity: 'error' | 'warning'
  /** Distinct rows with this problem. */
  rows: number
  /** The first of their lines. */
  lines: number[]
  /** What to do about the first of them. */
  repair: string
}

/** What is known about a dataset before training on it. */
export interface DataProof {
  /** Rows in the file, readable or not. */
  rows: number
  /** Rows that can be trained on. */
  usableRows: number
  /** Training examples made from them, in the order of the file. */
  examples: ProvenExample[]
  /** Tokens in the examples, after cutting. */
  tokens: number
  /** Tokens the loss is taken on. */
  supervisedTokens: number
  /** Supervised tokens lost by cutting. */
  lostSupervisedTokens: number
  lengths: LengthStatistics
  /** Every problem, in the order of lines. */
  problems: RowProblem[]
  /** The problems by kind, worst first. */
  summary: ProblemSummary[]
}

/**
 * Proves, before any training, that every row teaches something: it is read, rendered, fits, has tokens to learn and an
 * end to learn, and is neither a copy nor in the held-out data. Rows with errors are left out and listed by line.
 */
export function proveData(rows: readonly Row[], settings: DataProofSettings): DataProof {
  const checked = rows.map((row) => checkRow(row, settings))
  const located = checked.flatMap(({ line, example }) => (example === undefined ? [] : [{ line, example }]))
  const leaks = Object.entries(settings.heldOut ?? {}).flatMap(([name, held]) => {
    return findLeaks(
      located,
      held.flatMap((row) => locate(row, settings)),
      name,
    )
  })
  const readProblems = settings.problems ?? []
  const problems = [
    ...readProblems,
    ...checked.flatMap((row) => row.problems),
    ...findDuplicates(located),
    ...leaks,
  ].sort((a, b) => a.line - b.line)
  const examples = checked.flatMap(({ line, rendered }) => rendered.map((example) => ({ line, ...example })))
  const sum = (amount: (example: ProvenExample) => number) =>
    examples.reduce((total, example) => total + amount(example), 0)
  return {
    rows: rows.length + new Set(readProblems.map(({ line }) => line)).size,
    usableRows: checked.filter(({ rendered }) => rendered.length > 0).length,
    examples,
    tokens: sum(({ ids }) => ids.length),
    supervisedTokens: sum(({ supervised }) => supervised.filter(Boolean).length),
    lostSupervisedTokens: sum(({ lostSupervised }) => lostSupervised),
    lengths: lengthStatistics(examples.map(({ fullLength }) => fullLength)),
    problems,
    summary: summarize(problems),
  }
}

/**
 * The proof itself, when there is anything to train on.
 *
 * @param path the file, for the message
 * @throws DATA_NOTHING_TO_LEARN with the worst problem, when no row can be trained on
 */
export function requireUsable(proof: DataProof, path?: string): DataProof {
  const [worst] = proof.summary
  if (proof.usableRows === 0) {
    const first = proof.problems.find(({ kind }) => kind === worst?.kind)
    fail('DATA_NOTHING_TO_LEARN', {
      path,
      rows: proof.rows,
      line: first?.line ?? 1,
      field: first?.field,
      problem: first?.problem ?? 'there is no row',
      repair: first?.repair ?? 'Add rows.',
    })
  }
  return proof
}

/** A held-out row, if it can be read; its own problems come up where it is proven itself. */
function locate(row: Row, settings: RowSettings): LocatedExample[] {
  try {
    return [{ line: row.line, example: convertRow(row, settings) }]
  } catch (error) {
    if (error instanceof TunesmithError) return []
    throw error
  }
}

function summarize(problems: readonly RowProblem[]): ProblemSummary[] {
  return (Object.keys(problemKinds) as ProblemKind[]).flatMap((kind) => {
    const found = problems.filter((problem) => problem.kind === kind)
    if (found.length === 0) return []
    const lines = [...new Set(found.map(({ line }) => line))]
    return [{ kind, ...problemKinds[kind], rows: lines.length, lines: lines.slice(0, 10), repair: found[0].repair }]
  })
}
