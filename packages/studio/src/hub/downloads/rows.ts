import { Download, fail, type Failure } from '@tunesmith/contract'
import type { DownloadsTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable, Updateable } from 'kysely'
import { asState, next, type Happening } from './states.ts'

type Database = Kysely<Schema>
export type DownloadRow = Selectable<DownloadsTable>
export type DownloadChanges = Omit<Updateable<DownloadsTable>, 'state'>

/** What changes while a download goes on. */
export const Progress = Download.pick({ bytes: true, totalBytes: true, bytesPerSecond: true, secondsLeft: true, interruptions: true })
export type Progress = Pick<Download, keyof typeof Progress.shape>

export const noProgress: Progress = { bytes: 0, totalBytes: null, bytesPerSecond: null, secondsLeft: null, interruptions: 0 }
/** How far it is, where nothing moves. */
export const atRest = (progress: Progress): Progress => ({ ...progress, bytesPerSecond: null, secondsLeft: null })

export const progressOf = ({ progress }: Pick<DownloadRow, 'progress'>): Progress => Progress.parse(JSON.parse(progress))

/** @throws NOT_FOUND */
export async function findDownload(db: Database, id: string): Promise<DownloadRow> {
  const row = await db.selectFrom('downloads').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'download', id })
}

/**
 * Lets something happen to a download, by the table of transitions; it is on the disk when this settles.
 *
 * @throws NOT_FOUND, NOT_NOW where that cannot happen in its present state
 */
export async function changeState(db: Database, id: string, happening: Happening, changes: DownloadChanges = {}): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { model, state } = await findDownload(transaction, id)
    const following = next(happening, state, `The download of ${model}`)
    await transaction.updateTable('downloads').set({ ...changes, state: following }).where('id', '=', id).execute()
  })
}

/** The download that is to go on next: what was under way before comes before what waits. */
export async function nextDownload(db: Database): Promise<DownloadRow | undefined> {
  const inState = (state: string) => db.selectFrom('downloads').selectAll().where('state', '=', state).orderBy('queued_at').executeTakeFirst()
  return (await inState('running')) ?? (await inState('queued'))
}

/** A download as people see it. */
export function asDownload(row: DownloadRow, live?: Progress): Download {
  const { id, model, revision, gguf, state, error } = row
  return {
    id, model, revision, gguf,
    state: asState(state),
    ...(live ?? progressOf(row)),
    error: error === null ? null : (JSON.parse(error) as Failure),
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}
