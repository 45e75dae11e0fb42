import { rmSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fail, type Dataset } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import { failUpload } from '../upload-failure.ts'
import { datasetFolder, rowsPath } from './folders.ts'
import { asDataset, readRecord } from './record.ts'

export interface NewDataset {
  name: string
  fileName: string
  content: Readable
  createdBy: string
  /** Aborted when whoever sends it has gone, or wants it no more. */
  signal: AbortSignal
}

/**
 * Stores a file and makes a dataset of its rows. Where it breaks off, cannot be read or is wanted no more, nothing is left of it.
 *
 * @throws UPLOAD_INTERRUPTED; DATA_NOT_UTF8, DATA_EMPTY, DATA_FORMAT_UNSUPPORTED, BACKGROUND_DIED, DISK_FULL, NO_PERMISSION
 */
export async function createDataset(services: Services, { name, fileName, content, createdBy, signal }: NewDataset): Promise<Dataset> {
  const { store: { db, artifacts, collectArtifacts }, dataFolder, now } = services
  const id = newId('dataset')
  const read = async (file: string) => {
    const found = await backgroundOf(services, 'uploads').run('importRows', { file, fileName, rows: rowsPath(dataFolder, id) })
    return signal.aborted ? fail('UPLOAD_INTERRUPTED', { fileName }) : found
  }
  try {
    await artifacts.put(content, async ({ sha256, bytes, found }) => db.insertInto('datasets').values({
      id, name, sha256, bytes,
      file_name: fileName,
      rows: found.rows,
      rejected_rows: found.rejectedRows,
      layout: found.layout === null ? null : JSON.stringify(found.layout),
      columns: JSON.stringify(found.columns),
      mapping: found.mapping === null ? null : JSON.stringify(found.mapping),
      needs_mapping: found.needsMapping ? (1 as const) : (0 as const),
      created_by: createdBy,
      created_at: now().toISOString(),
    }).execute(), read).catch((error: unknown) => failUpload(error, fileName))
    const dataset = asDataset(await readRecord(db, id), 0)
    if (!signal.aborted) return dataset
    await db.deleteFrom('datasets').where('id', '=', id).execute()
    await collectArtifacts()
    return fail('UPLOAD_INTERRUPTED', { fileName })
  } catch (error) {
    rmSync(datasetFolder(dataFolder, id), { recursive: true, force: true })
    throw error
  }
}
