import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fail, TunesmithError, type ErrorCode } from '@tunesmith/contract'
import type { ProcessPool } from '@tunesmith/inference'
import type { GgufLocation, ModelLocation, Services } from '../../services.ts'
import { SmallCache } from '../../small-cache.ts'
import { embeddedEngine } from './embedded-engine.ts'
import type { Engine } from './engine.ts'
import type { GgufFolder } from './gguf-folder.ts'
import { ggufTexts } from './gguf-texts.ts'
import { llamaEngine } from './llama-engine.ts'
import { folderTexts, type ModelTexts } from './model-texts.ts'
import { servedModel, type ServedModel, type ServedParts } from './served-model.ts'

/** Models whose tokenizers and templates stay in memory. */
const mostOpen = 16
/** Why a model is computed by our own engine instead. */
const needsOwnEngine: readonly ErrorCode[] = ['GGUF_EXPORT_UNSUPPORTED', 'ADAPTER_VARIANT_UNSUPPORTED']

/** Opens models by their identifiers. */
export function modelOpener(services: Services, pool: ProcessPool, folder: GgufFolder): (modelId: string) => Promise<ServedModel> {
  const opened = new SmallCache<Promise<ServedParts>>(mostOpen, () => 1)
  const texts = new SmallCache<ModelTexts>(mostOpen, () => 1)

  async function open(name: string, location: ModelLocation | GgufLocation): Promise<ServedParts> {
    if ('gguf' in location) {
      const engine = llamaEngine(pool, { name, file: location.gguf, contextLength: null })
      return { engine, texts: ggufTexts(location.gguf, engine.use), system: undefined }
    }
    const engine = await engineOf(folder, pool, name, location)
    const { model, template = 'auto', system } = location
    return { engine, texts: texts.get(`${model} ${template} ${changeOf(model)}`, () => folderTexts(model, template)), system }
  }

  return async (modelId) => {
    const { location } = await findServed(services, modelId)
    const key = JSON.stringify([location, ...Object.values(location).map(changeOf)])
    const opening = opened.get(key, () => open(modelId, location))
    try {
      return servedModel(modelId, await opening)
    } catch (error) {
      opened.delete(key) // tried anew the next time
      throw error
    }
  }
}

/**
 * A model by its identifier, and where it is; `base:adapter` names what both together are, as servers of adapters do: that
 * is the adapter.
 *
 * @throws NOT_FOUND
 */
export async function findServed({ models }: Pick<Services, 'models'>, modelId: string): Promise<{ id: string; location: ModelLocation | GgufLocation }> {
  try {
    return { id: modelId, location: await models.find(modelId) }
  } catch (error) {
    const [base, adapter] = [modelId.slice(0, modelId.indexOf(':')), modelId.slice(modelId.indexOf(':') + 1)]
    if (!(error instanceof TunesmithError && error.code === 'NOT_FOUND') || base === '' || adapter === '' || !modelId.includes(':')) throw error
    const [bare, adapted] = await Promise.all([models.find(base), models.find(adapter)])
    const isOnBase = 'adapter' in adapted && 'model' in bare && adapted.model === bare.model
    return isOnBase ? { id: adapter, location: adapted } : fail('NOT_FOUND', { what: 'model', id: modelId })
  }
}

/** llama.cpp where it can run the model, else our own engine. */
async function engineOf(folder: GgufFolder, pool: ProcessPool, name: string, { model, adapter, template }: ModelLocation): Promise<Engine> {
  try {
    const { path: file, contextLength } = await folder.base(name, model)
    const adapterFile = adapter === undefined ? undefined : (await folder.adapter(name, model, adapter)).path
    return llamaEngine(pool, { name, file, contextLength, ...(adapterFile !== undefined && { adapter: adapterFile }) })
  } catch (error) {
    if (!(error instanceof TunesmithError && needsOwnEngine.includes(error.code))) throw error
    return embeddedEngine(pool, name, { model, adapter, template })
  }
}

/** Files that tell whether a folder was changed. */
const telling = ['config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'adapter_config.json', 'adapter_model.safetensors']
const changeOf = (path: string) =>
  ['', ...telling].map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ')
