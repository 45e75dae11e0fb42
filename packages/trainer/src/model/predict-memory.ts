import { mappedBytes, prepackedBytes, type CompiledGraph } from '@tunesmith/autograd'
import type { ModelFolder } from '@tunesmith/formats'
import {
  bucketRows,
  lossGraph,
  predictGenerationMemory,
  trainingGraph,
  type Architecture,
  type GenerationPlan,
  type WeightsWithParameters,
} from '@tunesmith/nn'
import { stateBytesPerParameter } from '../optimizers/index.ts'
import type { MemorySettings } from '../memory-ladder.ts'
import { plannedBase, prepacks, type FrozenBase } from './frozen-base.ts'

/** Node.js, ONNX Runtime and the tokenizer before anything is computed; measured. */
const baselineBytes = 240e6

export interface MemoryQuestion {
  architecture: Architecture
  base: Pick<ModelFolder, 'path' | 'tensors'>
  /** The weights as they will be used with these settings, on a frozen base. */
  weights: (
    settings: MemorySettings,
    frozen: FrozenBase['weights'],
    phase: 'training' | 'evaluation',
  ) => WeightsWithParameters
  /** Tokens of the data that stay in memory. */
  tokens: number
  /** Share of tokens that count in the loss. */
  supervisedShare: number
  /** Whether there is held-out data. */
  evaluates: boolean
  /** What the model is asked on the way, if anything. */
  generation?: GenerationPlan
}

/**
 * Peak resident memory of a run, in bytes. In lean mode steps, evaluation and generation take turns with it, else they
 * keep what they have. Weights mapped from files count, though the system can drop them at any time.
 */
export function predictMemory(question: MemoryQuestion, settings: MemorySettings): number {
  const { architecture, tokens, supervisedShare, evaluates, generation } = question
  const { microBatchSize, maxLength, recompute, batchSize, optimizer, mode } = settings
  const base = plannedBase(architecture, question.base, settings)
  const weights = (phase: 'training' | 'evaluation') => question.weights(settings, base, phase)
  const rows = bucketRows(Math.ceil(microBatchSize * maxLength * supervisedShare))
  const shape = { batch: microBatchSize, length: maxLength, rows }
  const trainable = weights('training')
  const works = [bytesOf(trainingGraph(architecture, trainable, shape, { recompute }), prepacks(settings))]
  if (evaluates && mode !== 'lean') works.push(bytesOf(lossGraph(architecture, weights('evaluation'), shape, {})))
  if (generation) works.push(predictGenerationMemory(architecture, () => weights('evaluation'), generation))

  const trained = trainable.parameters.reduce(
    (total, parameter) => total + parameter.shape.reduce((product, size) => product * size, 1),
    0,
  )
  const accumulates = microBatchSize < batchSize
  const bytesPerParameter = 4 + (accumulates ? 4 : 0) + stateBytesPerParameter[optimizer] // gradients are results of the graph
  const computing = mode === 'lean' ? Math.max(...works) : works.reduce((total, bytes) => total + bytes, 0)
  return baselineBytes + tokens * bytesPerToken + trained * bytesPerParameter + computing
}

/** Of an example, as `TokenPool` keeps it. */
const bytesPerToken = 5

/** What a session with this graph takes. */
const bytesOf = ({ liveness, model }: CompiledGraph, prepack = false): number =>
  liveness.residentBytes + liveness.resultBytes + mappedBytes(model, { prepack }) + (prepack ? prepackedBytes(model) : 0)
