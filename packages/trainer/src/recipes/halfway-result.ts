import { join } from 'node:path'
import { openModelFolder, readJsonObject } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { checkpointAt, latestCheckpoint } from '../checkpoints/checkpoints.ts'
import { loadParameters } from '../checkpoints/contents.ts'
import { modelPath, type BaseModel } from '../model/base-model.ts'
import { readRun, scratchFolder } from '../run-folder.ts'
import { readDecisions } from './decisions.ts'
import { isFromScratch, loraTargets } from './prepare.ts'
import { saveResult } from './result.ts'

/**
 * Writes what a run has learned until its newest whole checkpoint, or that of a step, as its result would be, below `output`.
 *
 * @returns the step of the checkpoint, or null where there is none
 * @throws RUN_MISSING, JSON_INVALID, DISK_FULL, NO_PERMISSION
 */
export function saveHalfwayResult(runFolder: string, output: string, step?: number): number | null {
  const spec = readRun(runFolder)
  const decisions = readDecisions(runFolder)
  const checkpoint = step === undefined ? latestCheckpoint(runFolder).checkpoint : checkpointAt(runFolder, step)
  if (!decisions || !checkpoint) return null
  const { method, rank, alpha, dropout, targetModules } = decisions.settings
  const values = { rank: rank.value, alpha: alpha.value, dropout: dropout.value, targetModules: targetModules.value }
  const isAdapter = method.value === 'lora' || method.value === 'qlora'
  const base = isFromScratch(spec) ? scratchBase(spec.scratch!.tokenizer, scratchFolder(runFolder)) : storedBase(spec.model!)
  saveResult(
    {
      spec,
      base,
      values,
      targets: isAdapter ? loraTargets(base.architecture, spec, values) : new Map(),
      trainable: { parameters: loadParameters(checkpoint.path), result: isAdapter ? 'adapter' : 'model' },
    },
    output,
  )
  return checkpoint.step
}

type Base = Pick<BaseModel, 'path' | 'folder' | 'architecture'>

function storedBase(model: string): Base {
  const folder = openModelFolder(modelPath(model))
  return { path: folder.path, folder, architecture: readArchitecture(folder.config) }
}

/** A new model as its run described it in its folder; its tokenizer may be somewhere else. */
function scratchBase(tokenizer: string | undefined, path: string): Base {
  const config = readJsonObject(join(path, 'config.json'))
  return { path: tokenizer ?? path, folder: { path, config, tensors: new Map() }, architecture: readArchitecture(config) }
}
