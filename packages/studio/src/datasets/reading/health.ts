import type { Health } from '@tunesmith/contract'
import { lengthStatistics, summarizeProblems, type ProblemKind, type RowProblem } from '@tunesmith/text'
import { openRows, proofOf, rejectionProblem } from './proof.ts'
import { editsByLine, type DatasetView } from './view.ts'

export interface ProblemQuery {
  view: DatasetView
  kind: string
}

/**
 * What one click can do about all rows with a problem. Rows that cannot be trained on, and copies, are better left out;
 * for the rest somebody has to decide.
 */
const repairs: Record<ProblemKind, Health['groups'][number]['fix']> = {
  unreadable: 'leave-out',
  'wrong-field': 'leave-out',
  rejected: 'leave-out',
  empty: 'leave-out',
  'nothing-learned': 'leave-out',
  'cut-away': 'leave-out',
  duplicate: 'leave-out',
  truncated: 'leave-out',
  leaked: 'leave-out',
  'special-token': 'leave-out',
  'unknown-token': 'none',
  'round-trip': 'none',
  'no-end': 'none',
  adjusted: 'none',
}

/** Lines told of each kind of problem, at most. */
const mostLines = 1000

/** The data proof of a view: whether every row teaches something. */
export async function healthOf(view: DatasetView): Promise<Health> {
  const { count, problems } = await problemsOf(view)
  const reports = (await proofOf(view))?.reports ?? []
  const usable = reports.filter(({ isUsable }) => isUsable)
  const { p50, p95, p99, max } = lengthStatistics(usable.flatMap(({ lengths }) => lengths))
  return {
    rows: count,
    usableRows: usable.length,
    tokens: usable.reduce((total, { tokens }) => total + tokens, 0),
    supervisedTokens: usable.reduce((total, { supervisedTokens }) => total + supervisedTokens, 0),
    lengths: { p50, p95, p99, max },
    groups: summarizeProblems(problems).map(({ kind, title, severity, rows }) => {
      const lines = linesOf(problems, kind)
      return { kind, title, severity, rows, lines: lines.slice(0, mostLines), fix: repairs[kind] }
    }),
  }
}

/** The lines of all rows with one kind of problem that one click can repair; none for other kinds. */
export async function linesWithProblem({ view, kind }: ProblemQuery): Promise<number[]> {
  if (!Object.hasOwn(repairs, kind) || repairs[kind as ProblemKind] === 'none') return []
  return linesOf((await problemsOf(view)).problems, kind)
}

const linesOf = (problems: readonly RowProblem[], kind: string): number[] =>
  [...new Set(problems.filter((problem) => problem.kind === kind).map(({ line }) => line))]

/** How many rows are left in, and what is wrong with them. */
async function problemsOf(view: DatasetView): Promise<{ count: number; problems: RowProblem[] }> {
  const proof = await proofOf(view)
  const file = proof?.file ?? openRows(view.rows)
  const edits = editsByLine(view.edits)
  const count = file.length - view.edits.filter(({ fields }) => fields === null).length
  if (proof) return { count, problems: proof.reports.flatMap((_, position) => proof.problemsAt(position)) }
  const rejected = [...file].filter(({ line, value }) => value === undefined && !edits.has(line))
  return { count, problems: rejected.map(rejectionProblem) }
}
