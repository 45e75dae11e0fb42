import { fail, reason, TunesmithError, type Chosen, type Dataset, type Mapping } from '@tunesmith/contract'
import { datasetItems, detectLayout, guessMapping, type ReadItem, type Row } from '@tunesmith/text'
import { ColumnSurvey } from './columns.ts'
import { RowsFile, RowsWriter } from './rows-file.ts'

export interface RowsImport {
  /** The uploaded file. */
  file: string
  /** What it was called, whose ending says how it is written. */
  fileName: string
  /** Where the rows file is to be. */
  rows: string
}

/** What reading a file has shown. */
export type ImportedRows = Pick<Dataset, 'rows' | 'rejectedRows' | 'layout' | 'columns' | 'mapping' | 'needsMapping'>

/** Longest row that is kept, as JSON in characters: a longer one is not made for a language model to read. */
export const longestRow = 2 ** 20

/**
 * Reads an uploaded file into a rows file. Every row of it is in there, or why it is not.
 *
 * @throws DATA_FORMAT_UNSUPPORTED, DATA_NOT_UTF8, DATA_EMPTY, NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export function importRows({ file, fileName, rows: path }: RowsImport): ImportedRows {
  const survey = new ColumnSurvey()
  const counts = writeRows(path, namedItems(file, fileName), survey)
  if (counts.rows + counts.rejectedRows === 0) fail('DATA_EMPTY', { path: fileName })
  const found = recognise(path)
  return { ...counts, ...found, columns: survey.columns() }
}

/** The items of a file; what is wrong with it is told by the name that people know. */
function* namedItems(file: string, fileName: string): Generator<ReadItem> {
  try {
    yield* datasetItems(file, fileName)()
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'DATA_NOT_UTF8') {
      const { line } = (error as TunesmithError<'DATA_NOT_UTF8'>).params
      fail('DATA_NOT_UTF8', { path: fileName, line }, error)
    }
    throw error
  }
}

function writeRows(path: string, items: Iterable<ReadItem>, survey: ColumnSurvey) {
  const writer = new RowsWriter(path)
  let [rows, rejectedRows] = [0, 0]
  try {
    for (const item of items) {
      if ('problem' in item && item.spoilsAll) {
        writer.forget()
        survey.forget()
        writer.write(item)
        ;[rows, rejectedRows] = [0, 1]
        break
      }
      const kept = withoutGiants(item)
      writer.write(kept)
      if ('row' in kept) {
        survey.add(kept.row.value)
        rows++
      } else rejectedRows++
    }
    writer.commit()
  } catch (error) {
    writer.abandon()
    throw error
  }
  return { rows, rejectedRows }
}

function withoutGiants(item: ReadItem): ReadItem {
  if (!('row' in item)) return item
  const { line, value } = item.row
  if (roughLength(value) <= longestRow) return item
  const problem = reason('row.too-long', { mebibytes: longestRow / 2 ** 20 })
  return { problem: { line, kind: 'unreadable', problem, repair: reason('mend.divide') } }
}

/** Characters of all texts in a value. */
function roughLength(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  return Object.entries(value).reduce((total, [name, inner]) => total + name.length + roughLength(inner), 0)
}

/** How the rows are written, or a guess what their columns mean. */
function recognise(path: string): { layout: Chosen<string> | null; mapping: Mapping | null; needsMapping: boolean } {
  const rows = readable(new RowsFile(path))
  if (rows[Symbol.iterator]().next().done) return { layout: null, mapping: null, needsMapping: false }
  try {
    return { layout: detectLayout(rows), mapping: null, needsMapping: false }
  } catch (error) {
    if (!(error instanceof TunesmithError) || error.code !== 'DATA_LAYOUT_UNKNOWN') throw error
    return { layout: null, mapping: guessMapping(rows), needsMapping: true }
  }
}

/** What the columns of a rows file probably mean. */
export function guessColumns({ rows }: { rows: string }): Mapping | null {
  return guessMapping(readable(new RowsFile(rows)))
}

function readable(file: RowsFile): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      for (const { line, value } of file) if (value !== undefined) yield { line, value }
    },
  }
}
