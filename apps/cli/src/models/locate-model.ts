import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { ADAPTER_CONFIG_NAME, readAdapter } from '@tunesmith/formats'
import { findCachedModel } from '@tunesmith/hub'
import type { ModelSource } from '@tunesmith/trainer/inference'
import { readRun, runSpecPath } from '@tunesmith/trainer/worker'
import { resolvePath } from '../recipe/resolve-paths.ts'

/** A model to talk to, found but not yet opened. */
export interface LocatedModel extends ModelSource {
  /** What to call it. */
  name: string
  /** The system message it was trained with. */
  system?: string
}

/**
 * Finds what a person means by a model: a run folder, a model folder, an adapter folder, the name of a bundled model, or
 * the name of a downloaded one.
 *
 * @throws RUN_WITHOUT_RESULT, RUN_MISSING, SETTINGS_INVALID and what `readAdapter` throws
 */
export function locateModel(reference: string, folder: string): LocatedModel {
  const path = resolvePath(folder, reference)
  if (existsSync(runSpecPath(path))) return resultOf(path)
  if (existsSync(join(path, ADAPTER_CONFIG_NAME))) return adapterIn(path)
  return { name: basename(reference), model: modelReference(reference, folder), template: 'auto' }
}

/** The folder a model given by path or name is in; the name itself where it can only be that of a bundled model. */
export function modelReference(reference: string, folder: string): string {
  const path = resolvePath(folder, reference)
  return existsSync(path) ? path : (findCachedModel(reference) ?? reference)
}

/** What training writes below the run folder: an adapter, or a whole model. */
function resultOf(runFolder: string): LocatedModel {
  const spec = readRun(runFolder)
  const { template, system } = spec.data
  const adapter = join(runFolder, 'adapter')
  const model = join(runFolder, 'model')
  const shared = { name: basename(runFolder), template, ...(system !== undefined && { system }) }
  if (existsSync(join(adapter, ADAPTER_CONFIG_NAME))) return { ...shared, model: spec.model!, adapter }
  if (existsSync(join(model, 'config.json'))) return { ...shared, model }
  fail('RUN_WITHOUT_RESULT', { folder: runFolder })
}

function adapterIn(path: string): LocatedModel {
  if (existsSync(runSpecPath(dirname(path)))) return resultOf(dirname(path))
  const base = readAdapter(path).config.base_model_name_or_path ?? ''
  return { name: basename(path), model: modelReference(base, dirname(path)), adapter: path, template: 'auto' }
}
