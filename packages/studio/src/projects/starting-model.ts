import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ADAPTER_WEIGHTS_NAME, failFromSystem, joinInside } from '@tunesmith/formats'
import { backgroundOf, runAlone } from '../background/index.ts'
import { inTurn } from '../in-turn.ts'
import type { Services } from '../services.ts'

/** A model to train from. */
export interface StartingModel {
  /** Absolute path of its folder. */
  path: string
  parameters: number | null
  /** Template, where not its own. */
  template?: string
}

const parametersOf = new Map<string, number | null>()

/**
 * The model with an identifier as a folder to train from. What an earlier run has learned as an adapter is merged into its
 * base first, once, and kept.
 *
 * @throws NOT_FOUND; FILE_MISSING where somebody deleted the adapter; and what merging throws
 */
export async function startingModel(services: Services, modelId: string): Promise<StartingModel> {
  const { model, adapter, template } = await services.models.locate(modelId)
  const path = adapter === undefined ? model : await mergedModel(services, { base: model, adapter })
  return { path, parameters: await parameters(services, path), ...(template !== undefined && { template }) }
}

async function parameters(services: Services, path: string): Promise<number | null> {
  const known = parametersOf.get(path)
  if (known !== undefined) return known
  const found = await backgroundOf(services, 'models').run('countParameters', path)
  parametersOf.set(path, found)
  return found
}

/** What is merged is known by the adapter's place and time, since that of a paused run goes on growing. */
async function mergedModel({ dataFolder }: Services, { base, adapter }: { base: string; adapter: string }): Promise<string> {
  const weights = join(adapter, ADAPTER_WEIGHTS_NAME)
  const { mtimeMs, size } = await stat(weights).catch((error: unknown) => failFromSystem(error, weights, 'read'))
  const output = joinInside(dataFolder, `models/${hash('sha256', JSON.stringify([base, adapter, mtimeMs, size])).slice(0, 16)}`)
  return inTurn(output, async () => {
    if (!existsSync(join(output, 'config.json'))) await runAlone('mergeModel', { base, adapter, output })
    return output
  })
}
