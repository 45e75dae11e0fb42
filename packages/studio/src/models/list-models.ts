import { fail, type Input, type Model } from '@tunesmith/contract'
import { cachedGgufs, cachedModels } from '@tunesmith/hub'
import { bundledModelNames, modelPath } from '@tunesmith/trainer/worker'
import { backgroundOf } from '../background/index.ts'
import type { Services } from '../services.ts'
import type { DescribedModel, ListedModel } from './describe-models.ts'
import { findIfThere, resolveModel } from './locate-model.ts'
import { ggufId, listedId } from './model-id.ts'
import { registrations } from './registry/versions.ts'

/** Every model on this machine: those that come with Tunesmith, those trained here or imported, and those other tools downloaded. */
export async function listModels(services: Services): Promise<Model[]> {
  return describeListed(services, await gatherModels(services))
}

/** Looks at models; one that was made from another has its licence, whatever its own card says. */
export async function describeListed(services: Services, listed: readonly ListedModel[]): Promise<Model[]> {
  const [described, places] = await Promise.all([
    backgroundOf(services, 'models').run('describeModels', listed),
    registrations(services.store.db),
  ])
  const byId = new Map(described.map((model) => [model.id, model]))
  return described.map((model) => ({
    ...model,
    ...inherited(model, byId),
    registered: places.filter(({ modelId }) => listedId(modelId) === model.id).map(({ place }) => place),
  }))
}

function inherited(model: DescribedModel, byId: ReadonlyMap<string, DescribedModel>): Pick<Model, 'licence' | 'languages'> {
  const base = model.base === null ? undefined : byId.get(listedId(model.base))
  if (base === undefined || base === model) return model
  const above = inherited(base, new Map([...byId].filter(([id]) => id !== model.id)))
  return { licence: above.licence ?? model.licence, languages: model.languages.length > 0 ? model.languages : above.languages }
}

/** Every model on this machine, not looked at yet. */
export async function gatherModels(services: Services): Promise<ListedModel[]> {
  const bundled = bundledModelNames().map((name): ListedModel => ({ id: name, name, origin: 'bundled', format: 'safetensors', path: modelPath(name) }))
  const downloaded = cachedModels().map(({ name, path }): ListedModel => ({ id: name, name, origin: 'downloaded', format: 'safetensors', path }))
  const files = cachedGgufs().map(({ name, file, path }): ListedModel => {
    const id = ggufId(name, file)
    return { id, name: id, origin: 'downloaded', format: 'gguf', path }
  })
  return [...bundled, ...(await trainedModels(services)), ...(await importedModels(services)), ...downloaded, ...files]
}

/** One of them, by any of its identifiers. @throws NOT_FOUND */
export async function findListed(services: Services, modelId: string): Promise<ListedModel> {
  const id = listedId(await resolveModel(services, modelId))
  return (await gatherModels(services)).find((model) => model.id === id) ?? fail('NOT_FOUND', { what: 'model', id: modelId })
}

/** What was trained here, newest first. */
async function trainedModels({ store: { db }, runs }: Services): Promise<ListedModel[]> {
  const finished = await db.selectFrom('runs').select(['id', 'name', 'model'])
    .where('state', '=', 'finished').orderBy('created_at', 'desc').execute()
  const found = await Promise.all(finished.map(async ({ id, name, model }): Promise<ListedModel[]> => {
    const result = await runs.resultOf(id).catch(() => null) // a run whose folder is gone has none
    if (result === null) return []
    const { base, adapter } = result
    const path = result.model ?? modelPath(base)
    const format = adapter === undefined ? 'safetensors' : 'adapter'
    return [{ id, name, origin: 'trained', format, path, ...(model !== fromScratch && { base: model }), ...(adapter !== undefined && { adapter }) }]
  }))
  return found.flat()
}

/** What runs call the model they began with where there was none. */
export const fromScratch = 'new'

async function importedModels(services: Services): Promise<ListedModel[]> {
  const imported = await services.store.db.selectFrom('model_imports').select(['id', 'name', 'base'])
    .where('state', '=', 'finished').orderBy('created_at', 'desc').execute()
  const found = await Promise.all(imported.map(async ({ id, name, base }): Promise<ListedModel[]> => {
    const location = await findIfThere(services, id) // of an adapter whose base is gone
    if (location === null) return []
    const facts = { id, name, origin: 'imported' as const, ...(base !== null && { base }) }
    if ('gguf' in location) return [{ ...facts, format: 'gguf', path: location.gguf }]
    const { model, adapter } = location
    return [{ ...facts, format: adapter === undefined ? 'safetensors' : 'adapter', path: model, ...(adapter !== undefined && { adapter }) }]
  }))
  return found.flat()
}

/** The part of a list that somebody asked for, in the order asked for. */
export function chooseModels(models: readonly Model[], query: Input<'listModels'>): { items: Model[]; total: number } {
  const { search, origin, format, family, trainable, sort, offset, limit } = query
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const chosen = models.filter((model) => {
    const text = [model.id, model.name, model.family, model.base, ...model.registered].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
      && (origin === undefined || model.origin === origin)
      && (format === undefined || model.format === format)
      && (family === undefined || model.family === family)
      && (trainable === undefined || String(model.trainable.value) === trainable)
  })
  return { items: chosen.toSorted(orders[sort]).slice(offset, offset + limit), total: chosen.length }
}

const orders: Readonly<Record<Input<'listModels'>['sort'], (a: Model, b: Model) => number>> = {
  usual: () => 0,
  name: (a, b) => a.name.localeCompare(b.name),
  parameters: (a, b) => (a.parameters ?? Infinity) - (b.parameters ?? Infinity) || 0,
  bytes: (a, b) => a.bytes - b.bytes,
}
