import { Reason } from '@tunesmith/contract'
import { checkRow, duplicateOf, exampleKey, supervisedCount, type RowProblem, type RowSettings } from '@tunesmith/text'
import { createPace } from './pace.ts'
import { rowSettings } from './row-settings.ts'
import { RowsFile, type StoredRow } from './rows-file.ts'
import { SmallCache } from '../../small-cache.ts'
import { editedRow, editsByLine, type DatasetView, type RowEdit } from './view.ts'

/** What was found out about one row; nothing else of it is kept. */
interface RowReport {
  /** What is wrong with the row itself. */
  problems: readonly RowProblem[]
  isUsable: boolean
  tokens: number
  supervisedTokens: number
  /** Tokens of each of its training examples, before cutting. */
  lengths: readonly number[]
  /** Equal for rows that say the same. */
  key?: string
}

const none: readonly RowProblem[] = []
const leftOut: RowReport = { problems: none, isUsable: false, tokens: 0, supervisedTokens: 0, lengths: [] }

/** What is wrong with a row that could not be read. */
export function rejectionProblem({ line, rejected }: StoredRow): RowProblem {
  return { line, kind: 'unreadable', problem: Reason.parse(rejected!.problem), repair: Reason.parse(rejected!.repair) }
}

/** Looks at one row. */
function report(row: StoredRow, settings: RowSettings): RowReport {
  if (row.value === undefined) return { ...leftOut, problems: [rejectionProblem(row)] }
  const { example, rendered, problems } = checkRow({ line: row.line, value: row.value }, settings)
  return {
    problems: problems.length === 0 ? none : problems,
    isUsable: rendered.length > 0,
    tokens: rendered.reduce((total, { ids }) => total + ids.length, 0),
    supervisedTokens: rendered.reduce((total, each) => total + supervisedCount(each), 0),
    lengths: rendered.map(({ fullLength }) => fullLength),
    ...(example && { key: exampleKey(example) }),
  }
}

/**
 * The data proof of a dataset under a model, row by row, so that after an edit only the edited rows are looked at again.
 */
export class DatasetProof {
  readonly file: RowsFile
  /** By the place of the row. */
  readonly reports: RowReport[] = []
  readonly #settings: RowSettings
  #edits = new Map<number, RowEdit>()
  #duplicates: Map<number, RowProblem> | undefined
  #work: Promise<void> = Promise.resolve()

  constructor(file: RowsFile, settings: RowSettings) {
    this.file = file
    this.#settings = settings
  }

  get isWhole(): boolean {
    return this.reports.length === this.file.length
  }

  /** Brings the proof up to date with these edits; calls at the same time follow each other. */
  follow(edits: readonly RowEdit[]): Promise<void> {
    this.#work = this.#work.catch(() => {}).then(() => this.#follow(editsByLine(edits)))
    return this.#work
  }

  /** What is wrong with the row at a place: by itself, and because an earlier one says the same. */
  problemsAt(position: number): readonly RowProblem[] {
    const { problems } = this.reports[position]
    const duplicate = (this.#duplicates ??= this.#findDuplicates()).get(position)
    return duplicate === undefined ? problems : [...problems, duplicate]
  }

  async #follow(edits: Map<number, RowEdit>): Promise<void> {
    if (!this.isWhole) await this.#lookAtAll(edits)
    const changed = [...edits.values(), ...this.#edits.values()].filter(({ line }) => !isSame(edits.get(line), this.#edits.get(line)))
    if (changed.length === 0) return
    const pace = createPace()
    for (const line of new Set(changed.map((edit) => edit.line))) {
      const position = this.file.positionOf(line)
      if (position !== undefined) this.reports[position] = this.#lookAt(this.file.read([position])[0], edits.get(line))
      await pace()
    }
    this.#edits = edits
    this.#duplicates = undefined
  }

  async #lookAtAll(edits: Map<number, RowEdit>): Promise<void> {
    const pace = createPace()
    this.reports.length = 0
    for (const row of this.file) {
      this.reports.push(this.#lookAt(row, edits.get(row.line)))
      await pace()
    }
    this.#edits = edits
    this.#duplicates = undefined
  }

  #lookAt(row: StoredRow, edit: RowEdit | undefined): RowReport {
    const edited = editedRow(row, edit)
    return edited === undefined ? leftOut : report(edited, this.#settings)
  }

  #findDuplicates(): Map<number, RowProblem> {
    const first = new Map<string, number>()
    const found = new Map<number, RowProblem>()
    this.reports.forEach(({ key }, position) => {
      if (key === undefined) return
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, this.file.lineAt(position))
      else found.set(position, duplicateOf(earlier, this.file.lineAt(position)))
    })
    return found
  }
}

function isSame(a: RowEdit | undefined, b: RowEdit | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a.fields) === JSON.stringify(b.fields))
}

/** Rows of all remembered proofs together; about 200 bytes each. */
const mostRows = 1_000_000
/** Rows whose places are remembered; twelve bytes each. */
const mostPlaces = 20_000_000

const files = new SmallCache<RowsFile>(mostPlaces, ({ length }) => length)
const proofs = new SmallCache<DatasetProof>(mostRows, ({ file }) => file.length)

export const openRows = (path: string): RowsFile => files.get(path, () => new RowsFile(path))

/** The proof of a view as far as it is made; null where rows or model are not known. */
export function startedProof(view: DatasetView): DatasetProof | null {
  const settings = rowSettings(view)
  if (settings === null) return null
  const { rows, reading, model } = view
  return proofs.get(JSON.stringify([rows, reading, model]), () => new DatasetProof(openRows(rows), settings))
}

/** The proof of a view, up to date. */
export async function proofOf(view: DatasetView): Promise<DatasetProof | null> {
  const proof = startedProof(view)
  await proof?.follow(view.edits)
  return proof
}
