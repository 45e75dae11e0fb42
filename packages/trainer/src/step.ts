import type { TrainableLanguageModel } from '@tunesmith/nn'
import type { TrainingBatch } from '@tunesmith/text'
import { addTo } from './kernels/index.ts'
import type { NamedArrays } from './optimizers/index.ts'

export interface AccumulatedGradients {
  /** Mean negative log-likelihood over the supervised tokens of all micro-batches. */
  loss: number
  gradients: Map<string, Float32Array>
  tokens: number
  supervisedTokens: number
}

/**
 * Loss and gradients of one optimiser step. Every supervised token of the step weighs the same, in whichever
 * micro-batch it stands, so accumulation changes memory and not the result.
 * @param noise what the graph takes besides, for each micro-batch
 */
export async function accumulateGradients(
  model: TrainableLanguageModel,
  parameters: NamedArrays,
  batches: readonly TrainingBatch[],
  rowCapacity: number,
  noise: (microBatch: number) => Record<string, Float32Array> = () => ({}),
): Promise<AccumulatedGradients> {
  const supervisedTokens = batches.reduce((total, batch) => total + batch.supervisedTokens, 0)
  const tokens = batches.reduce((total, batch) => total + batch.tokens, 0)
  const rowWeight = 1 / Math.max(1, supervisedTokens)
  let loss = 0
  let gradients: Map<string, Float32Array> | undefined
  for (const [index, batch] of batches.entries()) {
    const result = await model.lossAndGradients(parameters, { ...batch, rowCapacity }, rowWeight, noise(index))
    loss += result.loss
    if (!gradients) gradients = result.gradients
    else {
      for (const [name, sum] of gradients) addTo(sum, result.gradients.get(name)!)
      discard(result.gradients.values())
    }
  }
  return { loss, gradients: gradients ?? new Map(), tokens, supervisedTokens }
}

/**
 * Gives the memory of arrays back at once; they are empty afterwards. Gradients are as large as what is trained, and
 * garbage collection would let several generations of them pile up.
 */
export function discard(arrays: Iterable<Float32Array>): void {
  for (const { buffer, byteLength } of arrays) {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
  }
}
