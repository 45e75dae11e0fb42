import { createLanguageModel, readArchitecture, trainableWeights } from '@tunesmith/nn'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Random } from '../random.ts'
import { freshParameters, normalParameters } from './fresh-parameters.ts'

const config = {
  model_type: 'llama',
  hidden_size: 256,
  intermediate_size: 320,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  vocab_size: 512,
  max_position_embeddings: 128,
  tie_word_embeddings: true,
  hidden_act: 'silu',
}
const architecture = readArchitecture(config)

const length = 64
const period = 24
/** Random tokens, then the same again: the loss on the repetition. */
async function lossOnRepetition(parameters: Map<string, Float32Array>): Promise<number> {
  const random = Random.fromKey(1, 'tokens')
  const first = Int32Array.from({ length: period }, () => random.integer(config.vocab_size))
  const ids = Int32Array.from({ length }, (_, place) => first[place % period])
  const rows = Int32Array.from({ length: length - period }, (_, index) => period + index - 1)
  const model = createLanguageModel({ architecture, weights: () => trainableWeights() })
  const batch = {
    batch: 1,
    length,
    ids,
    positions: ids.map((_, place) => place),
    segments: new Int32Array(length).fill(1),
    rows,
    targets: rows.map((row) => ids[row + 1]),
  }
  const loss = await model.loss(parameters, batch, 1 / rows.length)
  await model.release()
  return loss
}

/** Compared as bytes, which is quicker than number by number. */
const bytes = (parameters: Map<string, Float32Array>): string => {
  const hash = createHash('sha256')
  for (const [name, values] of parameters) hash.update(name).update(values)
  return hash.digest('hex')
}

describe('freshParameters', () => {
  it('gives the same weights for the same seed, and others for another', () => {
    expect(bytes(freshParameters(architecture, 1))).toBe(bytes(freshParameters(architecture, 1)))
    expect(bytes(freshParameters(architecture, 2))).not.toBe(bytes(freshParameters(architecture, 1)))
  })

  it('can copy what repeats before any training, with every seed', async () => {
    const guess = Math.log(config.vocab_size)
    expect(await lossOnRepetition(normalParameters(architecture, 1))).toBeGreaterThan(0.95 * guess)
    for (const seed of [1, 2, 3]) expect(await lossOnRepetition(freshParameters(architecture, seed))).toBeLessThan(0.55 * guess)
  })

  it('leaves architectures normal that the heads do not fit', () => {
    for (const change of [{ num_hidden_layers: 1 }, { hidden_size: 128, head_dim: 64 }, { model_type: 'qwen3', head_dim: 64 }]) {
      const other = readArchitecture({ ...config, ...change })
      expect(bytes(freshParameters(other, 1))).toBe(bytes(normalParameters(other, 1)))
    }
  })
})
