import { compile, constant, createSession, input, providers, type CompiledGraph, type CompileOptions, type Provider } from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import { causalLanguageModelLogits } from '../causal-language-model.ts'
import type { Weights } from '../weights/weights.ts'
import type { ParameterValues, LanguageModelOptions } from './language-model.ts'
import { sessionCache } from './session-cache.ts'

/** What a model thinks of a token that stands in a text, given those before it. */
export interface TokenScore {
  id: number
  /** Natural logarithm of its probability. */
  logprob: number
  /** The token the model thinks likeliest there. */
  likeliest: number
}

/** A language model that says how likely texts are, token by token. */
export interface Scorer {
  /** The score of every token but the first. */
  score(parameters: ParameterValues, ids: readonly number[]): Promise<TokenScore[]>
  release(): Promise<void>
}

export interface ScorerOptions extends Pick<LanguageModelOptions, 'architecture' | 'threads'> {
  weights: () => Weights
  provider?: Provider
}

/** Logits that are in memory at a time: more positions are scored in several runs. */
const mostLogits = 8e6
/** Texts are padded to a multiple of this, so that those of similar length share a graph. */
const lengthBucket = 64
const cachedSessions = 2

interface ScoreShape {
  length: number
  rows: number
}

export function createScorer({ architecture, weights, threads, provider = 'cpu' }: ScorerOptions): Scorer {
  const { vocabularySize } = architecture
  const sessions = sessionCache(cachedSessions, (shape: ScoreShape) =>
    createSession(scoreGraph(architecture, weights(), shape, { contrib: providers[provider].contrib }), { provider, threads }))

  return {
    async score(parameters, ids) {
      const length = paddedLength(architecture, ids.length)
      const rows = Math.max(1, Math.min(length, Math.floor(mostLogits / vocabularySize)))
      const padded = new Int32Array(length)
      padded.set(ids)
      const session = await sessions.get({ length, rows })
      const scores: TokenScore[] = []
      for (let start = 0; start < ids.length - 1; start += rows) {
        const positions = Int32Array.from({ length: rows }, (_, row) => Math.min(start + row, ids.length - 1))
        const { logits } = await session.run({ ids: padded, rows: positions, ...Object.fromEntries(parameters) })
        const count = Math.min(rows, ids.length - 1 - start)
        for (let row = 0; row < count; row++) {
          const values = (logits as Float32Array).subarray(row * vocabularySize, (row + 1) * vocabularySize)
          scores.push(scoreOf(values, ids[start + row + 1]))
        }
      }
      return scores
    },
    release: () => sessions.release(),
  }
}

/** Padding may not make a text so long that its rotations are others. */
function paddedLength({ layers }: Architecture, length: number): number {
  const bounds = layers.map(({ rotary }) => rotary?.longer?.above ?? Infinity).filter((above) => above >= length)
  return Math.min(Math.ceil(length / lengthBucket) * lengthBucket, ...bounds)
}

/** `ids` `[1, length]`, padded on the right, and `rows` `[rows]`, positions in it, give `logits` `[rows, vocabulary]`. */
function scoreGraph(architecture: Architecture, weights: Weights, { length, rows }: ScoreShape, options: CompileOptions): CompiledGraph {
  const positions = constant(Int32Array.from({ length }, (_, position) => position), [1, length], 'int32')
  const segments = constant(new Int32Array(length).fill(1), [1, length], 'int32')
  const { logits } = causalLanguageModelLogits(architecture, weights, {
    ids: input('ids', [1, length], 'int32'),
    pattern: { queryPositions: positions, keyPositions: positions, querySegments: segments, keySegments: segments },
    maxPositions: length,
    rows: input('rows', [rows], 'int32'),
  })
  return compile({ logits }, options)
}

/**
 * The score of a token by the logits at its place, `[vocabulary]`. The sum is taken in float64, so that no more is lost than
 * the logits have lost.
 */
export function scoreOf(logits: Float32Array, id: number): TokenScore {
  let likeliest = 0
  for (let index = 1; index < logits.length; index++) if (logits[index] > logits[likeliest]) likeliest = index
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - logits[likeliest])
  return { id, logprob: logits[id] - logits[likeliest] - Math.log(sum), likeliest }
}
