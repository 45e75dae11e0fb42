import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RunSpec, type Export } from '@tunesmith/contract'
import { bundledName, writeBundledAdapter } from '@tunesmith/export/testing/bundled-adapter'
import { newId, openStore } from '@tunesmith/store'
import { contextOf } from '../../testing/browser.ts'
import { openStudio, type Studio } from '../index.ts'

/** A studio with a run that has trained an adapter, and exports of it. */
export async function openExports(dataFolder: string) {
  const studio = await openStudio({ dataFolder })
  const actor = await studio.localActor()
  type Handlers = Studio['handlers']
  const call = <N extends keyof Handlers>(name: N, input: Parameters<Handlers[N]>[0], signal?: AbortSignal): ReturnType<Handlers[N]> =>
    studio.handlers[name](input as never, contextOf({ actor, ...(signal && { signal }) })) as ReturnType<Handlers[N]>
  const show = (exportId: string): Promise<Export> => call('getExport', { exportId })

  return {
    studio, call, show,
    folderOf: (exportId: string) => join(dataFolder, 'exports', exportId),
    begin: (modelId: string, format: Export['format'], precisions: Export['precisions'] = []) => call('startExport', { modelId, format, precisions }),
    /** Waits until something holds of an export. */
    async until(exportId: string, holds: (each: Export) => boolean): Promise<Export> {
      const leaving = new AbortController()
      for await (const each of await call('streamExport', { exportId }, leaving.signal)) {
        if (!holds(each)) continue
        leaving.abort()
        return each
      }
      throw new Error(`it was over before: ${JSON.stringify(await show(exportId))}`)
    },
    /** Waits until nothing more happens to an export. */
    async end(exportId: string): Promise<Export> {
      for await (const each of await call('streamExport', { exportId })) void each
      return show(exportId)
    },
    close: () => studio.close(),
  }
}

export type ExportsRoom = Awaited<ReturnType<typeof openExports>>

/** Puts a run into a data folder that is not open: finished, with the adapter that it has trained and rows that it was asked at the end. */
export async function addRun(dataFolder: string): Promise<string> {
  const store = await openStore(dataFolder)
  const id = newId('run')
  const time = new Date().toISOString()
  const folder = join(dataFolder, 'runs', id)
  mkdirSync(folder, { recursive: true })
  writeBundledAdapter(join(folder, 'adapter'))
  const test = join(folder, 'test.jsonl')
  writeFileSync(test, '')
  for (let n = 0; n < 20; n++) appendFileSync(test, `${JSON.stringify({ question: `What is in room ${n}?`, answer: `Shelf ${n}, with books.` })}\n`)
  const spec: RunSpec = RunSpec.parse({ model: bundledName, data: { train: 'rows.jsonl', test }, output: 'run' })
  await store.db.insertInto('runs').values({
    id, project_id: null, name: 'Library', model: bundledName, state: 'finished', priority: 0, spec: JSON.stringify(spec), summary: '{}',
    created_by: 'user_of_the_test', created_at: time, queued_at: time, ended_at: time,
  }).execute()
  await store.close()
  return id
}
