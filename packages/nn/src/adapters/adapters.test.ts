import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { input } from '@tunesmith/autograd'
import { openModelFolder, readAdapter, readBytes, readTensor, writeAdapter, writeSafetensors, type ModelFolder } from '@tunesmith/formats'
import { afterEach, describe, expect, it } from 'vitest'
import { evaluate, relativeError } from '../evaluate.fixture.ts'
import { readArchitecture } from '../families/index.ts'
import { causalLanguageModelLogits } from '../causal-language-model.ts'
import { withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import type { Weights } from '../weights/weights.ts'
import { loadAdapter, type LoadedAdapter } from './load-adapter.ts'
import { mergeAdapter } from './merge-adapter.ts'

const golden = join(import.meta.dirname, '../../golden')
const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function newFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'tunesmith-merge-')))
  return folders.at(-1)!
}

interface Case {
  ids: number[][]
  positions: number[][]
  segments: number[][]
  adapted: { logits: number[] | number[][][] }
}

const firstCase = (family: string): Case =>
  Object.values(JSON.parse(readFileSync(join(golden, family, 'golden.json'), 'utf8')) as Record<string, Case>)[0]

/** Logits of the first golden batch, `[batch × length, vocabulary]`. */
async function logitsOf(folder: ModelFolder, family: string, adapter?: LoadedAdapter): Promise<Float32Array> {
  const { ids, positions, segments } = firstCase(family)
  const shape = [ids.length, ids[0].length]
  const [batch, length] = shape
  const position = input('positions', shape, 'int32')
  const segment = input('segments', shape, 'int32')
  const stored = storedWeights(folder.tensors)
  const weights: Weights = adapter ? withLora(stored, { targets: adapter.targets }) : stored
  const { logits } = causalLanguageModelLogits(readArchitecture(folder.config), weights, {
    ids: input('ids', shape, 'int32'),
    pattern: { queryPositions: position, keyPositions: position, querySegments: segment, keySegments: segment },
    maxPositions: length,
    rows: input('rows', [batch * length], 'int32'),
  })
  const results = await evaluate({ logits }, {
    ids: Int32Array.from(ids.flat()), positions: Int32Array.from(positions.flat()), segments: Int32Array.from(segments.flat()),
    rows: Int32Array.from({ length: batch * length }, (_, row) => row),
    ...(adapter && Object.fromEntries(adapter.parameters)),
  })
  return results.logits
}

const families = ['llama', 'qwen2', 'phi3', 'gemma2', 'olmo2']

describe.each(families)('an adapter of PEFT for %s', (family) => {
  const base = join(golden, family)
  const adapter = join(golden, family, 'adapter')
  const expected = firstCase(family).adapted.logits.flat(2)

  it('gives the logits of PEFT when loaded', async () => {
    const folder = openModelFolder(base)
    const logits = await logitsOf(folder, family, loadAdapter(adapter, readArchitecture(folder.config)))
    expect(relativeError(logits, expected)).toBeLessThan(1e-4)
  })

  it('gives them when merged, too, and leaves every other weight as it was', async () => {
    const output = newFolder()
    mergeAdapter({ base, adapter, output })
    const [before, merged] = [openModelFolder(base), openModelFolder(output)]
    expect(relativeError(await logitsOf(merged, family), expected)).toBeLessThan(1e-4)
    const adapted = new Set([...readAdapter(adapter).tensors.keys()].map((name) => name.match(/base_model\.model\.(.+)\.lora_/)![1]))
    for (const [name, entry] of before.tensors) {
      const same = Buffer.from(readBytes(entry)).equals(readBytes(merged.tensors.get(name)!))
      expect(same, name).toBe(!adapted.has(name.replace(/\.weight$/, '')))
    }
  })
})

