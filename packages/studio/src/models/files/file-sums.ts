import { existsSync } from 'node:fs'
import type { Store } from '@tunesmith/store'
import { backgroundOf } from '../../background/index.ts'
import { inTurn } from '../../in-turn.ts'
import type { Services } from '../../services.ts'
import type { FileOfModel } from './model-files.ts'

/** SHA-256 sums of files, by their places; those that were not read since their last change are left out. */
export async function knownSums(db: Store['db'], files: readonly FileOfModel[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map()
  const rows = await db.selectFrom('file_sums').selectAll().where('path', 'in', files.map(({ file }) => file)).execute()
  const isSame = ({ file, bytes, changedAt }: FileOfModel) => (row: (typeof rows)[number]) =>
    row.path === file && row.bytes === bytes && row.changed_at === changedAt
  return new Map(files.flatMap((file) => rows.filter(isSame(file)).map((row) => [row.path, row.sha256])))
}

/** Forgets the sums of files that are not there any more. */
export async function forgetSums(db: Store['db']): Promise<void> {
  const rows = await db.selectFrom('file_sums').select('path').execute()
  for (const { path } of rows) if (!existsSync(path)) await db.deleteFrom('file_sums').where('path', '=', path).execute()
}

/**
 * The sums of all files. What is not known is read in the background, each file once, however many ask for it.
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, BACKGROUND_DIED
 */
export async function sumsOf(services: Services, files: readonly FileOfModel[]): Promise<Map<string, string>> {
  const { store: { db } } = services
  const sums = await knownSums(db, files)
  for (const file of files) {
    const sha256 = sums.get(file.file) ?? (await inTurn(`sum of ${file.file}`, () => sumOf(services, file)))
    sums.set(file.file, sha256)
  }
  return sums
}

async function sumOf(services: Services, file: FileOfModel): Promise<string> {
  const { store: { db } } = services
  const known = (await knownSums(db, [file])).get(file.file)
  if (known !== undefined) return known
  const { sha256 } = await backgroundOf(services, 'models').run('sumFile', file.file)
  const seen = { bytes: file.bytes, changed_at: file.changedAt, sha256 }
  await db.insertInto('file_sums').values({ path: file.file, ...seen }).onConflict((known) => known.column('path').doUpdateSet(seen)).execute()
  return sha256
}
