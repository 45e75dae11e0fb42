import {
  createSession,
  providers,
  type CompileOptions,
  type Liveness,
  type Provider,
  type RecomputeLevel,
  type TensorData,
} from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import { sessionCache } from './session-cache.ts'
import { gradientName, lossGraph, trainingGraph, type BatchShape, type WeightsWithParameters } from './training-graph.ts'

/** A batch of token sequences, flat `[batch × length]`, as `collate` in `@tunesmith/text` lays it out. */
export interface TokenBatch {
  batch: number
  length: number
  ids: Int32Array
  positions: Int32Array
  segments: Int32Array
  rows: Int32Array
  targets: Int32Array
  /** Supervised rows to make room for; batches with the same capacity share a graph. */
  rowCapacity?: number
}

export type ParameterValues = ReadonlyMap<string, Float32Array>

export interface LanguageModelOptions {
  architecture: Architecture
  /** Makes the weights of one graph. */
  weights: (phase: 'training' | 'evaluation') => WeightsWithParameters
  provider?: Provider
  threads?: number
  /** Train faster with extra copies of the weights in memory; evaluation does without. */
  prepack?: boolean
  recompute?: RecomputeLevel
}

/** A language model whose loss and gradients can be computed. */
export interface TrainableLanguageModel {
  readonly architecture: Architecture
  /** Σ `rowWeight` × negative log-likelihood over the batch's supervised tokens, and its gradients by parameter. */
  lossAndGradients(
    parameters: ParameterValues,
    batch: TokenBatch,
    rowWeight: number,
    extraInputs?: Readonly<Record<string, TensorData>>,
  ): Promise<{ loss: number; gradients: Map<string, Float32Array> }>
  /** The same loss without gradients. */
  loss(parameters: ParameterValues, batch: TokenBatch, rowWeight: number): Promise<number>
  /** Predicted memory of a training step's intermediate tensors. */
  predictMemory(shape: BatchShape): Liveness
  /** Gives all memory back. */
  release(): Promise<void>
}

/** Supervised rows are padded to a multiple of this, so that batches of similar size share a graph. */
const rowBucket = 64

/** Enough for the usual batch and the last, shorter one. */
const cachedSessions = 2

export const bucketRows = (rows: number): number => Math.max(rowBucket, Math.ceil(rows / rowBucket) * rowBucket)

export function createLanguageModel(options: LanguageModelOptions): TrainableLanguageModel {
  const { architecture, weights, provider = 'cpu', threads, prepack, recompute = 'smart' } = options
  const compileOptions: CompileOptions = { contrib: providers[provider].contrib, recompute }
  const sessionOptions = { provider, threads }
  const training = sessionCache(cachedSessions, (shape: BatchShape) =>
    createSession(trainingGraph(architecture, weights('training'), shape, compileOptions), { ...sessionOptions, prepack }),
  )
  const evaluation = sessionCache(cachedSessions, (shape: BatchShape) =>
    createSession(lossGraph(architecture, weights('evaluation'), shape, compileOptions), sessionOptions),
  )
  return {
    architecture,
    async lossAndGradients(parameters, batch, rowWeight, extraInputs) {
      const session = await training.get(shapeOf(batch))
      const feeds = { ...feedsOf(batch, rowWeight), ...Object.fromEntries(parameters), ...extraInputs }
      const results = await session.run(feeds)
      const gradients = new Map<string, Float32Array>()
      for (const name of parameters.keys()) gradients.set(name, results[gradientName(name)] as Float32Array)
      return { loss: Number(results.loss[0]), gradients }
    },
    async loss(parameters, batch, rowWeight) {
      const session = await evaluation.get(shapeOf(batch))
      const results = await session.run({ ...feedsOf(batch, rowWeight), ...Object.fromEntries(parameters) })
      return Number(results.loss[0])
    },
    predictMemory: (shape) => trainingGraph(architecture, weights('training'), shape, compileOptions).liveness,
    async release() {
      await training.release()
      await evaluation.release()
    },
  }
}

function shapeOf({ batch, length, rows, rowCapacity }: TokenBatch): BatchShape {
  return { batch, length, rows: bucketRows(rowCapacity ?? rows.length) }
}

/** The graph's inputs; rows that only fill the bucket get weight 0. */
function feedsOf(batch: TokenBatch, rowWeight: number): Record<string, TensorData> {
  const count = shapeOf(batch).rows
  const rows = new Int32Array(count)
  const targets = new Int32Array(count)
  rows.set(batch.rows)
  targets.set(batch.targets)
  const rowWeights = new Float32Array(count).fill(rowWeight, 0, batch.rows.length)
  return { ids: batch.ids, positions: batch.positions, segments: batch.segments, rows, targets, rowWeights }
}
