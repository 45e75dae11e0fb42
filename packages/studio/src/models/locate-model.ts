import { fail } from '@tunesmith/contract'
import { findCachedModel } from '@tunesmith/hub'
import { bundledModelNames, modelPath } from '@tunesmith/trainer/worker'
import type { ModelLocation, RunResult, Services } from '../services.ts'

/** Whether an identifier is that of a run, whose result is meant. */
export const isRunId = (modelId: string) => /^run_[0-9a-z]{12,32}$/.test(modelId)

/**
 * Finds a model by its identifier: the name of a bundled or a downloaded one, or that of the run that made it. Paths are
 * none, so that nothing else on this machine can be opened.
 *
 * @throws NOT_FOUND
 */
export async function locateModel({ runs }: Services, modelId: string): Promise<ModelLocation> {
  if (isRunId(modelId)) {
    const result = await runs.resultOf(modelId)
    if (result !== null) return locationOf(result)
  } else if (bundledModelNames().includes(modelId)) {
    return { model: modelPath(modelId) }
  } else {
    const model = findCachedModel(modelId)
    if (model !== undefined) return { model }
  }
  return fail('NOT_FOUND', { what: 'model', id: modelId })
}

function locationOf({ base, adapter, model, template, system }: RunResult): ModelLocation {
  return {
    model: model ?? modelPath(base),
    ...(model === undefined && adapter !== undefined && { adapter }),
    ...(template !== 'auto' && { template }),
    ...(system !== undefined && { system }),
  }
}

/** The first bundled model. */
export function usualModel(): ModelLocation | null {
  const [name] = bundledModelNames()
  return name === undefined ? null : { model: modelPath(name) }
}
