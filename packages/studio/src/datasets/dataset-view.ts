import { existsSync } from 'node:fs'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import { readEdits } from './edits.ts'
import { rowsPath } from './folders.ts'
import type { DatasetView } from './reading/view.ts'
import { readingOf, type DatasetRecord } from './record.ts'

/** Rows files being made again, by path. */
const underWay = new Map<string, Promise<unknown>>()

/** The rows file of a dataset, made anew from the uploaded file where it is gone. */
export async function rowsFileOf(services: Services, record: DatasetRecord): Promise<string> {
  const { store: { artifacts }, dataFolder } = services
  const rows = rowsPath(dataFolder, record.id)
  if (existsSync(rows)) return rows
  const upload = { file: artifacts.path(record.sha256), fileName: record.file_name, rows }
  const making = underWay.get(rows) ?? backgroundOf(services, 'uploads').run('importRows', upload)
  underWay.set(rows, making)
  try {
    await making
  } finally {
    underWay.delete(rows)
  }
  return rows
}

/** A dataset as it is now, to be looked at with a model: the first bundled one where none is named. @throws NOT_FOUND */
export async function viewOf(services: Services, record: DatasetRecord, modelId?: string): Promise<DatasetView> {
  const { store, models } = services
  const model = modelId === undefined ? await models.usual() : await models.locate(modelId)
  return {
    rows: await rowsFileOf(services, record),
    reading: readingOf(record),
    edits: await readEdits(store.db, record.id),
    model: model && { path: model.model, ...(model.template !== undefined && { template: model.template }) },
  }
}
