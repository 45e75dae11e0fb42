import {
  ExportedFile, ExportFormat, ExportPrecision, fail, ParityReport, Publication, type Export, type Failure,
} from '@tunesmith/contract'
import type { ExportsTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import { asState, isUnderWay, next, underWay, withFiles, type Happening } from './states.ts'

type Database = Kysely<Schema>
export type ExportRow = Selectable<ExportsTable>
export type ExportChanges = Omit<Updateable<ExportsTable>, 'state'>
/** What changes from moment to moment, and is not stored. */
export type Progress = Pick<Export, 'stage' | 'progress'>

const Files = z.array(ExportedFile)
const Precisions = z.array(ExportPrecision)

export const filesOf = ({ files }: Pick<ExportRow, 'files'>) => Files.parse(JSON.parse(files))
export const precisionsOf = ({ precisions }: Pick<ExportRow, 'precisions'>) => Precisions.parse(JSON.parse(precisions))
export const publicationOf = ({ publication }: Pick<ExportRow, 'publication'>) =>
  publication === null ? null : Publication.parse(JSON.parse(publication))

/** @throws NOT_FOUND */
export async function findExport(db: Database, id: string): Promise<ExportRow> {
  const row = await db.selectFrom('exports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'export', id })
}

/** What a message calls an export. */
export const titleOf = ({ model_name: name, format }: Pick<ExportRow, 'model_name' | 'format'>) => `The export of ${name} as ${format}`

/**
 * Lets something happen to an export, by the table of transitions; it is on the disk when this settles.
 *
 * @throws NOT_FOUND, NOT_NOW where that cannot happen in its present state
 */
export async function changeState(db: Database, id: string, happening: Happening, changes: ExportChanges = {}): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const row = await findExport(transaction, id)
    const following = next(happening, row.state, titleOf(row))
    await transaction.updateTable('exports').set({ ...changes, state: following }).where('id', '=', id).execute()
  })
}

/** The export that is to go on next: what was under way before comes before what waits. */
export async function nextExport(db: Database): Promise<ExportRow | undefined> {
  for (const state of [...underWay, 'queued']) {
    const row = await db.selectFrom('exports').selectAll().where('state', '=', state).orderBy('queued_at').executeTakeFirst()
    if (row !== undefined) return row
  }
  return undefined
}

/** An export whose files can be used. @throws NOT_FOUND, NOT_NOW */
export async function findFinished(db: Database, id: string, wanted: string): Promise<ExportRow> {
  const row = await findExport(db, id)
  if (!withFiles.some((state) => state === row.state)) fail('NOT_NOW', { what: titleOf(row), state: row.state, wanted })
  return row
}

const waiting: Progress = { stage: 'waiting', progress: 0 }
const done: Progress = { stage: 'done', progress: 1 }

/** An export as people see it. */
export function asExport(row: ExportRow, live: { progress?: Progress; publication?: Publication } = {}): Export {
  const state = asState(row.state)
  const files = filesOf(row)
  return {
    id: row.id,
    modelId: row.model_id,
    modelName: row.model_name,
    format: ExportFormat.parse(row.format),
    precisions: precisionsOf(row),
    state,
    ...(isUnderWay(state) ? (live.progress ?? waiting) : done),
    bytes: files.length === 0 ? null : files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
    proof: row.proof === null ? null : ParityReport.parse(JSON.parse(row.proof)),
    provenAt: row.proven_at,
    publication: live.publication ?? publicationOf(row),
    error: row.error === null ? null : (JSON.parse(row.error) as Failure),
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}
