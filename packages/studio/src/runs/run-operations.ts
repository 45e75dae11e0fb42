import { Answers, fail, type Run, type RunSpec } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import { basename } from 'node:path'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { emptySummary } from './events/summary.ts'
import { asRuns, findRun, type RunRow } from './run-rows.ts'
import type { Wish } from './states.ts'

type RunOperation =
  | 'listRuns' | 'startRun' | 'getRun' | 'updateRun' | 'deleteRun' | `${Wish}Run`

/** Runs as a person starts, watches and steers them. */
export function runOperations(services: Services): HandlersOf<RunOperation> {
  const { store: { db } } = services

  async function show(row: RunRow): Promise<Run> {
    const [run] = await asRuns(db, [row])
    return run
  }
  const showNow = async (runId: string) => show(await findRun(db, runId))
  const asking = (wish: Wish) => async ({ runId }: { runId: string }) => {
    await services.runs.ask(runId, wish)
    return showNow(runId)
  }

  /** What a run is started from, by the identifier that goes on meaning it: aliases of the registry move. */
  async function startedFrom(projectId: string, { model: path }: RunSpec): Promise<string> {
    const project = await db.selectFrom('projects').select('answers').where('id', '=', projectId).executeTakeFirst()
    const { model } = Answers.parse(JSON.parse(project?.answers ?? '{}'))
    if (model !== undefined) return services.models.resolve(model)
    return path === undefined ? 'new' : basename(path)
  }

  return {
    async listRuns({ offset, limit, projectId }) {
      let runs = db.selectFrom('runs')
      if (projectId !== undefined) runs = runs.where('project_id', '=', projectId)
      const newest = runs.selectAll().orderBy('created_at', 'desc').orderBy(db.dynamic.ref('rowid'), 'desc')
      const items = await asRuns(db, await newest.offset(offset).limit(limit).execute())
      const { total } = await runs.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items, total }
    },
    async startRun({ projectId, priority }, { actor }) {
      const spec = await services.projects.specOf(projectId)
      const model = await startedFrom(projectId, spec)
      const runId = newId('run')
      const time = services.now().toISOString()
      await db.transaction().execute(async (transaction) => {
        const project = await transaction.selectFrom('projects').selectAll().where('id', '=', projectId).executeTakeFirst()
        if (!project) fail('NOT_FOUND', { what: 'project', id: projectId })
        await transaction.insertInto('runs').values({
          id: runId,
          project_id: projectId,
          name: (spec.name ?? project.name).slice(0, 120),
          model,
          state: 'queued',
          priority,
          spec: JSON.stringify(spec),
          summary: JSON.stringify(emptySummary),
          created_by: actor!.userId,
          created_at: time,
          queued_at: time,
        }).execute()
        await transaction.updateTable('projects').set({ latest_run_id: runId }).where('id', '=', projectId).execute()
      })
      services.runs.workThroughQueue()
      return showNow(runId)
    },
    getRun: ({ runId }) => showNow(runId),
    async updateRun({ runId, priority }) {
      await db.transaction().execute(async (transaction) => {
        const { name, state } = await findRun(transaction, runId)
        if (state !== 'queued') fail('NOT_NOW', { what: `The run ${name}`, state, wanted: 'moved in the queue' })
        await transaction.updateTable('runs').set({ priority }).where('id', '=', runId).execute()
      })
      return showNow(runId)
    },
    pauseRun: asking('pause'),
    resumeRun: asking('resume'),
    stopRun: asking('stop'),
    cancelRun: asking('cancel'),
    async deleteRun({ runId }) {
      await services.models.removeUnused(runId, () => services.runs.remove(runId))
      return {}
    },
  }
}
