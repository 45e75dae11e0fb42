import {
  createLanguageModel,
  linearLayers,
  loraDropout,
  parameterCount,
  trainableWeights,
  withLora,
  type Architecture,
  type LoraTarget,
  type TrainableLanguageModel,
  type Weights,
  type WeightsWithParameters,
} from '@tunesmith/nn'
import type { Provider, RecomputeLevel } from '@tunesmith/autograd'
import type { TensorEntry } from '@tunesmith/formats'
import { drawDropout, type DropoutPlace } from './dropout.ts'
import { freshParameters } from './fresh-parameters.ts'
import { initialAdapters, storedParameters, type Parameters } from './initial-parameters.ts'

/** How a model is trained. */
export type Method = 'lora' | 'qlora' | 'full' | 'scratch'

/** What each method trains, and on what. */
export interface Trainable {
  /** What training changes, at its start; made when first asked for. */
  readonly parameters: Parameters
  /** Makes the weights of one graph: frozen ones and inputs for `parameters`; with dropout in training only. */
  weights: (phase?: 'training' | 'evaluation') => WeightsWithParameters
  /** What else the graph of a training step takes, drawn at random but always the same for the same place. */
  noise?: (place: DropoutPlace) => Record<string, Float32Array>
  /** Whether the result is an adapter or a whole model. */
  result: 'adapter' | 'model'
}

export interface TrainableOptions {
  architecture: Architecture
  tensors: ReadonlyMap<string, TensorEntry>
  /** The frozen weights below an adapter: as stored, or in another form. */
  frozen: (phase: 'training' | 'evaluation') => Weights
  targets: ReadonlyMap<string, LoraTarget>
  /** Share of adapter inputs dropped in training. */
  dropout?: number
  seed: number
}

/** An object with `parameters` that are made when first asked for: memory is planned without them. */
function withParameters(make: () => Parameters, rest: Omit<Trainable, 'parameters'>): Trainable {
  let made: Parameters | undefined
  return {
    ...rest,
    get parameters() {
      return (made ??= make())
    },
  }
}

const adapters = ({ architecture, frozen, targets, dropout = 0, seed }: TrainableOptions): Trainable =>
  withParameters(() => initialAdapters(architecture, targets, seed), {
    weights: (phase = 'evaluation') =>
      withLora(frozen(phase), { targets, ...(phase === 'training' && dropout > 0 && { dropout: loraDropout(dropout) }) }),
    ...(dropout > 0 && { noise: (place: DropoutPlace) => drawDropout(architecture, targets, seed, place) }),
    result: 'adapter',
  })

/** What is trained, by method. */
export const trainables: { readonly [M in Method]: (options: TrainableOptions) => Trainable } = {
  lora: adapters,
  qlora: adapters,
  full: ({ architecture, tensors }) =>
    withParameters(() => storedParameters(architecture, tensors), { weights: trainableWeights, result: 'model' }),
  scratch: ({ architecture, seed }) =>
    withParameters(() => freshParameters(architecture, seed), { weights: trainableWeights, result: 'model' }),
}

/** How many values a method changes: those of the adapter, or of the whole model. */
export function trainedParameters(
  method: Method,
  architecture: Architecture,
  targets: ReadonlyMap<string, LoraTarget>,
): number {
  if (method === 'full' || method === 'scratch') return parameterCount(architecture)
  return linearLayers(architecture).reduce(
    (total, { name, inFeatures, outFeatures }) => total + (targets.get(name)?.rank ?? 0) * (inFeatures + outFeatures),
    0,
  )
}

/** Weight decay is for matrices; norms and biases have none (as in PyTorch training code since GPT-2). */
export function decays(parameter: string): boolean {
  return !/norm\.weight$|\.bias$/.test(parameter)
}

export interface ComputeOptions {
  provider: Provider
  threads?: number
  prepack: boolean
  recompute: RecomputeLevel
}

/** The model of a run, ready to compute losses and gradients. */
export function trainableLanguageModel(
  architecture: Architecture,
  trainable: Trainable,
  compute: ComputeOptions,
): TrainableLanguageModel {
  return createLanguageModel({ architecture, weights: trainable.weights, ...compute })
}
