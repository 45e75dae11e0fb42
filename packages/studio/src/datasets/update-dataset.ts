import { fail, reason, refuseField, type Dataset, type Input, type Mapping } from '@tunesmith/contract'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import { rowsFileOf } from './dataset-view.ts'
import { readDataset } from './edit-rows.ts'
import { readRecord, type DatasetRecord } from './record.ts'

/**
 * Renames a dataset, or keeps what its columns mean; without a mapping, it is recognised or guessed again.
 *
 * @throws NOT_FOUND, MAPPING_INVALID, REQUEST_INVALID
 */
export async function updateDataset(services: Services, { datasetId, name, mapping }: Input<'updateDataset'>): Promise<Dataset> {
  const { db } = services.store
  const record = await readRecord(db, datasetId)
  if (mapping) requireColumns(record, mapping)
  const changes = {
    ...(name !== undefined && { name }),
    ...(mapping && { mapping: JSON.stringify(mapping), needs_mapping: 0 as const }),
    ...(mapping === null && (await guessAgain(services, record))),
  }
  if (Object.keys(changes).length > 0) await db.updateTable('datasets').set(changes).where('id', '=', datasetId).execute()
  return readDataset(services, datasetId)
}

async function guessAgain(services: Services, record: DatasetRecord) {
  if (record.layout !== null) return { mapping: null, needs_mapping: 0 as const }
  const mapping = await backgroundOf(services, 'data').run('guessColumns', { rows: await rowsFileOf(services, record) })
  return { mapping: mapping && JSON.stringify(mapping), needs_mapping: record.rows > 0 ? (1 as const) : (0 as const) }
}

function requireColumns({ columns }: DatasetRecord, { question, answer, system }: Mapping): void {
  const names = (JSON.parse(columns) as Dataset['columns']).map(({ name }) => name)
  const used = [question, answer, system].filter((name) => name !== null)
  for (const column of used) if (!names.includes(column)) fail('MAPPING_INVALID', { column, columns: names })
  if (new Set(used).size < used.length) refuseField('mapping', reason('field.column-twice'))
}
