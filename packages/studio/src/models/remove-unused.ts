import { fail } from '@tunesmith/contract'
import { modelPath } from '@tunesmith/trainer/worker'
import { inTurn } from '../in-turn.ts'
import type { Services } from '../services.ts'
import { findIfThere } from './locate-model.ts'
import { homeOf, listedId } from './model-id.ts'
import { registrations } from './registry/versions.ts'

/** Does what a model has to stay for, after or before others that decide about it. */
export const whileItStays = <T>(modelId: string, work: () => Promise<T>): Promise<T> => inTurn(`keep the model ${homeOf(modelId)}`, work)

/**
 * Deletes a model that nothing needs: neither a version in the registry, which would point to nothing, nor an adapter made
 * on it. It is refused rather than kept in secret, because whoever deletes wants the room on the disk.
 *
 * @throws MODEL_REGISTERED, MODEL_IN_USE, and what `remove` throws
 */
export function removeUnused<T>(services: Services, modelId: string, remove: () => Promise<T>): Promise<T> {
  return whileItStays(modelId, async () => {
    const places = (await registrations(services.store.db)).filter((each) => homeOf(each.modelId) === homeOf(modelId)).map(({ place }) => place)
    if (places.length > 0) fail('MODEL_REGISTERED', { model: modelId, versions: places })
    const users = await usersOf(services, modelId)
    if (users.length > 0) fail('MODEL_IN_USE', { model: modelId, users })
    const removed = await remove()
    services.serving.removeGone()
    return removed
  })
}

const isOver = (state: string) => ['finished', 'failed', 'cancelled'].includes(state)

/** Names of what cannot be used without a model: adapters on it, and runs that may go on. */
async function usersOf(services: Services, modelId: string): Promise<string[]> {
  const { store: { db }, runs } = services
  const location = await findIfThere(services, modelId)
  if (location === null || 'gguf' in location || location.adapter !== undefined) return [] // nothing is made on these but copies
  const imported = await db.selectFrom('model_imports').select(['name', 'base']).where('base', 'is not', null).execute()
  const trained = await db.selectFrom('runs').select(['id', 'name', 'model', 'state']).where('model', 'like', `${listedId(modelId)}%`).execute()
  const needing = await Promise.all(trained.filter(({ model }) => listedId(model) === listedId(modelId)).map(async ({ id, name, state }) => {
    if (!isOver(state)) return [name]
    const result = await runs.resultOf(id).catch(() => null)
    return result?.adapter !== undefined && modelPath(result.base) === location.model ? [name] : []
  }))
  return [...imported.filter(({ base }) => listedId(base!) === listedId(modelId)).map(({ name }) => name), ...needing.flat()]
}
