import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSafetensorsHeader } from '../safetensors/header.ts'
import { readTensor } from '../safetensors/read.ts'
import { writeSafetensors } from '../safetensors/write.ts'
import { codeOf, golden, testFolder } from '../testing/folder.ts'
import { type PeftAdapter, readAdapter, writeAdapter } from './adapter.ts'
import { peftLoraConfig } from './config.ts'
import { loraKey, parseLoraKey } from './keys.ts'
import { isModulePattern, loraScale } from './scale.ts'

const ofPeft = golden('peft-adapter')
const jsonOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'adapter_config.json'), 'utf8'))

/** PEFT's adapter with some fields of its configuration changed. */
function changedAdapter(fields: Record<string, unknown>): string {
  const folder = testFolder()
  cpSync(ofPeft, folder, { recursive: true })
  writeFileSync(join(folder, 'adapter_config.json'), JSON.stringify({ ...jsonOf(ofPeft), ...fields }))
  return folder
}

/** PEFT's adapter with its tensors changed. */
function withTensors(change: (tensors: PeftAdapter['tensors']) => void): string {
  const { tensors } = readAdapter(ofPeft)
  change(tensors)
  const folder = changedAdapter({})
  const entries = [...tensors].map(([name, { shape, data }]) => ({ name, dtype: 'F32' as const, shape, data }))
  writeSafetensors(join(folder, 'adapter_model.safetensors'), entries)
  return folder
}

describe('an adapter that PEFT saved', () => {
  it('is read with its settings and shapes', () => {
    const { config, tensors } = readAdapter(ofPeft)
    expect(config).toMatchObject({ r: 3, lora_alpha: 6, lora_dropout: 0.05, use_rslora: true })
    expect(config.target_modules).toEqual(['down_proj', 'q_proj', 'v_proj'])
    expect(tensors.size).toBe(12)
    const shapeOf = (module: string, factor: 'A' | 'B') => tensors.get(loraKey(`model.layers.${module}`, factor))?.shape
    expect(shapeOf('0.self_attn.q_proj', 'A')).toEqual([3, 8])
    expect(shapeOf('0.self_attn.v_proj', 'B')).toEqual([4, 2])
    expect(shapeOf('1.mlp.down_proj', 'A')).toEqual([4, 12])
  })

  it('is written again as PEFT wrote it', () => {
    const folder = join(testFolder(), 'new', 'adapter')
    writeAdapter(folder, readAdapter(ofPeft))
    const weights = (of: string) => readFileSync(join(of, 'adapter_model.safetensors'))
    expect(weights(folder)).toEqual(weights(ofPeft))
    const [written, original] = [jsonOf(folder), jsonOf(ofPeft)]
    expect(Object.keys(written)).toEqual(Object.keys(original))
    expect(written).toEqual({ ...original, peft_version: null })
  })

  it('scales its modules by their own rank and alpha', () => {
    const { config } = readAdapter(ofPeft)
    expect(loraScale(config, 'model.layers.0.self_attn.q_proj').scale).toBeCloseTo(6 / Math.sqrt(3))
    expect(loraScale(config, 'model.layers.0.self_attn.v_proj').scale).toBeCloseTo(5 / Math.sqrt(2))
    expect(loraScale(config, 'model.layers.1.mlp.down_proj').scale).toBeCloseTo(6 / Math.sqrt(4))
    expect(loraScale({ ...config, use_rslora: false }, 'model.layers.0.mlp.down_proj').scale).toBe(2)
  })
})

describe('an adapter of ours', () => {
  const config = peftLoraConfig({ r: 1, lora_alpha: 2, target_modules: ['q_proj'] })
  const tensors = new Map([
    [loraKey('q_proj', 'A'), { shape: [1, 2], data: Float32Array.of(1.001, -2) }],
    [loraKey('q_proj', 'B'), { shape: [2, 1], data: Float32Array.of(0.5, 0) }],
  ])

  it('comes back as it was', () => {
    const folder = testFolder()
    writeAdapter(folder, { config, tensors })
    expect(readAdapter(folder)).toEqual({ config, tensors })
  })

  it('can be stored in bfloat16', () => {
    const folder = testFolder()
    writeAdapter(folder, { config, tensors }, 'BF16')
    const entry = readSafetensorsHeader(join(folder, 'adapter_model.safetensors')).tensors.get(loraKey('q_proj', 'A'))!
    expect(entry.dtype).toBe('BF16')
    expect([...readTensor(entry)]).toEqual([1, -2])
  })

  it('is not written where it is incomplete', () => {
    const incomplete = new Map([...tensors].slice(0, 1))
    expect(() => writeAdapter(testFolder(), { config, tensors: incomplete })).toThrow('internal:')
  })

  it('has names that say module and factor', () => {
    expect(parseLoraKey(loraKey('model.layers.3.mlp.up_proj', 'B'))).toEqual({
      module: 'model.layers.3.mlp.up_proj',
      factor: 'B',
    })
    expect(parseLoraKey('base_model.model.lm_head.weight')).toBeUndefined()
  })
})

