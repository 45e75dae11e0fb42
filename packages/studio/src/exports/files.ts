import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { checkSizes } from '@tunesmith/export'
import { fileNameOf } from '../file-name.ts'
import type { FileAnswer } from '../handler.ts'
import { zipFolder } from '../zip-folder.ts'
import { filesOf, type ExportRow } from './rows.ts'

/** The model card, which goes with others but is not what was exported. */
const cardName = 'README.md'

/** The files of an export to be taken away: one alone as it is, several as an archive. @throws EXPORT_DAMAGED */
export async function fileOf(row: ExportRow, folder: string): Promise<FileAnswer> {
  const files = filesOf(row)
  checkSizes(folder, files)
  const [first, ...more] = files.filter(({ path }) => path !== cardName)
  if (more.length === 0) return { name: first.path, type: 'application/octet-stream', content: createReadStream(join(folder, first.path)) }
  const title = `${fileNameOf(row.model_name, 'model')}-${row.format}`
  return { name: `${title}.zip`, type: 'application/zip', content: await zipFolder(folder, title) }
}
