import type { Architecture } from '@tunesmith/nn'
import type { Random } from '../random.ts'
import type { Parameters } from './initial-parameters.ts'

/** Deviation of the embedding: larger than usual, so that training does not wash the heads out before it uses them. */
const embeddingDeviation = 0.05
/** Attention logit by which the token before stands out from all others, about. */
const placeSharpness = 5
/** Product of the scales of query and key where a head looks for a token it has seen. */
const matchStrength = 2.5
/** Size of what the first head writes, against the embedding. */
const previousShare = 1.2
/** What the second head writes for what it read, at an embedding deviation of 0.02. */
const copyStrength = 1.2
/** Frequencies below this barely turn within a hundred tokens, so a match counts wherever it stands. */
const slowFrequency = 0.018
/** Frequencies above this tell one place from the next. */
const fastFrequency = 0.04

/** Scale of value rows; the output projection makes up for it. */
const valueScale = 0.3

type Vector = Float64Array

/**
 * Gives a new model an induction head (Olsson et al. 2022, "In-context Learning and Induction Heads",
 * arXiv:2209.11895) to start from: the first key-value group of layer 0 brings each token the token before it, that of
 * layer 1 finds where the present token stood before and repeats what followed. Ours, of ten million parameters, had not
 * found this by itself after six million tokens; `bench/induction-start.ts` measures the difference. It is only a start: training
 * changes these weights like all others.
 *
 * Architectures it does not fit stay as they are: it needs two layers, rotary positions, separate projections without
 * norms on queries and keys, and room for three heads in the hidden size.
 */
export function startWithInductionHead(architecture: Architecture, parameters: Parameters, random: Random): void {
  if (!fits(architecture)) return
  const { hiddenSize, headSize, heads, keyValueHeads, layers } = architecture
  const queryHeads = heads / keyValueHeads
  const weight = (layer: number, part: 'q' | 'k' | 'v' | 'o') =>
    parameters.get(`model.layers.${layer}.self_attn.${part}_proj.weight`)!
  const frequencies = layers[0].rotary!.frequencies
  const pairs = headSize / 2

  const directions = orthonormal(1 + 3 * headSize, hiddenSize, random)
  const [common] = directions
  const [read, written, copied] = [0, 1, 2].map((index) =>
    directions.slice(1 + index * headSize, 1 + (index + 1) * headSize),
  )
  shapeEmbedding(parameters.get('model.embed_tokens.weight')!, common)

  // Layer 0: queries and keys see only what all tokens have in common, so the place alone decides.
  const seen = Math.SQRT1_2 * Math.sqrt(hiddenSize) // length of the common part after the norm
  const fast = frequencies.map((frequency) => frequency > fastFrequency)
  const contrast = frequencies.reduce((sum, frequency, pair) => sum + (fast[pair] ? 1 - Math.cos(frequency) : 0), 0)
  const amplitude = Math.sqrt((placeSharpness * Math.sqrt(headSize)) / contrast) / seen
  const wantedScale = previousShare * embeddingDeviation * Math.sqrt((2 * hiddenSize) / headSize)
  const [query, key, value, output] = (['q', 'k', 'v', 'o'] as const).map((part) => weight(0, part))
  for (let row = 0; row < headSize; row++) {
    const pair = row % pairs
    const turn = row < pairs ? Math.cos(frequencies[pair]) : Math.sin(frequencies[pair])
    setRow(key, row, common, fast[pair] ? amplitude * turn : 0)
    setRow(value, row, read[row], valueScale)
    for (let head = 0; head < queryHeads; head++) {
      setRow(query, head * headSize + row, common, fast[pair] && row < pairs ? amplitude : 0)
      setColumn(output, head * headSize + row, written[row], wantedScale / queryHeads / valueScale)
    }
  }

  // Layer 1: a query holds the token here, a key the token before the one it stands for.
  const match = Math.sqrt(matchStrength)
  const [query1, key1, value1, output1] = (['q', 'k', 'v', 'o'] as const).map((part) => weight(1, part))
  const copyScale = (copyStrength * embeddingDeviation) / 0.02
  for (let row = 0; row < headSize; row++) {
    const slow = frequencies[row % pairs] < slowFrequency
    setRow(key1, row, written[row], slow ? match : 0)
    setRow(value1, row, copied[row], 2 * valueScale)
    for (let head = 0; head < queryHeads; head++) {
      setRow(query1, head * headSize + row, read[row], slow ? match : 0)
      setColumn(output1, head * headSize + row, copied[row], copyScale / queryHeads / (2 * valueScale))
    }
  }
}

function fits({ hiddenSize, headSize, layers, fusedProjections, queryKeyNorm, normPlacement }: Architecture): boolean {
  const plain = !fusedProjections && queryKeyNorm === 'none' && normPlacement === 'before'
  const rotary = layers.slice(0, 2).filter((layer) => layer.rotary?.frequencies.length === headSize / 2)
  return plain && rotary.length === 2 && hiddenSize > 3 * headSize
}

/** Vectors of length one that stand at right angles to each other (Gram–Schmidt). */
function orthonormal(count: number, size: number, random: Random): Vector[] {
  const vectors: Vector[] = []
  while (vectors.length < count) {
    const vector = Float64Array.from({ length: size }, () => random.normal())
    for (const other of vectors) {
      const overlap = dot(vector, other)
      for (let index = 0; index < size; index++) vector[index] -= overlap * other[index]
    }
    const length = Math.sqrt(dot(vector, vector))
    vectors.push(vector.map((value) => value / length))
  }
  return vectors
}

function dot(a: Vector, b: Vector): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index]
  return sum
}

/** Half of every token's embedding, by length, becomes the same for all. */
function shapeEmbedding(embedding: Float32Array, common: Vector): void {
  const scale = embeddingDeviation / 0.02
  const length = embeddingDeviation * Math.sqrt(common.length)
  for (let index = 0; index < embedding.length; index++)
    embedding[index] = embedding[index] * scale + length * common[index % common.length]
}

function setRow(weight: Float32Array, row: number, direction: Vector, scale: number): void {
  for (const [index, value] of direction.entries()) weight[row * direction.length + index] = value * scale
}

function setColumn(weight: Float32Array, column: number, direction: Vector, scale: number): void {
  const columns = weight.length / direction.length
  for (const [index, value] of direction.entries()) weight[index * columns + column] = value * scale
}
