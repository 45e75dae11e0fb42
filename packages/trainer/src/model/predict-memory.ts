import { prepackedBytes } from '@tunesmith/autograd'
import type { ModelFolder } from '@tunesmith/formats'
import { bucketRows, trainingGraph, type Architecture, type Weights, type WeightsWithParameters } from '@tunesmith/nn'
import { stateBytesPerParameter } from '../optimizers/index.ts'
import type { MemorySettings } from '../memory-ladder.ts'
import { plannedBase, prepacks } from './frozen-base.ts'

/** Node.js, ONNX Runtime and the tokenizer before anything is computed; measured. */
const baselineBytes = 225e6

export interface MemoryQuestion {
  architecture: Architecture
  base: Pick<ModelFolder, 'path' | 'tensors'>
  /** The weights as they will be trained with these settings, on a frozen base. */
  weights: (settings: MemorySettings, frozen: () => Weights) => WeightsWithParameters
  /** Share of tokens that count in the loss. */
  supervisedShare: number
}

/**
 * Peak resident memory of training, in bytes: the graph's own prediction, the trained values, the mapped weights and
 * their prepacked copies. Mapped weights count as memory while they are in use, but the system can drop them at any time.
 */
export function predictMemory(question: MemoryQuestion, settings: MemorySettings): number {
  const { microBatchSize, maxLength, recompute, batchSize, optimizer } = settings
  const base = plannedBase(question.architecture, question.base, settings)
  const weights = question.weights(settings, base.weights)
  const rows = bucketRows(Math.ceil(microBatchSize * maxLength * question.supervisedShare))
  const shape = { batch: microBatchSize, length: maxLength, rows }
  const { liveness, model } = trainingGraph(question.architecture, weights, shape, { recompute })
  const trained = weights.parameters.reduce(
    (total, parameter) => total + parameter.shape.reduce((product, size) => product * size, 1),
    0,
  )
  const accumulates = microBatchSize < batchSize
  const bytesPerParameter = 4 + (accumulates ? 4 : 0) + stateBytesPerParameter[optimizer] // gradients are results of the graph
  const packed = prepacks(settings) ? prepackedBytes(model) : 0
  const computing = liveness.residentBytes + liveness.resultBytes + packed
  return baselineBytes + computing + trained * bytesPerParameter + base.mappedBytes
}
