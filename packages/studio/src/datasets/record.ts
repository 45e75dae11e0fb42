import { Dataset, fail, type Mapping } from '@tunesmith/contract'
import type { DatasetsTable, Store } from '@tunesmith/store'
import type { Layout } from '@tunesmith/text'
import type { Selectable } from 'kysely'

export type DatasetRecord = Selectable<DatasetsTable>

/** @throws NOT_FOUND */
export async function readRecord(db: Store['db'], id: string): Promise<DatasetRecord> {
  const record = await db.selectFrom('datasets').selectAll().where('id', '=', id).executeTakeFirst()
  return record ?? fail('NOT_FOUND', { what: 'dataset', id })
}

/** A dataset as the contract has it. */
export function asDataset(record: DatasetRecord, edits: number): Dataset {
  const { id, name, sha256, bytes, rows } = record
  return Dataset.parse({
    id, name, sha256, bytes, rows, edits,
    fileName: record.file_name,
    rejectedRows: record.rejected_rows,
    layout: parsed(record.layout),
    columns: parsed(record.columns),
    mapping: parsed(record.mapping),
    needsMapping: record.needs_mapping === 1,
    createdAt: record.created_at,
  })
}

/** How the rows are read: as somebody said, else as they are recognised or guessed. */
export function readingOf({ layout, mapping }: DatasetRecord): Layout | Mapping | null {
  return (parsed(mapping) as Mapping | null) ?? (parsed(layout) as { value: Layout } | null)?.value ?? null
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))
