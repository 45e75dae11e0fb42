import { describe, expect, it } from 'vitest'
import { encodingOf } from './mixture.ts'

const shape = [4096, 4096]

describe('Q4_K_M', () => {
  const inLayers = (module: string, layers: number) =>
    Array.from({ length: layers }, (_, layer) => layer).filter(
      (layer) => encodingOf('Q4_K_M', { name: `blk.${layer}.${module}.weight`, shape }, { layers, isOutput: false }) === 'Q6_K',
    )

  it('keeps six bits where llama-quantize does: first and last eighth, each third between', () => {
    expect(inLayers('attn_v', 32)).toEqual([0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 28, 29, 30, 31])
    expect(inLayers('ffn_down', 9)).toEqual([0, 3, 6, 7, 8])
    expect(inLayers('attn_qkv', 5)).toEqual([2, 4])
    expect(inLayers('ffn_up', 32)).toEqual([])
  })

  it('keeps six bits for what makes the logits', () => {
    const of = (name: string, isOutput: boolean) => encodingOf('Q4_K_M', { name, shape }, { layers: 32, isOutput })
    expect(of('output.weight', true)).toBe('Q6_K')
    expect(of('token_embd.weight', true)).toBe('Q6_K')
    expect(of('token_embd.weight', false)).toBe('Q4_K')
  })

  it.each([
    [512, 'Q4_K'],
    [480, 'Q5_0'],
    [500, 'F16'],
  ])('stores rows of %i numbers as %s', (columns, expected) => {
    const weight = { name: 'blk.0.attn_q.weight', shape: [64, columns] }
    expect(encodingOf('Q4_K_M', weight, { layers: 4, isOutput: false })).toBe(expected)
  })
})
