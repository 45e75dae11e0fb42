import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes, readSafetensorsHeader, readTensor, writeFileDurably, writeSafetensors } from '@tunesmith/formats'
import { z } from 'zod'
import type { Optimizer, StateTensor } from '../optimizers/index.ts'
import type { Parameters } from '../model/initial-parameters.ts'

/** Everything besides tensors that training needs to go on exactly where it was. */
export const TrainingState = z.object({
  /** Optimiser steps completed; with the seed it also says which rows come next. */
  step: z.int().min(0),
  /** Tokens computed so far, padding not counted. */
  tokens: z.int().min(0),
  /** Factor on the scheduled learning rate; below 1 after a roll-back. */
  learningRateFactor: z.number(),
  /** Examples left out after a roll-back. */
  quarantined: z.array(z.int().min(0)),
  rollbacks: z.int().min(0),
  validation: z.object({ bestLoss: z.number().nullable(), bestStep: z.int().min(0), waited: z.int().min(0) }),
})
export type TrainingState = z.infer<typeof TrainingState>

const parametersName = 'parameters.safetensors'
const optimizerName = 'optimizer.safetensors'
const stateName = 'state.json'

/** Writes what training needs to go on into a checkpoint folder. */
export function writeContents(folder: string, parameters: Parameters, optimizer: Optimizer, state: TrainingState): void {
  const trained = Array.from(parameters, ([name, data]) => ({ name, dtype: 'F32' as const, shape: [data.length], data }))
  writeSafetensors(join(folder, parametersName), trained)
  const moments = Array.from(optimizer.state(), ([name, tensor]) => ({ name, ...tensor }))
  writeSafetensors(join(folder, optimizerName), moments)
  writeFileDurably(join(folder, stateName), `${JSON.stringify(state, null, 2)}\n`)
}

/** Puts the parameters of a checkpoint into `parameters`, in place. */
export function readParameters(folder: string, parameters: Parameters): void {
  const { tensors } = readSafetensorsHeader(join(folder, parametersName))
  for (const [name, values] of parameters) values.set(readTensor(tensors.get(name)!))
}

/** The parameters of a checkpoint, for whom has none yet. */
export function loadParameters(folder: string): Parameters {
  const { tensors } = readSafetensorsHeader(join(folder, parametersName))
  return new Map([...tensors].map(([name, entry]) => [name, readTensor(entry)]))
}

/** Puts parameters and optimiser back as they were at a checkpoint, and returns its state. */
export function readContents(folder: string, parameters: Parameters, optimizer: Optimizer): TrainingState {
  readParameters(folder, parameters)
  const moments = new Map<string, StateTensor>()
  for (const entry of readSafetensorsHeader(join(folder, optimizerName)).tensors.values()) {
    moments.set(entry.name, stateTensor(entry.dtype, entry.shape, readBytes(entry)))
  }
  optimizer.load(moments)
  return TrainingState.parse(JSON.parse(readFileSync(join(folder, stateName), 'utf8')))
}

function stateTensor(dtype: string, shape: number[], bytes: Uint8Array): StateTensor {
  const buffer = bytes.slice().buffer
  if (dtype === 'F32') return { dtype, shape, data: new Float32Array(buffer) }
  if (dtype === 'I32') return { dtype, shape, data: new Int32Array(buffer) }
  if (dtype === 'U8') return { dtype, shape, data: new Uint8Array(buffer) }
  throw new Error(`internal: optimiser state of type ${dtype}`)
}
