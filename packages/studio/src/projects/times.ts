import type { Model, Output } from '@tunesmith/contract'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import { specOf } from './spec.ts'

/**
 * About how long training would take from each model that can be trained here, by the answers of a project. What was trained
 * here takes as long as what it was trained from.
 *
 * @throws what `specOf` throws
 */
export async function timesOf(services: Services, projectId: string): Promise<Output<'listProjectTimes'>> {
  const models = await services.models.list()
  const roots = Map.groupBy(models.filter(({ trainable, fits }) => trainable.value && fits.value !== 'no'), (model) => rootOf(model, models))
  const runs = []
  for (const model of roots.keys()) {
    runs.push({ model, spec: (await specOf(services, projectId, { model })).spec })
  }
  const times = await backgroundOf(services, 'models').run('estimateTimes', runs)
  return { items: times.flatMap(({ model, seconds }) => roots.get(model)!.map(({ id }) => ({ model: id, seconds }))) }
}

/** The model that training began with, over all runs in between. */
function rootOf({ id, base }: Model, models: readonly Model[]): string {
  const before = base === null ? undefined : models.find((model) => model.id === base)
  return before === undefined ? id : rootOf(before, models)
}
