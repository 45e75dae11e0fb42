import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { families, readArchitecture } from '@tunesmith/nn'
import { describe, expect, it } from 'vitest'
import { goldenFamilies } from '../testing/golden-model.ts'
import { ggufFamilies } from './families.ts'
import { refusal } from './refusal.ts'

const configOf = (family: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...JSON.parse(readFileSync(join(import.meta.dirname, '../../../nn/golden', family, 'config.v4.json'), 'utf8')),
  ...change,
})

const longrope = { rope_type: 'longrope', short_factor: [1, 2, 3, 4], long_factor: [2, 3, 4, 5], factor: 2 }

describe('what llama.cpp computes otherwise', () => {
  it('is nothing of the families as they are published', () => {
    expect(Object.keys(ggufFamilies).sort()).toEqual(Object.keys(families).sort())
    for (const family of goldenFamilies) expect(refusal(readArchitecture(configOf(family)))).toBeUndefined()
  })

  it.each<[reason: string, family: string, change: Record<string, unknown>]>([
    ['its heads together', 'qwen2', { head_dim: 16 }],
    ['its activation function', 'llama', { hidden_act: 'gelu' }],
    ['queries, keys and values have biases', 'gemma2', { attention_bias: true }],
    ['the output of its attention has a bias', 'qwen3', { attention_bias: true }],
    ['feed-forward layers have biases', 'smollm3', { mlp_bias: true }],
    ['its windows of attention', 'gemma2', { sliding_window: null }],
    ['its windows of attention', 'gemma3', { layer_types: ['full_attention', 'sliding_attention', 'sliding_attention'] }],
    ['no positions', 'smollm3', { no_rope_layers: [0, 1, 1, 0] }],
    ['only a part of each head', 'llama', { partial_rotary_factor: 0.5 }],
    ['factors that differ', 'qwen2', { rope_scaling: longrope }],
    ['layers with a window', 'gemma3', {
      layer_types: ['sliding_attention', 'sliding_attention', 'full_attention'],
      rope_parameters: {
        full_attention: { rope_type: 'default', rope_theta: 1e6 },
        sliding_attention: { rope_type: 'linear', factor: 2, rope_theta: 1e4 },
      },
    }],
    ['its scores are bounded otherwise', 'gemma2', { attn_logit_softcapping: null }],
    ['not that of its embeddings', 'gemma2', { tie_word_embeddings: false }],
  ])('%s: %s', (reason, family, change) => {
    expect(refusal(readArchitecture(configOf(family, change)))).toContain(reason)
  })

  it.each<[what: string, family: string, change: Record<string, unknown>]>([
    ['biases of Llama', 'llama', { attention_bias: true, mlp_bias: true }],
    ['linear stretching', 'qwen2', { rope_scaling: { rope_type: 'linear', factor: 4 } }],
    ['LongRoPE of Llama', 'llama', { rope_scaling: longrope }],
    ['windows that are told by the context', 'qwen2', { use_sliding_window: true, max_window_layers: 0 }],
    ['Gemma 3 without windows', 'gemma3', { sliding_window: null }],
  ])('is not %s', (_what, family, change) => {
    expect(refusal(readArchitecture(configOf(family, change)))).toBeUndefined()
  })
})
