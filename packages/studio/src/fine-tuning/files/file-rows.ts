import { fail } from '@tunesmith/contract'
import { ApiFile } from '@tunesmith/contract/openai'
import type { ApiFilesTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable } from 'kysely'
import { seconds } from '../api-id.ts'

export type FileRow = Selectable<ApiFilesTable>

/** A file of this person; to everybody else it is not there. @throws NOT_FOUND */
export async function findFile(db: Kysely<Schema>, fileId: string, userId: string): Promise<FileRow> {
  const row = await db.selectFrom('api_files').selectAll().where('id', '=', fileId).where('created_by', '=', userId).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'file', id: fileId })
}

/** A file in the form of the API. */
export const asApiFile = ({ id, bytes, created_at, file_name, purpose }: FileRow): ApiFile => ApiFile.parse({
  id, object: 'file', bytes, created_at: seconds(created_at), filename: file_name, purpose, status: 'processed', status_details: null,
})
