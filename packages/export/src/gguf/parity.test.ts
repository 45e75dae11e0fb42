import { join } from 'node:path'
import { openGguf, readGgufTensor, writeGguf, type EncodingName } from '@tunesmith/formats'
import { mergeAdapter } from '@tunesmith/nn'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/folder.ts'
import { copyGoldenModel, goldenAdapter, goldenCases, goldenFamilies } from '../testing/golden-model.ts'
import { openInLlama, type ScoredText } from '../testing/parity.ts'
import { writeAdapterGguf } from './write-adapter.ts'
import { writeModelGguf } from './write-model.ts'

/**
 * How far llama.cpp may be from Transformers in any log-probability of the vocabulary. Gemma's activation is a table of
 * half-precision numbers in llama.cpp; a wrong export is off by a hundred times more.
 */
const tolerance = (family: string) => (family.startsWith('gemma') ? 1e-2 : 1e-4)

type Kind = 'base' | 'adapted'

/** Texts whose documents are not packed together. LongRoPE's long factors hold for every text in a context that long. */
const texts = (family: string, kind: Kind, name = family === 'phi4-mini' ? 'long' : 'rows'): ScoredText[] => {
  const { ids, [kind]: computed } = goldenCases(family)[name]
  return ids.map((row, index) => ({ ids: row, logits: computed.logits[index] }))
}

/** The model of a family as GGUF. */
async function exported(family: string, folder = testFolder(), change?: Parameters<typeof copyGoldenModel>[2]) {
  copyGoldenModel(family, folder, change)
  return writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32' })
}

/** What products in half precision cost models whose log-probabilities span 20 nats; of trained models, see write-model.test.ts. */
const halfPrecisionTolerance = 5e-2

async function exportedAdapter(family: string, base: string): Promise<string> {
  const path = join(base, 'adapter.gguf')
  await writeAdapterGguf(path, { base, adapter: goldenAdapter(family) })
  return path
}

describe.each(goldenFamilies)('%s in llama.cpp', (family) => {
  it('gives the log-probabilities of Transformers, and with its adapter those of PEFT', async () => {
    const folder = testFolder()
    const { path, contextLength: length } = await exported(family, folder)
    const { worstDifference } = openInLlama(path)
    expect(await worstDifference(texts(family, 'base'), { length })).toBeLessThan(tolerance(family))
    const adapter = await exportedAdapter(family, folder)
    expect(await worstDifference(texts(family, 'adapted'), { length, adapter })).toBeLessThan(tolerance(family))
  })
})

describe.each(goldenFamilies)('%s in 16 bits', (family) => {
  it('gives the log-probabilities of Transformers as far as half precision goes', async () => {
    const folder = testFolder()
    copyGoldenModel(family, folder)
    const { path, contextLength: length } = await writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F16' })
    const difference = await openInLlama(path).worstDifference(texts(family, 'base'), { length })
    expect(difference).toBeLessThan(halfPrecisionTolerance)
  })
})

describe('a model with its adapter merged', () => {
  it.each(['llama3', 'gemma2', 'phi3'])('is what the adapter makes of it: %s', async (family) => {
    const folder = testFolder()
    copyGoldenModel(family, folder)
    const merged = join(folder, 'merged')
    mergeAdapter({ base: folder, adapter: goldenAdapter(family), output: merged })
    const { path, contextLength: length } = await writeModelGguf(merged, join(folder, 'merged.gguf'), { precision: 'F32' })
    const { worstDifference } = openInLlama(path)
    expect(await worstDifference(texts(family, 'adapted'), { length })).toBeLessThan(tolerance(family))
    // and the base alone is another model, which would be noticed
    expect(await worstDifference(texts(family, 'base'), { length })).toBeGreaterThan(0.1)
  })
})

describe('short texts with LongRoPE', () => {
  it('have their own factors where the context is not longer than the original one', async () => {
    const { path } = await exported('phi4-mini', testFolder(), (config) => {
      const rope = config.rope_parameters as Record<string, unknown>
      const original = Number(rope.original_max_position_embeddings ?? config.original_max_position_embeddings)
      const stretch = Number(config.max_position_embeddings) / original
      const attentionFactor = Math.sqrt(1 + Math.log(stretch) / Math.log(original))
      const changed = { ...rope, original_max_position_embeddings: 256, attention_factor: attentionFactor }
      return { ...config, rope_parameters: changed, original_max_position_embeddings: 256 }
    })
    expect(await openInLlama(path).worstDifference(texts('phi4-mini', 'base', 'rows'))).toBeLessThan(1e-4)
  })
})

/** A GGUF file again with some of its tensors changed. */
async function rewritten(path: string, change: (name: string, numbers: Float32Array) => Float32Array): Promise<string> {
  const { metadata, tensors } = openGguf(path)
  const again = path.replace('.gguf', '-wrong.gguf')
  const changed = [...tensors.values()].map((tensor) => ({
    ...tensor,
    type: tensor.type as EncodingName,
    rows: () => [change(tensor.name, readGgufTensor(tensor))],
  }))
  await writeGguf(again, { metadata, tensors: changed })
  return again
}

/** Rows of each head back in the order of Transformers. */
function unpaired(numbers: Float32Array, headRows: number, columns: number): Float32Array {
  const result = new Float32Array(numbers.length)
  for (let row = 0; row < numbers.length / columns; row++) {
    const inHead = row % headRows
    const source = row - inHead + (inHead < headRows / 2 ? 2 * inHead : 2 * inHead - headRows + 1)
    result.set(numbers.subarray(source * columns, (source + 1) * columns), row * columns)
  }
  return result
}

describe('a wrong export is noticed', () => {
  it.each<[mistake: string, family: string, change: (name: string, numbers: Float32Array) => Float32Array]>([
    ['rows of queries and keys in the order of Transformers', 'llama', (name, numbers) => (/attn_[qk]\.weight/.test(name) ? unpaired(numbers, 8, 32) : numbers)],
    ['norms without the one that Gemma adds', 'gemma2', (name, numbers) => (name.endsWith('norm.weight') ? numbers.map((n) => n - 1) : numbers)],
    ['frequencies that are not stretched', 'llama3', (name, numbers) => (name === 'rope_freqs.weight' ? numbers.fill(1) : numbers)],
    ['queries scaled by the size of a head where the model says otherwise', 'gemma3', (name, numbers) => (name.endsWith('attn_q_norm.weight') ? numbers.map((n) => n * Math.sqrt(24 / 16)) : numbers)],
  ])('%s', async (_mistake, family, change) => {
    const { path } = await exported(family)
    const wrong = await rewritten(path, change)
    expect(await openInLlama(wrong).worstDifference(texts(family, 'base'))).toBeGreaterThan(0.1)
  })

  it('an adapter whose rows are in the order of Transformers', async () => {
    const folder = testFolder()
    const { path } = await exported('llama', folder)
    const adapter = await exportedAdapter('llama', folder)
    const wrong = await rewritten(adapter, (name, numbers) =>
      /attn_[qk]\.weight\.lora_b/.test(name) ? unpaired(numbers, 8, 4) : numbers,
    )
    const difference = await openInLlama(path).worstDifference(texts('llama', 'adapted'), { adapter: wrong })
    expect(difference).toBeGreaterThan(0.1)
  })
})
