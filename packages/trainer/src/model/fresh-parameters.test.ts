import { readArchitecture } from '@tunesmith/nn'
import { describe, expect, it } from 'vitest'
import { freshParameters, normalParameters } from './fresh-parameters.ts'

const hidden = 128
const headSize = 32
const architecture = readArchitecture({
  model_type: 'llama',
  hidden_size: hidden,
  intermediate_size: 192,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  vocab_size: 300,
  max_position_embeddings: 64,
  tie_word_embeddings: true,
  hidden_act: 'silu',
})

const cosine = (a: Float32Array, b: Float32Array): number => {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, index) => sum + value * y[index], 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

const projection = (parameters: Map<string, Float32Array>, part: string) =>
  parameters.get(`model.layers.1.self_attn.${part}_proj.weight`)!
/** The rows of one head. */
const head = (weight: Float32Array, index: number) =>
  weight.subarray(index * headSize * hidden, (index + 1) * headSize * hidden)
/** The columns of one head of the output projection, as rows. */
const outputHead = (weight: Float32Array, index: number) =>
  Float32Array.from({ length: headSize * hidden }, (_, place) => {
    const row = Math.floor(place / hidden)
    return weight[(place % hidden) * 4 * headSize + index * headSize + row]
  })

describe('freshParameters', () => {
  const fresh = freshParameters(architecture, 1)

  it('gives the same weights for the same seed, and others for another', () => {
    expect(freshParameters(architecture, 1)).toEqual(fresh)
    expect(projection(freshParameters(architecture, 2), 'q')).not.toEqual(projection(fresh, 'q'))
  })

  it('lets each query head look for tokens like its own, with the key head of its group', () => {
    const [query, key] = [projection(fresh, 'q'), projection(fresh, 'k')]
    for (const index of [0, 1, 2, 3]) {
      expect(cosine(head(query, index), head(key, Math.floor(index / 2)))).toBeGreaterThan(0.95)
      expect(Math.abs(cosine(head(query, index), head(key, 1 - Math.floor(index / 2))))).toBeLessThan(0.1)
    }
  })

  it('lets each head give back what it read', () => {
    const [value, output] = [projection(fresh, 'v'), projection(fresh, 'o')]
    for (const index of [0, 1, 2, 3])
      expect(cosine(outputHead(output, index), head(value, Math.floor(index / 2)))).toBeGreaterThan(0.9)
  })

  it('gives all tokens something in common, and leaves the rest normal', () => {
    const embedding = fresh.get('model.embed_tokens.weight')!
    expect(cosine(embedding.subarray(0, hidden), embedding.subarray(hidden, 2 * hidden))).toBeCloseTo(0.2, 1)
    const name = 'model.layers.0.mlp.gate_proj.weight'
    expect(fresh.get(name)).toEqual(normalParameters(architecture, 1).get(name))
  })
})
