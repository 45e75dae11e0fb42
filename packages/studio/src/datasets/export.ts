import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backgroundOf } from '../background/index.ts'
import type { DatasetExport, Services, SplitOptions } from '../services.ts'
import { rowsFileOf } from './dataset-view.ts'
import { readEdits } from './edits.ts'
import { countsPath, datasetFolder, sidePath } from './folders.ts'
import type { RowCounts } from './reading/export-rows.ts'
import { readingOf, readRecord } from './record.ts'

/** Grows when the same rows would be written differently. */
const exportVersion = 1

/** Writes a dataset as files to train from; see `Datasets.exportFor`. */
export async function exportDataset(services: Services, datasetId: string, split: SplitOptions): Promise<DatasetExport> {
  const { store: { db }, dataFolder } = services
  const record = await readRecord(db, datasetId)
  const [reading, edits] = [readingOf(record), await readEdits(db, datasetId)]
  const { seed, testShare, validationShare } = split
  const division = { seed, testShare, validationShare, ...(split.byClass && { byClass: true }) }
  const contents = { exportVersion, sha256: record.sha256, reading, edits, ...division }
  const folder = join(datasetFolder(dataFolder, datasetId), hash('sha256', JSON.stringify(contents)).slice(0, 16))
  const view = async () => ({ rows: await rowsFileOf(services, record), reading, edits })
  const { byClass = false, ...rows } = readCounts(folder) ?? (await backgroundOf(services, 'data').run('exportRows', { view: await view(), split, folder }))
  return {
    train: sidePath(folder, 'train'),
    ...(rows.validation > 0 && { validation: sidePath(folder, 'validation') }),
    ...(rows.test > 0 && { test: sidePath(folder, 'test') }),
    rows, byClass,
  }
}

function readCounts(folder: string): RowCounts | undefined {
  const path = countsPath(folder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RowCounts) : undefined
}
