import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@tunesmith/store'
import { createDatasets, datasetHandlers } from '../src/datasets/index.ts'
import { createFineTuning } from '../src/fine-tuning/index.ts'
import type { RequestContext } from '../src/handler.ts'
import { createHub } from '../src/hub/index.ts'
import { createModels, modelHandlers } from '../src/models/index.ts'
import { createProjects, projectHandlers } from '../src/projects/index.ts'
import { createRuns, runHandlers } from '../src/runs/index.ts'
import { createServing } from '../src/serving/index.ts'
import type { RunResult, Runs, Services } from '../src/services.ts'

/** The rooms of datasets, projects, models and runs on a data folder of their own; nothing is trained, and runs can be given results. */
export async function openRooms({ folder = newDataFolder(), results }: { folder?: string; results?: Record<string, RunResult> } = {}) {
  const store = await openStore(folder)
  const services: Services = {
    store, dataFolder: store.folder, now: () => new Date(),
    get projects() { return projects },
    get datasets() { return datasets },
    get models() { return models },
    get hub() { return hub },
    get fineTuning() { return fineTuning },
    get runs() { return runs },
    get chats(): never { throw new Error('internal: no chats here') },
    get exports(): never { throw new Error('internal: no exports here') },
    get serving() { return serving },
  }
  const projects = createProjects(services)
  const datasets = createDatasets(services)
  const models = createModels(services)
  const hub = createHub(services)
  const fineTuning = createFineTuning(services)
  const serving = createServing(services)
  const runs: Runs = { ...createRuns(services), ...(results && { resultOf: async (runId: string) => results[runId] ?? null }) }
  return {
    services,
    handlers: { ...datasetHandlers(services), ...projectHandlers(services), ...modelHandlers(services), ...runHandlers(services) },
    context: contextOf('editor'),
    async close() {
      await models.imports.close()
      await projects.close()
      await datasets.close()
      await runs.close()
      await serving.close()
      await store.close()
    },
  }
}

export type Rooms = Awaited<ReturnType<typeof openRooms>>

const made: string[] = []

/** A folder that `removeDataFolders` removes. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  made.push(folder)
  return folder
}

export function removeDataFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

function contextOf(role: 'editor'): RequestContext {
  return {
    actor: { userId: 'user_test', email: 'test@example.org', name: 'Test', role, via: 'local' },
    address: null, headers: new Headers(), cookies: [], signal: new AbortController().signal,
  }
}
