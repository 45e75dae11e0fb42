import type { Model } from '@tunesmith/contract'
import { cachedModels } from '@tunesmith/hub'
import { bundledModelNames, modelPath } from '@tunesmith/trainer/worker'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import type { ListedModel } from './describe-models.ts'

/** Runs whose results are listed, at most. */
const mostRuns = 100

/** Every model on this machine: those that come with Tunesmith, those trained here, and those other tools downloaded. */
export async function listModels(services: Services): Promise<Model[]> {
  const bundled = bundledModelNames().map((name): ListedModel => ({ id: name, name, origin: 'bundled', path: modelPath(name) }))
  const downloaded = cachedModels().map(({ name, path }): ListedModel => ({ id: name, name, origin: 'downloaded', path }))
  const models = [...bundled, ...(await trainedModels(services)), ...downloaded]
  return backgroundOf(services, 'models').run('describeModels', models)
}

/** What was trained here, newest first. */
async function trainedModels({ store: { db }, runs }: Services): Promise<ListedModel[]> {
  const finished = await db.selectFrom('runs').select(['id', 'name', 'model'])
    .where('state', '=', 'finished').orderBy('created_at', 'desc').limit(mostRuns).execute()
  const found = await Promise.all(finished.map(async ({ id, name, model }): Promise<ListedModel[]> => {
    const result = await runs.resultOf(id).catch(() => null) // a run whose folder is gone has none
    if (result === null) return []
    const { base, adapter } = result
    const path = result.model ?? modelPath(base)
    return [{ id, name, origin: 'trained', path, base: model, ...(adapter !== undefined && { adapter }) }]
  }))
  return found.flat()
}
