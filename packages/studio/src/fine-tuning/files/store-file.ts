import type { Readable } from 'node:stream'
import { fail } from '@tunesmith/contract'
import type { filePurposes } from '@tunesmith/contract/openai'
import type { Schema } from '@tunesmith/store'
import type { Kysely } from 'kysely'
import { backgroundOf } from '../../background/index.ts'
import type { Services } from '../../services.ts'
import { failUpload } from '../../upload-failure.ts'
import { newApiId } from '../api-id.ts'
import type { FileRow } from './file-rows.ts'

export interface NewFile {
  purpose: (typeof filePurposes)[number]
  fileName: string
  content: Readable
  createdBy: string
}

/**
 * Stores a file that somebody sends to train on, once every line of it is found good.
 *
 * @param signal aborted when whoever sends it has gone
 * @throws UPLOAD_INTERRUPTED; TRAINING_FILE_INVALID, DATA_EMPTY, DATA_NOT_UTF8; BACKGROUND_DIED, DISK_FULL, NO_PERMISSION
 */
export async function storeTrainingFile(services: Services, { content, ...about }: Omit<NewFile, 'purpose'>, signal: AbortSignal): Promise<FileRow> {
  const { fileName } = about
  const check = async (file: string) => {
    await backgroundOf(services, 'uploads').run('checkTrainingRows', { file, fileName })
    if (signal.aborted) fail('UPLOAD_INTERRUPTED', { fileName })
  }
  const { db } = services.store
  const record = async ({ sha256, bytes }: { sha256: string; bytes: number }) => {
    const row = await addFile(services, db, { purpose: 'fine-tune', ...about, sha256, bytes })
    if (!signal.aborted) return row
    await db.deleteFrom('api_files').where('id', '=', row.id).execute() // and the bytes go with the next collection
    return fail('UPLOAD_INTERRUPTED', { fileName })
  }
  return services.store.artifacts.put(content, record, check).catch((error: unknown) => failUpload(error, fileName))
}

/** Writes the row of a file that is stored. */
export async function addFile(
  { now }: Pick<Services, 'now'>,
  db: Kysely<Schema>,
  { purpose, fileName, createdBy, sha256, bytes }: Omit<NewFile, 'content'> & { sha256: string; bytes: number },
): Promise<FileRow> {
  const time = now()
  const row = {
    id: newApiId('file', time), purpose, sha256, bytes, file_name: fileName, created_by: createdBy, created_at: time.toISOString(),
  }
  await db.insertInto('api_files').values(row).execute()
  return row
}
