import { join } from 'node:path'
import type { Run, RunEvent, RunSpec, RunState } from '@tunesmith/contract'
import { newId, openStore, type Store } from '@tunesmith/store'
import { contextOf } from '../../testing/browser.ts'
import { createFineTuning } from '../fine-tuning/index.ts'
import { createModels } from '../models/index.ts'
import type { Services } from '../services.ts'
import { createRuns, runHandlers } from './index.ts'

const editor = { userId: 'user_of_the_test', email: 'editor@example.org', name: 'Editor', role: 'editor', via: 'local' } as const

/** The runs of a studio, and the models they become, without its other rooms: projects are made with the run they come to. */
export async function openRuns(dataFolder: string) {
  const store: Store = await openStore(dataFolder)
  const specs = new Map<string, RunSpec>()
  const services = {
    store, dataFolder: store.folder, now: () => new Date(),
    projects: { specOf: async (projectId: string) => specs.get(projectId)!, close: async () => {} },
    get runs() { return runs },
    get models() { return models },
    get fineTuning() { return fineTuning },
  } as Services
  const runs = createRuns(services)
  const models = createModels(services)
  const fineTuning = createFineTuning(services)
  const handlers = runHandlers(services)
  const context = (signal?: AbortSignal) => contextOf({ actor: editor, ...(signal && { signal }) })
  const show = (runId: string): Promise<Run> => handlers.getRun({ runId }, context())
  await runs.start()

  return {
    store, runs, handlers, context, show,
    folderOf: (runId: string) => join(store.folder, 'runs', runId),
    async addProject(spec: RunSpec): Promise<string> {
      const id = newId('project')
      const time = new Date().toISOString()
      await store.db.insertInto('projects').values({
        id, name: 'Colours', answers: '{}', page: 'train', created_by: editor.userId, created_at: time, updated_at: time,
      }).execute()
      specs.set(id, spec)
      return id
    },
    async begin(spec: RunSpec, priority = 0): Promise<string> {
      const projectId = await this.addProject(spec)
      return (await handlers.startRun({ projectId, priority }, context())).id
    },
    /** Waits until a run tells something. */
    async untilEvent(runId: string, holds: (event: RunEvent) => boolean, after = 0): Promise<void> {
      const leaving = new AbortController()
      for await (const { event } of await handlers.streamRunEvents({ runId, after }, context(leaving.signal))) if (holds(event)) return leaving.abort()
      throw new Error('the run was over before')
    },
    /** Waits until something holds of a run. */
    async until(runId: string, holds: RunState | ((run: Run) => boolean)): Promise<Run> {
      for (;;) {
        const run = await show(runId)
        if (typeof holds === 'string' ? run.state === holds : holds(run)) return run
        if (run.state === 'failed') throw new Error(`the run failed: ${JSON.stringify(run.error)}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    /** As the last seconds of a studio's life. */
    async close(): Promise<void> {
      await runs.close()
      await store.close()
    },
  }
}

export type RunsRoom = Awaited<ReturnType<typeof openRuns>>
