import type { Mapping } from '@tunesmith/contract'
import type { Layout } from '@tunesmith/text'
import type { StoredRow } from './rows-file.ts'

/** What somebody changed in a row: its fields, or with null that it is left out. */
export interface RowEdit {
  line: number
  fields: Record<string, unknown> | null
}

/** How a dataset is looked at: its rows, what was changed in them, what they mean, and the model that reads them. */
export interface DatasetView {
  /** Path of the rows file. */
  rows: string
  /** How rows are written, or what their columns mean; null where that is not known. */
  reading: Layout | Mapping | null
  edits: readonly RowEdit[]
  /** Path of a model folder, and the template, where not its own. */
  model: { path: string; template?: string } | null
}

/** A row after what was changed in it; undefined where it was left out. */
export function editedRow(row: StoredRow, edit: RowEdit | undefined): StoredRow | undefined {
  if (edit === undefined) return row
  return edit.fields === null ? undefined : { line: row.line, value: edit.fields }
}

export const editsByLine = (edits: readonly RowEdit[]): Map<number, RowEdit> =>
  new Map(edits.map((edit) => [edit.line, edit]))
