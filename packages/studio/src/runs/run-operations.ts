import { Answers, fail, type RunSpec } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import { basename } from 'node:path'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { addRun, asRuns, findRun, showRun } from './run-rows.ts'
import type { Wish } from './states.ts'

type RunOperation =
  | 'listRuns' | 'startRun' | 'getRun' | 'updateRun' | 'deleteRun' | `${Wish}Run`

/** Runs as a person starts, watches and steers them. */
export function runOperations(services: Services): HandlersOf<RunOperation> {
  const { store: { db } } = services

  const showNow = (runId: string) => showRun(db, runId)
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
      await db.transaction().execute(async (transaction) => {
        const project = await transaction.selectFrom('projects').selectAll().where('id', '=', projectId).executeTakeFirst()
        if (!project) fail('NOT_FOUND', { what: 'project', id: projectId })
        await addRun(transaction, {
          id: runId, projectId, model, priority, spec,
          name: spec.name ?? project.name,
          createdBy: actor!.userId,
          time: services.now(),
        })
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
