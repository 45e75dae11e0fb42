import { TunesmithError } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { readArchitecture } from './index.ts'

const sizes = {
  hidden_size: 32,
  intermediate_size: 48,
  num_hidden_layers: 8,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  vocab_size: 96,
  max_position_embeddings: 64,
}
const windowsOf = (config: Record<string, unknown>) =>
  readArchitecture({ ...sizes, ...config }).layers.map(({ window }) => window)

describe('what a config.json leaves out', () => {
  it('is tied embeddings for SmolLM 3 and Gemma, which only write what differs from their own defaults', () => {
    for (const model_type of ['smollm3', 'gemma2', 'gemma3_text']) {
      expect(readArchitecture({ ...sizes, model_type }).tiedEmbeddings).toBe(true)
    }
    expect(readArchitecture({ ...sizes, model_type: 'llama' }).tiedEmbeddings).toBe(false)
  })

  it('is the approximate GELU for Gemma, SiLU for others', () => {
    const activations = ['gemma2', 'gemma3_text', 'llama'].map(
      (model_type) => readArchitecture({ ...sizes, model_type }).activation,
    )
    expect(activations).toEqual(['geluTanh', 'geluTanh', 'silu'])
  })

  it('is which layers of SmolLM 3 slide: those without rotary embedding', () => {
    const sliding = { model_type: 'smollm3', sliding_window: 16 }
    const none = undefined
    expect(windowsOf({ ...sliding, use_sliding_window: true })).toEqual([none, none, none, 16, none, none, none, 16])
    expect(windowsOf(sliding)).toEqual(Array(8).fill(none))
  })

  it('is from which layer on Qwen slides: the 29th', () => {
    const sliding = { use_sliding_window: true, sliding_window: 16, num_hidden_layers: 30 }
    for (const model_type of ['qwen2', 'qwen3']) {
      expect(windowsOf({ ...sliding, model_type })).toEqual([...Array(28).fill(undefined), 16, 16])
    }
  })
})

describe('a config.json with a value that cannot be', () => {
  it.each([
    ['sliding_window', 0],
    ['sliding_window', 12.5],
    ['hidden_act', 'relu'],
    ['hidden_act', 'constructor'],
  ])('is refused by field and value: %s %s', (field, value) => {
    const read = () => readArchitecture({ ...sizes, model_type: 'mistral', [field]: value })
    expect(read).toThrow(TunesmithError)
    expect(read).toThrow(field)
    expect(read).toThrow(JSON.stringify(value))
  })
})
