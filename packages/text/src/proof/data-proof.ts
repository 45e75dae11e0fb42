import { fail, reason, TunesmithError, type Reason } from '@tunesmith/contract'
import { supervisedCount, type TokenizedExample } from '../collate.ts'
import { problemKinds, type ProblemKind, type Row, type RowProblem } from '../rows/row.ts'
import { checkRow, convertRow, type RowSettings } from './check-row.ts'
import { lengthStatistics, type LengthStatistics } from './lengths.ts'
import { duplicateFinder, leakFinder, type LocatedExample } from './overlap.ts'
import { TokenPool } from './token-pool.ts'

export interface DataProofSettings extends RowSettings {
  /** What reading the file already found wrong. */
  problems?: readonly RowProblem[]
  /** Held-out rows by name, to be compared with these. */
  heldOut?: Partial<Record<'validation' | 'test', Iterable<Row>>>
}

/** One training example and the line of the dataset it was made from. */
export interface ProvenExample extends TokenizedExample {
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
  repair: Reason
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
export function proveData(rows: Iterable<Row>, settings: DataProofSettings): DataProof {
  const readProblems = settings.problems ?? []
  const problems = [...readProblems]
  const held = Object.entries(settings.heldOut ?? {})
  const finders = [duplicateFinder(), ...held.map(([name, rows]) => leakFinder(locateAll(rows, settings), name as 'validation' | 'test'))]
  const pool = new TokenPool()
  const examples: ProvenExample[] = []
  const lengths: number[] = []
  let [count, usableRows, lostSupervisedTokens] = [0, 0, 0]
  for (const row of rows) {
    const { line, example, rendered, problems: found } = checkRow(row, settings)
    count++
    problems.push(...found)
    if (example) for (const find of finders) problems.push(...find({ line, example }))
    if (rendered.length > 0) usableRows++
    for (const each of rendered) {
      examples.push({ line, ...pool.keep(each) })
      lengths.push(each.fullLength)
      lostSupervisedTokens += each.lostSupervised
    }
  }
  problems.sort((a, b) => a.line - b.line)
  return {
    rows: count + new Set(readProblems.map(({ line }) => line)).size,
    usableRows,
    examples,
    tokens: examples.reduce((total, { ids }) => total + ids.length, 0),
    supervisedTokens: examples.reduce((total, example) => total + supervisedCount(example), 0),
    lostSupervisedTokens,
    lengths: lengthStatistics(lengths),
    problems,
    summary: summarizeProblems(problems),
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
      problem: first?.problem ?? reason('row.none'),
      repair: first?.repair ?? reason('mend.add-rows'),
    })
  }
  return proof
}

function* locateAll(rows: Iterable<Row>, settings: DataProofSettings): Generator<LocatedExample> {
  for (const row of rows) yield* locate(row, settings)
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

/** The problems by kind, worst first. */
export function summarizeProblems(problems: readonly RowProblem[]): ProblemSummary[] {
  return (Object.keys(problemKinds) as ProblemKind[]).flatMap((kind) => {
    const found = problems.filter((problem) => problem.kind === kind)
    if (found.length === 0) return []
    const lines = [...new Set(found.map(({ line }) => line))]
    return [{ kind, ...problemKinds[kind], rows: lines.length, lines: lines.slice(0, 10), repair: found[0].repair }]
  })
}
