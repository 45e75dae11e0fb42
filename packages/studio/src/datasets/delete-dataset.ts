import { rmSync } from 'node:fs'
import type { Services } from '../services.ts'
import { datasetFolder, exportFolders, rowsPath } from './folders.ts'
import { readRecord } from './record.ts'

/** Deletes a dataset; exports that runs were made from stay, so that these can go on and be repeated. @throws NOT_FOUND */
export async function deleteDataset({ store, dataFolder }: Services, id: string): Promise<void> {
  const { db } = store
  await readRecord(db, id)
  const runs = await db.selectFrom('runs').select('spec').where('spec', 'like', `%${id}%`).execute()
  const used = exportFolders(dataFolder, id).filter((path) => runs.some(({ spec }) => isNamed(path, spec)))
  await db.deleteFrom('datasets').where('id', '=', id).execute()
  const unused = exportFolders(dataFolder, id).filter((path) => !used.includes(path))
  const gone = used.length === 0 ? [datasetFolder(dataFolder, id)] : [rowsPath(dataFolder, id), ...unused]
  for (const path of gone) rmSync(path, { recursive: true, force: true })
  await store.collectArtifacts()
}

/** Paths stand in a description as JSON text. */
const isNamed = (path: string, spec: string) => spec.includes(JSON.stringify(path).slice(1, -1))
