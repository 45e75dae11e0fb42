import { fail, RunSpec, Verdict, type Run, type RunState } from '@tunesmith/contract'
import type { RunsTable, Schema, Store } from '@tunesmith/store'
import type { Kysely, Selectable, Updateable } from 'kysely'
import { emptySummary, RunSummary } from './events/summary.ts'
import { asRunState, next, underWay, type Happening } from './states.ts'

type Database = Kysely<Schema>
export type RunRow = Selectable<RunsTable>
export type RunChanges = Omit<Updateable<RunsTable>, 'state'>

/** @throws NOT_FOUND */
export async function findRun(db: Database, runId: string): Promise<RunRow> {
  const row = await db.selectFrom('runs').selectAll().where('id', '=', runId).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'run', id: runId })
}

/** The state of a run; null where it was deleted. */
export async function stateOf(db: Database, runId: string): Promise<RunState | null> {
  const row = await db.selectFrom('runs').select('state').where('id', '=', runId).executeTakeFirst()
  return row ? asRunState(row.state) : null
}

/**
 * Lets something happen to a run, by the table of transitions; it is on the disk when this settles.
 *
 * @throws NOT_FOUND, NOT_NOW where that cannot happen in its present state
 */
export async function changeState(db: Database, runId: string, happening: Happening, changes: RunChanges = {}): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { name, state } = await findRun(transaction, runId)
    const following = next(happening, state, `The run ${name}`)
    await transaction.updateTable('runs').set({ ...changes, state: following }).where('id', '=', runId).execute()
  })
}

/** Waiting runs in the order in which they will begin: by priority, and among equals the one that waits longest first. */
const waiting = (db: Database) =>
  db.selectFrom('runs').select('id').where('state', '=', 'queued')
    .orderBy('priority', 'desc').orderBy('queued_at').orderBy(db.dynamic.ref('rowid')) // of one millisecond, the one stored first

/** The run that is to have the machine next, if any: what was under way before comes before what waits. */
export async function nextRun(db: Database): Promise<string | undefined> {
  const begun = await db.selectFrom('runs').select('id').where('state', 'in', underWay).orderBy('started_at').executeTakeFirst()
  return (begun ?? (await waiting(db).executeTakeFirst()))?.id
}

/** The places of waiting runs in the queue, from 1. */
export async function queuePositions(db: Database): Promise<Map<string, number>> {
  const rows = await waiting(db).execute()
  return new Map(rows.map(({ id }, index) => [id, index + 1]))
}

/** Runs as people see them. */
export async function asRuns(db: Store['db'], rows: readonly RunRow[]): Promise<Run[]> {
  const positions = rows.some(({ state }) => state === 'queued') ? await queuePositions(db) : new Map<string, number>()
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    model: row.model,
    state: asRunState(row.state),
    priority: row.priority,
    queuePosition: positions.get(row.id) ?? null,
    ...RunSummary.parse(JSON.parse(row.summary)),
    verdict: row.verdict === null ? null : Verdict.parse(JSON.parse(row.verdict)),
    error: row.error === null ? null : (JSON.parse(row.error) as Run['error']),
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }))
}

/** A run as people see it. @throws NOT_FOUND */
export async function showRun(db: Store['db'], runId: string): Promise<Run> {
  const [run] = await asRuns(db, [await findRun(db, runId)])
  return run
}

export interface NewRun {
  id: string
  projectId: string | null
  name: string
  /** What it is trained from, as people call it. */
  model: string
  spec: RunSpec
  priority: number
  createdBy: string
  time: Date
}

/** Puts a run into the queue. */
export async function addRun(db: Database, { id, projectId, name, model, spec, priority, createdBy, time }: NewRun): Promise<void> {
  await db.insertInto('runs').values({
    id, model, priority,
    project_id: projectId,
    name: name.slice(0, 120),
    state: 'queued',
    spec: JSON.stringify(spec),
    summary: JSON.stringify(emptySummary),
    created_by: createdBy,
    created_at: time.toISOString(),
    queued_at: time.toISOString(),
  }).execute()
}

/** What a run was started with. */
export const specOfRow = ({ spec }: Pick<RunRow, 'spec'>): RunSpec => RunSpec.parse(JSON.parse(spec))
