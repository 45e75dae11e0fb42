import { mappedBytes } from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import type { Weights } from '../weights/weights.ts'
import { cacheBytesPerToken } from './key-value-cache.ts'
import { decodeGraph, prefillGraph } from './graphs.ts'
import { batchSizes } from './continue-texts.ts'

/** What is going to be continued. */
export interface GenerationPlan {
  prompts: number
  /** Tokens of the longest prompt. */
  promptLength: number
  maxNewTokens: number
}

/**
 * Memory of continuing texts until the generator is released, in bytes: its graphs' tensors and weights, and the keys and
 * values. On the CPU.
 */
export function predictGenerationMemory(architecture: Architecture, weights: () => Weights, plan: GenerationPlan): number {
  const { prompts, promptLength, maxNewTokens } = plan
  const longest = Math.min(promptLength + maxNewTokens, architecture.contextLength)
  const { prefill, decodes, rows } = batchSizes(architecture, { texts: prompts, promptLength, longest })
  const graphs = [
    prefillGraph(architecture, weights(), prefill, {}),
    ...decodes.map((shape) => decodeGraph(architecture, weights(), shape, {})),
  ]
  const cache = cacheBytesPerToken(architecture) * rows * Math.max(...decodes.map(({ capacity }) => capacity))
  return graphs.reduce(
    (total, { model, liveness }) => total + liveness.residentBytes + liveness.resultBytes + mappedBytes(model),
    cache,
  )
}
