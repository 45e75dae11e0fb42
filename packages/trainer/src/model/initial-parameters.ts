import { linearLayers, loraA, loraB, parameterShapes, type Architecture, type LoraTarget } from '@tunesmith/nn'
import { readTensor, type TensorEntry } from '@tunesmith/formats'
import { Random } from '../random.ts'

/** Trained values by name; the order is that of the forward pass and part of every result. */
export type Parameters = Map<string, Float32Array>

/**
 * Fresh adapters as PEFT makes them: A uniform within ±1/√in (Kaiming with a = √5), B zero, so that training starts
 * exactly at the base model.
 */
export function initialAdapters(
  architecture: Architecture,
  targets: ReadonlyMap<string, LoraTarget>,
  seed: number,
): Parameters {
  const parameters: Parameters = new Map()
  for (const { name, inFeatures, outFeatures } of linearLayers(architecture)) {
    const target = targets.get(name)
    if (!target) continue
    const bound = 1 / Math.sqrt(inFeatures)
    const down = new Float32Array(target.rank * inFeatures)
    parameters.set(loraA(name), Random.fromKey(seed, 'adapter', name).fillUniform(down, -bound, bound))
    parameters.set(loraB(name), new Float32Array(target.rank * outFeatures))
  }
  return parameters
}

/** All weights of a checkpoint as float32, to be trained. */
export function storedParameters(architecture: Architecture, tensors: ReadonlyMap<string, TensorEntry>): Parameters {
  return new Map(parameterShapes(architecture).map(({ name }) => [name, readTensor(tensors.get(name)!)]))
}
