import { elementCount } from '@tunesmith/autograd'
import { parameterShapes, type Architecture } from '@tunesmith/nn'
import { Random } from '../random.ts'
import { startWithInductionHead } from './induction-start.ts'
import type { Parameters } from './initial-parameters.ts'

/** Standard deviation of fresh weights, as in GPT-2 and Llama. */
const deviation = 0.02

/** Weights of a new model: normal, with an induction head to start from where the architecture has room for one. */
export function freshParameters(architecture: Architecture, seed: number): Parameters {
  const parameters = normalParameters(architecture, seed)
  startWithInductionHead(architecture, parameters, Random.fromKey(seed, 'weights', 'induction head'))
  return parameters
}

/**
 * The usual start: normal with deviation 0.02, the layers that write into the residual stream smaller by √(2 × layers)
 * (Radford et al. 2019), norms one, biases zero.
 */
export function normalParameters(architecture: Architecture, seed: number): Parameters {
  const residualScale = 1 / Math.sqrt(2 * architecture.layers.length)
  return new Map(
    parameterShapes(architecture).map(({ name, shape }) => {
      const values = new Float32Array(elementCount(shape))
      if (shape.length === 2) {
        const writesResidual = /(o_proj|down_proj)\.weight$/.test(name)
        const scale = writesResidual ? residualScale : 1
        Random.fromKey(seed, 'weights', name).fillNormal(values, 0, deviation * scale)
      } else if (!name.endsWith('.bias')) values.fill(1 - architecture.normWeightOffset)
      return [name, values]
    }),
  )
}
