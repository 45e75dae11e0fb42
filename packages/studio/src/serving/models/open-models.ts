import { join } from 'node:path'
import { statSync } from 'node:fs'
import { fail, TunesmithError, type ErrorCode } from '@tunesmith/contract'
import type { ProcessPool } from '@tunesmith/inference'
import { chooseTemplate, loadTokenizer } from '@tunesmith/text'
import type { ModelLocation, Services } from '../../services.ts'
import { SmallCache } from '../../small-cache.ts'
import { embeddedEngine } from './embedded-engine.ts'
import type { Engine } from './engine.ts'
import { type GgufFolder, openGgufFolder } from './gguf-folder.ts'
import { llamaEngine } from './llama-engine.ts'
import { servedModel, type ServedModel, type ServedModelParts } from './served-model.ts'

/** Models whose tokenizers and templates stay in memory. */
const mostOpen = 16
/** Why a model is computed by our own engine instead. */
const needsOwnEngine: readonly ErrorCode[] = ['GGUF_EXPORT_UNSUPPORTED', 'ADAPTER_VARIANT_UNSUPPORTED']

/** Opens models by their identifiers. */
export function modelOpener(services: Services, pool: ProcessPool): (modelId: string) => Promise<ServedModel> {
  const folder = openGgufFolder(join(services.dataFolder, 'serving'))
  const opened = new SmallCache<Promise<Omit<ServedModelParts, 'id'>>>(mostOpen, () => 1)
  const texts = new SmallCache<ReturnType<typeof readTexts>>(mostOpen, () => 1)

  async function open(id: string, location: ModelLocation): Promise<Omit<ServedModelParts, 'id'>> {
    const engine = await engineOf(folder, pool, id, location)
    const { model, template = 'auto', system } = location
    const { tokenizer, template: chosen } = texts.get(`${model} ${template} ${changeOf(model)}`, () => readTexts(model, template))
    return { system, engine, tokenizer, template: chosen }
  }

  return async (modelId) => {
    const location = await locate(services, modelId)
    const key = JSON.stringify([location, changeOf(location.model), location.adapter === undefined ? 0 : changeOf(location.adapter)])
    const opening = opened.get(key, () => open(modelId, location))
    try {
      return servedModel({ id: modelId, ...(await opening) })
    } catch (error) {
      opened.delete(key) // tried anew the next time
      throw error
    }
  }
}

/** A model by its identifier; `base:adapter` names what both together are, as servers of adapters do. @throws NOT_FOUND */
async function locate({ models }: Services, modelId: string): Promise<ModelLocation> {
  try {
    return await models.locate(modelId)
  } catch (error) {
    const [base, adapter] = [modelId.slice(0, modelId.indexOf(':')), modelId.slice(modelId.indexOf(':') + 1)]
    if (!(error instanceof TunesmithError && error.code === 'NOT_FOUND') || base === '' || adapter === '' || !modelId.includes(':')) throw error
    const [{ model }, location] = await Promise.all([models.locate(base), models.locate(adapter)])
    return location.adapter !== undefined && location.model === model ? location : fail('NOT_FOUND', { what: 'model', id: modelId })
  }
}

/** llama.cpp where it can run the model, else our own engine. */
async function engineOf(folder: GgufFolder, pool: ProcessPool, name: string, { model, adapter, template }: ModelLocation): Promise<Engine> {
  try {
    const { path: file, contextLength } = await folder.base(model)
    const adapterFile = adapter === undefined ? undefined : (await folder.adapter(model, adapter)).path
    return llamaEngine(pool, { name, file, contextLength, ...(adapterFile !== undefined && { adapter: adapterFile }) })
  } catch (error) {
    if (!(error instanceof TunesmithError && needsOwnEngine.includes(error.code))) throw error
    return embeddedEngine(pool, name, { model, adapter, template })
  }
}

function readTexts(model: string, request: string) {
  const tokenizer = loadTokenizer(model)
  return { tokenizer, template: chooseTemplate(tokenizer, request).value }
}

/** Files that tell whether a folder was changed. */
const telling = ['config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'adapter_model.safetensors']
const changeOf = (folder: string) =>
  telling.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ')
