import { createReadStream } from 'node:fs'
import { plainReason, refuseField } from '@tunesmith/contract'
import type { HandlersOf, RequestContext } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { pageOf } from '../page.ts'
import { asApiFile, findFile } from './file-rows.ts'
import { storeTrainingFile } from './store-file.ts'

type FileOperation = 'uploadApiFile' | 'listApiFiles' | 'getApiFile' | 'getApiFileContent' | 'deleteApiFile'

/** Longest name that is kept, in characters. */
const longestName = 255

/** Files of the API belong to one person; to everybody else they are not there. */
export function fileOperations(services: Services): HandlersOf<FileOperation> {
  const { store, store: { db, artifacts } } = services
  const own = (fileId: string, { actor }: RequestContext) => findFile(db, fileId, actor!.userId)

  return {
    async uploadApiFile({ purpose, fileName, file }, { actor, signal }) {
      if (purpose !== 'fine-tune') {
        refuseField('purpose', plainReason('is fine-tune for files that are sent; results are written by jobs'))
      }
      const about = { fileName: shownName(fileName), content: file, createdBy: actor!.userId }
      return asApiFile(await storeTrainingFile(services, about, signal))
    },
    async listApiFiles({ purpose, order, after, limit }, { actor }) {
      let files = db.selectFrom('api_files').selectAll().where('created_by', '=', actor!.userId)
      if (purpose !== undefined) files = files.where('purpose', '=', purpose)
      if (after !== undefined) files = files.where('id', order === 'desc' ? '<' : '>', after)
      const rows = await files.orderBy('id', order).limit(limit + 1).execute()
      return pageOf(rows.map(asApiFile), limit)
    },
    async getApiFile({ fileId }, context) {
      return asApiFile(await own(fileId, context))
    },
    async getApiFileContent({ fileId }, context) {
      const { file_name: name, sha256 } = await own(fileId, context)
      return { name, type: name.endsWith('.csv') ? 'text/csv' : 'application/jsonl', content: createReadStream(artifacts.path(sha256)) }
    },
    async deleteApiFile({ fileId }, context) {
      await own(fileId, context)
      await db.deleteFrom('api_files').where('id', '=', fileId).execute()
      await store.collectArtifacts()
      return { id: fileId, object: 'file', deleted: true }
    },
  }
}

/** Without folders and without signs that cannot be seen; it is never used as a path. */
const shownName = (given: string): string =>
  given.split(/[\\/]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim().slice(0, longestName) || 'rows.jsonl'
