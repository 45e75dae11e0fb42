import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail, TunesmithError } from '@tunesmith/contract'
import { archiveOf, templateName } from '@tunesmith/export'
import { cachedGgufs, findCachedModel } from '@tunesmith/hub'
import { bundledModelNames, modelPath } from '@tunesmith/trainer/worker'
import type { GgufLocation, ModelLocation, RunResult, Services } from '../services.ts'
import { findImport } from './imports/import-rows.ts'
import { ggufIn, importFolder } from './imports/import-folder.ts'
import { asCheckpoint, asHubModel, asRegistered, checkpointId, type HubModelId, isImportId, isRunId } from './model-id.ts'
import { versionNamed } from './registry/versions.ts'

/**
 * The identifier that always means this model: of a name in the registry, that of the model which its version points to; of
 * the name that a fine-tuning job gave, that of its run.
 *
 * @throws NOT_FOUND where nothing has this name, or the registry no such version or alias
 */
export async function resolveModel({ store: { db }, fineTuning }: Pick<Services, 'store' | 'fineTuning'>, modelId: string): Promise<string> {
  const trained = await fineTuning.modelOf(modelId)
  if (trained) return trained.step === null ? trained.runId : checkpointId(trained.runId, trained.step)
  if (isOfStudio(modelId) || asHubModel(modelId) !== null) return modelId
  const registered = asRegistered(modelId)
  const version = registered === null ? undefined : await versionNamed(db, registered)
  if (version !== undefined) return version.model_id
  return findCachedModel(modelId) !== undefined ? modelId : fail('NOT_FOUND', { what: 'model', id: modelId }) // the oldest have no owner
}

/** Whether an identifier can mean nothing but what is bundled, or was made or imported here. */
const isOfStudio = (modelId: string): boolean =>
  isRunId(modelId) || asCheckpoint(modelId) !== null || isImportId(modelId) || bundledModelNames().includes(modelId)

/**
 * Finds a model by its identifier: the name of a bundled or a downloaded one, that of the run that made it, of its import, or
 * its name in the registry. Paths are none, so that nothing else on this machine can be opened.
 *
 * @throws NOT_FOUND
 */
export async function findModel(services: Services, modelId: string): Promise<ModelLocation | GgufLocation> {
  const id = await resolveModel(services, modelId)
  const [hub, checkpoint] = [asHubModel(id), asCheckpoint(id)]
  const location = isRunId(id) ? await resultOf(services, id)
    : checkpoint ? await resultOf(services, checkpoint.runId, checkpoint.step)
    : isImportId(id) ? await importOf(services, id)
    : bundledModelNames().includes(id) ? { model: modelPath(id) }
    : snapshotOf(hub ?? { name: id, file: null, commit: null })
  return location ?? fail('NOT_FOUND', { what: 'model', id: modelId })
}

/** As `findModel`, with null for what is not there. */
export async function findIfThere(services: Services, modelId: string): Promise<ModelLocation | GgufLocation | null> {
  try {
    return await findModel(services, modelId)
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** As `findModel`, a model that can be trained and converted. @throws NOT_FOUND, MODEL_IS_GGUF */
export async function locateModel(services: Services, modelId: string): Promise<ModelLocation> {
  const location = await findModel(services, modelId)
  return 'gguf' in location ? fail('MODEL_IS_GGUF', { model: modelId }) : location
}

/** The identifier under which a model stays what it is: of one of the hub, with the commit that is here now. @throws NOT_FOUND */
export async function lastingId(services: Services, modelId: string): Promise<string> {
  const id = await resolveModel(services, modelId)
  const location = await findModel(services, id)
  if (isOfStudio(id) || asHubModel(id)?.commit) return id
  return `${id}@${basename('gguf' in location ? dirname(location.gguf) : location.model)}`
}

async function resultOf({ runs }: Services, runId: string, step?: number): Promise<ModelLocation | undefined> {
  const result = await runs.resultOf(runId, step)
  return result === null ? undefined : locationOf(result)
}

function locationOf({ base, adapter, model, template, system }: RunResult): ModelLocation {
  return {
    model: model ?? modelPath(base),
    ...(model === undefined && adapter !== undefined && { adapter }),
    ...(template !== 'auto' && { template }),
    ...(system !== undefined && { system }),
  }
}

async function importOf(services: Services, importId: string): Promise<ModelLocation | GgufLocation | undefined> {
  const { state, format, base } = await findImport(services.store.db, importId)
  const folder = importFolder(services.dataFolder, importId)
  if (state !== 'finished') return undefined
  if (format === 'gguf') return { gguf: ggufIn(folder) }
  const asTrained = trainedWith(folder)
  return base === null ? { model: folder, ...asTrained } : { model: (await locateModel(services, base)).model, adapter: folder, ...asTrained }
}

/** What an archive tells of how its model is to be spoken to. */
function trainedWith(folder: string): Pick<ModelLocation, 'template' | 'system'> {
  const archive = archiveOf(folder)
  if (archive === null) return {}
  const { base, system } = archive.facts
  const template = join(folder, templateName)
  return { ...(base !== null && existsSync(template) && { template }), ...(system !== null && { system }) }
}

/** A model in the cache, as it was at a commit where one is named. */
function snapshotOf({ name, file, commit }: HubModelId): ModelLocation | GgufLocation | undefined {
  if (file !== null) {
    const newest = cachedGgufs().find((each) => each.name === name && each.file === file)?.path
    const gguf = newest === undefined || commit === null ? newest : join(dirname(newest), '..', commit, file)
    return gguf !== undefined && existsSync(gguf) ? { gguf } : undefined
  }
  const newest = findCachedModel(name)
  if (newest === undefined || commit === null) return newest === undefined ? undefined : { model: newest }
  const model = join(dirname(newest), commit)
  return existsSync(join(model, 'config.json')) ? { model } : undefined
}

/** The first bundled model. */
export function usualModel(): ModelLocation | null {
  const [name] = bundledModelNames()
  return name === undefined ? null : { model: modelPath(name) }
}
