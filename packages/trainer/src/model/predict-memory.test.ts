import type { TensorEntry } from '@tunesmith/formats'
import { linearLayers, withLora } from '@tunesmith/nn'
import { describe, expect, it } from 'vitest'
import type { MemorySettings } from '../memory-ladder.ts'
import { openBaseModel } from './base-model.ts'
import { predictMemory } from './predict-memory.ts'

const { architecture, folder } = openBaseModel('tunesmith-base-10m')
const layers = linearLayers(architecture)
const targets = new Map(layers.map(({ name }) => [name, { rank: 8, scale: 2 }]))
const frozenWeights = layers.reduce((total, { inFeatures, outFeatures }) => total + inFeatures * outFeatures, 0)
const embedding = architecture.vocabularySize * architecture.hiddenSize
const wide: { tensors: Map<string, TensorEntry> } = {
  tensors: new Map([...folder.tensors].map(([name, entry]) => [name, { ...entry, dtype: 'F32', byteLength: 2 * entry.byteLength }])),
}

const predicted = (change: Partial<MemorySettings>, { tensors }: Pick<typeof wide, 'tensors'> = folder) =>
  predictMemory(
    {
      architecture,
      base: { path: folder.path, tensors },
      weights: (_, frozen, phase) => withLora(frozen(phase), { targets }),
      tokens: 0,
      supervisedShare: 0.5,
      evaluates: false,
    },
    {
      method: 'lora',
      batchSize: 1,
      microBatchSize: 1,
      maxLength: 64,
      recompute: 'none',
      mode: 'lean',
      optimizer: 'adamw',
      ...change,
    },
  )

/** As a share of `unit`, how much more memory one choice is said to take than another. */
const difference = (more: number, less: number, unit: number) => (more - less) / unit

describe('predicted memory', () => {
  it('has two copies of the frozen layers in 8 bits for int8, as large as one in 16, and no buffer to unpack them', () => {
    const share = difference(predicted({}), predicted({ mode: 'int8' }), 2 * frozenWeights)
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThan(0.2)
  })

  it('has a copy in float32 for each product with a frozen matrix for fast, and lets go of the stored one', () => {
    const both = 2 * 4 * (frozenWeights + embedding)
    const share = (base: typeof wide) => difference(predicted({ mode: 'fast' }, base), predicted({}, base), both)
    expect(share(folder)).toBeGreaterThan(0.6) // three quarters, less the buffers to unpack them
    expect(share(folder)).toBeLessThan(0.75)
    expect(share(wide)).toBeGreaterThan(0.4) // half of it
    expect(share(wide)).toBeLessThan(0.55)
    const recomputed = predicted({ mode: 'fast', recompute: 'full' }) - predicted({ recompute: 'full' })
    expect(recomputed / both).toBeGreaterThan(0.95) // products done again have copies of their own
  })

  it('has a quarter of the weights for QLoRA, which both passes map for themselves', () => {
    const share = difference(predicted({}), predicted({ method: 'qlora' }), 2 * frozenWeights)
    expect(share).toBeGreaterThan(0.45)
    expect(share).toBeLessThan(0.55)
  })
})
