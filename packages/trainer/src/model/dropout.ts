import {
  dropoutColumns,
  dropoutPhaseLimit,
  dropoutRows,
  linearLayers,
  type Architecture,
  type LoraTarget,
} from '@tunesmith/nn'
import { Random } from '../random.ts'

/** Where in the run a dropout mask is used; a resumed run draws the same one there. */
export interface DropoutPlace {
  step: number
  microBatch: number
  /** Tokens of the micro-batch, padding included. */
  tokens: number
}

/** The random phases of every adapter's dropout mask (`loraDropout`) for one micro-batch. */
export function drawDropout(
  architecture: Architecture,
  targets: ReadonlyMap<string, LoraTarget>,
  seed: number,
  { step, microBatch, tokens }: DropoutPlace,
): Record<string, Float32Array> {
  const inputs: Record<string, Float32Array> = {}
  for (const { name, inFeatures } of linearLayers(architecture)) {
    if (!targets.has(name)) continue
    const random = Random.fromKey(seed, 'dropout', step, microBatch, name)
    inputs[dropoutRows(name)] = random.fillUniform(new Float32Array(tokens), 0, dropoutPhaseLimit)
    inputs[dropoutColumns(name)] = random.fillUniform(new Float32Array(inFeatures), 0, dropoutPhaseLimit)
  }
  return inputs
}
