import { elementCount } from '@tunesmith/autograd'
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

/** Standard deviation of fresh weights, as in GPT-2 and Llama. */
const initialDeviation = 0.02

/**
 * Weights of a new model: normal with deviation 0.02, the layers that write into the residual stream smaller by
 * √(2 × layers) (Radford et al. 2019), norms one, biases zero.
 */
export function freshParameters(architecture: Architecture, seed: number): Parameters {
  const residualScale = 1 / Math.sqrt(2 * architecture.layers.length)
  return new Map(
    parameterShapes(architecture).map(({ name, shape }) => {
      const values = new Float32Array(elementCount(shape))
      if (shape.length === 2) {
        const writesResidual = /(o_proj|down_proj)\.weight$/.test(name)
        const deviation = initialDeviation * (writesResidual ? residualScale : 1)
        Random.fromKey(seed, 'weights', name).fillNormal(values, 0, deviation)
      } else if (!name.endsWith('.bias')) values.fill(1 - architecture.normWeightOffset)
      return [name, values]
    }),
  )
}
