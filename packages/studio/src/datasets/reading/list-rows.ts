import type { DatasetRow } from '@tunesmith/contract'
import {
  checkRow, isRawText, maskedStretches, problemKinds, type Example, type RenderedExample, type RowProblem, type RowSettings,
} from '@tunesmith/text'
import { createPace } from './pace.ts'
import { openRows, proofOf, rejectionProblem, startedProof, type DatasetProof } from './proof.ts'
import { rowSettings } from './row-settings.ts'
import type { RowsFile, StoredRow } from './rows-file.ts'
import { editedRow, editsByLine, type DatasetView, type RowEdit } from './view.ts'

export interface RowsQuery {
  view: DatasetView
  offset: number
  limit: number
  /** Only rows with a problem. */
  problems?: boolean
  /** Only rows with this in one of their fields, whatever its case. */
  search?: string
  /** Only the row with this number. */
  line?: number
}

/** Above so many rows, a page does not wait until copies among all of them are found. */
const quicklyProven = 5000

/** Training examples of one row that are shown; running text can make many. */
const mostExamples = 8

/** A page of the rows of a view, as the model will see them, in the order of the file; left-out rows among them. */
export async function listRows(query: RowsQuery): Promise<{ items: DatasetRow[]; total: number }> {
  const { view, offset, limit } = query
  const file = openRows(view.rows)
  const waits = query.problems === true || file.length <= quicklyProven
  const proof = waits ? await proofOf(view) : startedProof(view)
  if (!waits) void proof?.follow(view.edits).catch(() => {}) // whoever asks for the proof is told
  const edits = editsByLine(view.edits)
  const found = await positionsOf(query, file, proof, edits)
  const [total, page] = typeof found === 'number'
    ? [found, Array.from({ length: Math.max(0, Math.min(limit, found - offset)) }, (_, index) => offset + index)]
    : [found.length, found.slice(offset, offset + limit)]
  const settings = rowSettings(view)
  const items = file.read(page).map((row, index) => {
    const known = proof?.isWhole ? proof.problemsAt(page[index]).filter(({ kind }) => kind === 'duplicate') : []
    return describeRow(row, edits.get(row.line), settings, known)
  })
  return { items, total }
}

/** The places of the rows asked for; just their number where these are all. */
async function positionsOf(
  { problems, search, line }: RowsQuery, file: RowsFile, proof: DatasetProof | null, edits: ReadonlyMap<number, RowEdit>,
): Promise<readonly number[] | number> {
  if (line !== undefined) {
    const position = file.positionOf(line)
    return position === undefined ? [] : [position]
  }
  if (!problems && !search) return file.length
  const matches = search ? searcher(search) : () => true
  const hasProblem = (position: number, row: StoredRow) =>
    !problems || (proof ? proof.problemsAt(position).length > 0 : row.value === undefined)
  const found: number[] = []
  const pace = createPace()
  let position = 0
  for (const row of file) {
    const edited = editedRow(row, edits.get(row.line)) ?? (problems ? undefined : row)
    if (edited && hasProblem(position, edited) && matches(edited)) found.push(position)
    position++
    await pace()
  }
  return found
}

/** Says whether a row has a text in one of its values. */
function searcher(search: string): (row: StoredRow) => boolean {
  const wanted = search.toLowerCase()
  const isIn = (value: unknown): boolean => {
    if (typeof value === 'string') return value.toLowerCase().includes(wanted)
    if (typeof value === 'object' && value !== null) return Object.values(value).some(isIn)
    return value !== null && value !== undefined && String(value).toLowerCase().includes(wanted)
  }
  return ({ value, rejected }) => isIn(value) || isIn(rejected?.text)
}

function describeRow(
  stored: StoredRow, edit: RowEdit | undefined, settings: RowSettings | null, duplicates: readonly RowProblem[],
): DatasetRow {
  const row = editedRow(stored, edit)
  const { line, value, rejected } = row ?? stored
  const checked = row && value && settings ? checkRow({ line, value }, settings) : undefined
  const rejection = row && rejected ? [rejectionProblem(row)] : []
  const rendered = checked?.rendered ?? []
  return {
    line,
    fields: (value ?? {}) as DatasetRow['fields'],
    text: rejected?.text ?? null,
    messages: checked?.example ? messagesOf(checked.example) : null,
    stretches: settings ? rendered.slice(0, mostExamples).flatMap((each) => maskedStretches(each, settings.tokenizer)) : [],
    tokens: rendered.length > 0 ? tokensOf(rendered) : null,
    edited: edit !== undefined,
    leftOut: row === undefined,
    problems: [...rejection, ...(checked?.problems ?? []), ...(row ? duplicates : [])].map(described),
  }
}

const tokensOf = (rendered: readonly RenderedExample[]) => rendered.reduce((total, { ids }) => total + ids.length, 0)

const described = ({ kind, field, problem, repair }: RowProblem): DatasetRow['problems'][number] => ({
  kind, severity: problemKinds[kind].severity, field: field ?? null, problem, repair,
})

function messagesOf(example: Example): DatasetRow['messages'] {
  if (isRawText(example)) return [{ role: 'assistant', content: example.text }]
  return example.messages.map(({ role, content, input }) => ({ role, content: input ? `${content}\n\n${input}` : content }))
}
