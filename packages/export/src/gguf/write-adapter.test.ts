import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { loraKey, openGguf, readAdapter, readGgufTensor } from '@tunesmith/formats'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/folder.ts'
import { copyGoldenModel, goldenAdapter } from '../testing/golden-model.ts'
import { writeAdapterGguf } from './write-adapter.ts'

/** A golden adapter with some fields of its configuration changed, and its base. */
function changedAdapter(family: string, fields: Record<string, unknown> = {}) {
  const base = testFolder()
  copyGoldenModel(family, base)
  const adapter = join(base, 'adapter')
  cpSync(goldenAdapter(family), adapter, { recursive: true })
  const path = join(adapter, 'adapter_config.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...fields }))
  return { base, adapter, path: join(base, 'adapter.gguf') }
}

async function write(family: string, fields?: Record<string, unknown>) {
  const { path, ...options } = changedAdapter(family, fields)
  await writeAdapterGguf(path, options)
  return { ...openGguf(path), peft: readAdapter(options.adapter) }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => (error instanceof TunesmithError ? error.code : String(error)),
  )

describe('an adapter as GGUF', () => {
  it('says of which architecture it is, and its alpha', async () => {
    const { metadata, tensors } = await write('qwen2', { lora_alpha: 12 })
    const values = Object.fromEntries([...metadata].map(([key, { value }]) => [key, value]))
    expect(values).toEqual({
      'general.type': 'adapter',
      'general.architecture': 'qwen2',
      'general.name': 'adapter',
      'adapter.type': 'lora',
      'adapter.lora.alpha': 12,
    })
    expect(tensors.get('blk.0.attn_q.weight.lora_a')).toMatchObject({ type: 'F32', shape: [4, 32] })
    expect(tensors.get('blk.1.ffn_down.weight.lora_b')).toMatchObject({ type: 'F32', shape: [32, 4] })
  })

  it('has the alpha that makes alpha / rank the scale of rank-stabilised LoRA', async () => {
    const { metadata } = await write('qwen2', { use_rslora: true, lora_alpha: 8 })
    expect(metadata.get('adapter.lora.alpha')!.value).toBeCloseTo(8 * Math.sqrt(4), 5)
  })

  it('has scales of single modules in their B', async () => {
    const { metadata, tensors, peft } = await write('qwen2', { lora_alpha: 8, alpha_pattern: { v_proj: 2 } })
    const alpha = Number(metadata.get('adapter.lora.alpha')!.value)
    for (const [module, name, own] of [['v_proj', 'attn_v', 2], ['o_proj', 'attn_output', 8]] as const) {
      const written = readGgufTensor(tensors.get(`blk.0.${name}.weight.lora_b`)!)
      const original = peft.tensors.get(loraKey(`model.layers.0.self_attn.${module}`, 'B'))!.data
      expect([...written].map((value) => value * alpha)).toEqual([...original].map((value) => expect.closeTo(value * own, 4)))
    }
  })

  it.each<[what: string, fields: Record<string, unknown>, code: string]>([
    ['DoRA', { use_dora: true }, 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['trained embeddings', { modules_to_save: ['embed_tokens'] }, 'ADAPTER_VARIANT_UNSUPPORTED'],
    ['another kind of adapter', { peft_type: 'IA3' }, 'ADAPTER_TYPE_UNSUPPORTED'],
  ])('is refused with %s, to be merged instead', async (_what, fields, code) => {
    expect(await codeOf(write('qwen2', fields))).toBe(code)
  })

  it('is refused for a base that it was not made for', async () => {
    const { path, adapter } = changedAdapter('qwen2')
    const { base } = changedAdapter('phi3')
    expect(await codeOf(writeAdapterGguf(path, { base, adapter }))).toBe('ADAPTER_WEIGHTS_INVALID')
  })
})