describe('merging an adapter', () => {
  const adapter = join(golden, 'llama/adapter')

  type StoredDtype = 'F32' | 'BF16' | 'F16' | 'F64'

  /** A model in two shards and in another number format. */
  function reshape(from: string, dtype: StoredDtype): string {
    const folder = newFolder()
    const { tensors, config } = openModelFolder(from)
    const shards = Map.groupBy(tensors.values(), ({ name }) => (name.includes('layers.0') ? 'model-1.safetensors' : 'model-2.safetensors'))
    for (const [shard, entries] of shards) {
      writeSafetensors(join(folder, shard), entries.map((entry) => {
        const data = readTensor(entry)
        return { name: entry.name, dtype, shape: entry.shape, data: dtype === 'F64' ? Float64Array.from(data) : data }
      }))
    }
    const weightMap = Object.fromEntries([...shards].flatMap(([shard, entries]) => entries.map(({ name }) => [name, shard])))
    writeFileSync(join(folder, 'model.safetensors.index.json'), JSON.stringify({ metadata: {}, weight_map: weightMap }))
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'tokenizer_config.json'), '{"eos_token":"</s>"}')
    writeFileSync(join(folder, 'pytorch_model.bin'), 'pickle')
    return folder
  }

  it.each(['BF16', 'F16', 'F64'] as const)('keeps the shards and the number format %s, rounding once', (dtype) => {
    const base = reshape(join(golden, 'llama'), dtype)
    const output = newFolder()
    const seen: number[] = []
    mergeAdapter({ base, adapter, output, chatTemplate: '{{ messages }}', onProgress: ({ tensorsDone }) => seen.push(tensorsDone) })
    expect(readdirSync(output).sort()).toEqual([
      'chat_template.jinja', 'config.json', 'model-1.safetensors', 'model-2.safetensors', 'model.safetensors.index.json', 'tokenizer_config.json',
    ])
    const merged = openModelFolder(output)
    expect(merged.chatTemplate).toBe('{{ messages }}')
    expect(seen).toEqual(Array.from({ length: merged.tensors.size }, (_, index) => index + 1))

    const inFloat32 = newFolder()
    mergeAdapter({ base: reshape(base, 'F32'), adapter, output: inFloat32 })
    const rounded = openModelFolder(reshape(inFloat32, dtype)).tensors
    for (const [name, entry] of merged.tensors) {
      expect(entry.dtype).toBe(dtype)
      expect(Buffer.from(readBytes(entry)).equals(readBytes(rounded.get(name)!)), name).toBe(true)
    }
  })

  it('passes over folders, and links that lead nowhere, beside the weights', () => {
    const base = reshape(join(golden, 'llama'), 'F32')
    mkdirSync(join(base, 'original.json'))
    symlinkSync('gone', join(base, 'generation_config.json'))
    const output = newFolder()
    mergeAdapter({ base, adapter, output })
    expect(readdirSync(output)).not.toContain('original.json')
    expect(openModelFolder(output).path).toBe(realpathSync(output))
  })

  it('refuses an adapter for another model, before writing anything', () => {
    const output = newFolder()
    expect(() => mergeAdapter({ base: join(golden, 'phi3'), adapter, output }))
      .toThrow(expect.objectContaining({ code: 'ADAPTER_WEIGHTS_INVALID', message: expect.stringContaining('has no model.layers.0') }))
    const { config, tensors } = readAdapter(adapter)
    const [name, tensor] = [...tensors].find(([key]) => key.includes('mlp.up_proj.lora_A'))!
    const narrow = newFolder()
    const data = tensor.data.slice(0, tensor.shape[0] * 3)
    writeAdapter(narrow, { config, tensors: new Map([...tensors, [name, { shape: [tensor.shape[0], 3], data }]]) })
    expect(() => mergeAdapter({ base: join(golden, 'llama'), adapter: narrow, output }))
      .toThrow(expect.objectContaining({ code: 'ADAPTER_WEIGHTS_INVALID', message: expect.stringContaining('up_proj') }))
    const architecture = readArchitecture(openModelFolder(join(golden, 'llama')).config)
    expect(() => loadAdapter(narrow, architecture)).toThrow(expect.objectContaining({ code: 'ADAPTER_WEIGHTS_INVALID' }))
    expect(readdirSync(output)).toEqual([])
  })

  it('does not write over a model', () => {
    const output = newFolder()
    mergeAdapter({ base: join(golden, 'llama'), adapter, output })
    expect(() => mergeAdapter({ base: join(golden, 'llama'), adapter, output })).toThrow(expect.objectContaining({ code: 'MODEL_EXISTS' }))
  })
})
