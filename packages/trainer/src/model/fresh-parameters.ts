import { elementCount } from '@tunesmith/autograd'
import { parameterShapes, type Architecture } from '@tunesmith/nn'
import { Random } from '../random.ts'
import type { Parameters } from './initial-parameters.ts'

/** Standard deviation of fresh weights, as in GPT-2 and Llama. */
const deviation = 0.02

/** Variance of the entries of a key: how sharply a head looks for tokens like its own. */
const keyVariance = 2

/** How much of a value an attention head gives back through its output projection. */
const copyStrength = 2

/** Share of the embedding's deviation that all tokens have in common: what a head can use to look by place alone. */
const commonShare = 0.5

/** Weights of a new model: normal, with attention that starts mimetic. */
export function freshParameters(architecture: Architecture, seed: number): Parameters {
  const parameters = normalParameters(architecture, seed)
  makeAttentionMimetic(architecture, parameters, seed)
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

/**
 * Lets attention begin as it ends up in trained models (Trockman and Kolter 2023, "Mimetic Initialization of
 * Self-Attention Layers"): a query resembles the key of the same token, and what a head writes resembles what it read.
 * A small model then learns to copy from its context within a hundred steps, where it otherwise needs thousands
 * (`bench/mimetic-initialization.ts`).
 */
function makeAttentionMimetic(architecture: Architecture, parameters: Parameters, seed: number): void {
  const { hiddenSize, layers, heads, keyValueHeads, headSize } = architecture
  const embedding = parameters.get('model.embed_tokens.weight')
  if (!embedding) return
  const signs = Random.fromKey(seed, 'weights', 'common direction')
  const common = Float32Array.from({ length: hiddenSize }, () => (signs.uniform() < 0.5 ? -1 : 1))
  for (let index = 0; index < embedding.length; index++)
    embedding[index] += commonShare * deviation * common[index % hiddenSize]
  for (const layer of layers.keys()) {
    const [query, key, value, output] = ['q', 'k', 'v', 'o'].map((part) =>
      parameters.get(`model.layers.${layer}.self_attn.${part}_proj.weight`),
    )
    if (!query || !key || !value || !output) continue
    const keyScale = Math.sqrt(keyVariance / hiddenSize) / deviation
    for (let index = 0; index < key.length; index++) key[index] *= keyScale
    for (let row = 0; row < heads * headSize; row++) {
      const shared = sharedRow(row, headSize, heads / keyValueHeads)
      for (let column = 0; column < hiddenSize; column++) {
        query[row * hiddenSize + column] = 0.5 * query[row * hiddenSize + column] + key[shared * hiddenSize + column]
        output[column * heads * headSize + row] += copyStrength * value[shared * hiddenSize + column]
      }
    }
  }
}

/** The row of the key or value projection that a row of the query projection meets in grouped-query attention. */
const sharedRow = (row: number, headSize: number, group: number): number =>
  Math.floor(row / headSize / group) * headSize + (row % headSize)
