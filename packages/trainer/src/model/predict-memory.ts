import type { TensorEntry } from '@tunesmith/formats'
import { bucketRows, trainingGraph, type Architecture, type WeightsWithParameters } from '@tunesmith/nn'
import { stateBytesPerParameter } from '../optimizers/index.ts'
import type { MemorySettings } from '../memory-ladder.ts'

/** Node.js, ONNX Runtime and the tokenizer before anything is computed; measured. */
const baselineBytes = 225e6

export interface MemoryQuestion {
  architecture: Architecture
  tensors: ReadonlyMap<string, TensorEntry>
  /** The weights as they will be trained with these settings. */
  weights: (settings: MemorySettings) => WeightsWithParameters
  /** Share of tokens that count in the loss. */
  supervisedShare: number
}

/** Peak resident memory of training, in bytes: the graph's own prediction, the trained values, the mapped weights. */
export function predictMemory(question: MemoryQuestion, settings: MemorySettings): number {
  const { microBatchSize, maxLength, recompute, batchSize, optimizer } = settings
  const weights = question.weights(settings)
  const rows = bucketRows(Math.ceil(microBatchSize * maxLength * question.supervisedShare))
  const shape = { batch: microBatchSize, length: maxLength, rows }
  const { liveness } = trainingGraph(question.architecture, weights, shape, { recompute })
  const trained = weights.parameters.reduce(
    (total, parameter) => total + parameter.shape.reduce((product, size) => product * size, 1),
    0,
  )
  const accumulates = microBatchSize < batchSize
  const bytesPerParameter = 4 + (accumulates ? 4 : 0) + stateBytesPerParameter[optimizer] // gradients are results of the graph
  const mapped = settings.method === 'lora' ? mappedBytes(question.tensors) : 0
  return baselineBytes + liveness.residentBytes + liveness.resultBytes + trained * bytesPerParameter + mapped
}

/** Weights that stay in their files count as memory while they are in use, but the system can drop them at any time. */
function mappedBytes(tensors: ReadonlyMap<string, TensorEntry>): number {
  let total = 0
  for (const { byteLength } of tensors.values()) total += byteLength
  return total
}
