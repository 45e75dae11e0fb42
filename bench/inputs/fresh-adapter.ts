import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chooseLoraTargets, linearLayers, loraA, loraB, readArchitecture, type LoraTarget } from '@tunesmith/nn'
import { Random, saveAdapter } from '@tunesmith/trainer'
import type { Shape } from '../shapes.ts'

export const rank = 16
export const alpha = 32

/** LoRA on every linear layer. */
export function allLinear(config: Shape['config']): Map<string, LoraTarget> {
  const names = chooseLoraTargets(readArchitecture({ ...config }), 'all-linear')
  return new Map(names.map((name) => [name, { rank, scale: alpha / rank }]))
}

/** A folder with a fresh PEFT adapter on every linear layer, from which both engines start; written at the first call. */
export function freshAdapter(shape: Shape, modelFolder: string, cache: string): string {
  const folder = join(cache, `${shape.name}-adapter`)
  if (existsSync(join(folder, 'adapter_config.json'))) return folder
  const architecture = readArchitecture({ ...shape.config })
  const parameters = new Map<string, Float32Array>()
  for (const { name, inFeatures, outFeatures } of linearLayers(architecture)) {
    const bound = 1 / Math.sqrt(inFeatures)
    const down = new Float32Array(rank * inFeatures)
    parameters.set(loraA(name), Random.fromKey(2, name).fillUniform(down, -bound, bound))
    parameters.set(loraB(name), new Float32Array(rank * outFeatures))
  }
  const targets = allLinear(shape.config)
  const baseModel = modelFolder
  saveAdapter(folder, { architecture, parameters, targets, rank, alpha, dropout: 0, rankStabilized: false, baseModel })
  return folder
}