describe('an adapter that is not plain LoRA', () => {
  const refused: [fault: string, folder: () => string, code: string][] = [
    ['is missing', () => testFolder(), 'ADAPTER_MISSING'],
    ['is of another type', () => changedAdapter({ peft_type: 'IA3' }), 'ADAPTER_TYPE_UNSUPPORTED'],
    ['has no type', () => changedAdapter({ peft_type: undefined }), 'ADAPTER_CONFIG_INVALID'],
    ['uses DoRA', () => changedAdapter({ use_dora: true }), 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['trains biases', () => changedAdapter({ bias: 'all' }), 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['saves whole modules', () => changedAdapter({ modules_to_save: ['lm_head'] }), 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['changes its base', () => changedAdapter({ init_lora_weights: 'pissa' }), 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['has rank zero', () => changedAdapter({ r: 0 }), 'ADAPTER_CONFIG_INVALID'],
    ['has a text as alpha', () => changedAdapter({ lora_alpha: '16' }), 'ADAPTER_CONFIG_INVALID'],
    ['has a broken pattern', () => changedAdapter({ rank_pattern: { '(q_proj': 2 } }), 'ADAPTER_CONFIG_INVALID'],
    ['has another rank than it says', () => changedAdapter({ r: 5 }), 'ADAPTER_WEIGHTS_INVALID'],
    ['has no weights', () => withoutWeights(), 'ADAPTER_MISSING'],
    ['has its weights as pickle', () => withoutWeights('adapter_model.bin'), 'ADAPTER_PICKLE'],
    ['has no tensors', () => withTensors((tensors) => tensors.clear()), 'ADAPTER_WEIGHTS_INVALID'],
    [
      'lacks a B',
      () => withTensors((tensors) => tensors.delete(loraKey('model.layers.0.mlp.down_proj', 'B'))),
      'ADAPTER_WEIGHTS_INVALID',
    ],
    [
      'has a magnitude vector',
      () => withTensors((tensors) => tensors.set('base_model.model.q.lora_magnitude_vector.weight', one)),
      'ADAPTER_WEIGHTS_INVALID',
    ],
  ]
  const one = { shape: [1], data: Float32Array.of(1) }

  function withoutWeights(instead?: string): string {
    const folder = changedAdapter({})
    const weights = join(folder, 'adapter_model.safetensors')
    if (instead !== undefined) copyFileSync(weights, join(folder, instead))
    rmSync(weights)
    return folder
  }

  it.each(refused)('is refused where it %s', (_fault, folder, code) => {
    expect(codeOf(() => readAdapter(folder()))).toBe(code)
  })

  it('names the field at fault', () => {
    expect(() => readAdapter(changedAdapter({ lora_alpha: '16' }))).toThrow('lora_alpha')
  })
})

describe('a pattern of module names', () => {
  const module = 'model.layers.1.mlp.up_proj'
  const matches = (key: string, name = module) => {
    const config = peftLoraConfig({ r: 1, lora_alpha: 1, target_modules: [], rank_pattern: { [key]: 2 } })
    return loraScale(config, name).r === 2
  }

  it('fits the end of a name, from the start or a dot on', () => {
    for (const key of ['up_proj', 'mlp.up_proj', module, '^model\\.layers\\.\\d+\\.mlp\\..*', 'layers\\.(0|1)\\..*_proj']) {
      expect(matches(key), key).toBe(true)
    }
    for (const key of ['proj', 'mlp', 'layers\\.(0|2)\\..*_proj', '^layers\\..*', '']) {
      expect(matches(key), key).toBe(false)
    }
  })

  it('is tried in a time that grows with the name, whatever the two are', () => {
    const start = process.cpuUsage() // of the processor: a busy machine takes longer
    for (const key of ['.*.*.*x', '(a*)*b', '((a|.)|(a|.))+b', '.?.?.?.?.*.*z']) {
      expect(matches(key, 'a.'.repeat(500)), key).toBe(false)
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000)
  })

  it('is a regular expression', () => {
    expect(['(', '[z-a]', 'a**', '(?=a)'].some(isModulePattern)).toBe(false)
  })
})
