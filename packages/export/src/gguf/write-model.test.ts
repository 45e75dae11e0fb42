import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportPrecisions, TunesmithError, type ExportPrecision } from '@tunesmith/contract'
import { openGguf, openModelFolder, readGgufTensor, readTensor, writeSafetensors } from '@tunesmith/formats'
import { loadTokenizer } from '@tunesmith/text'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/folder.ts'
import { copyGoldenModel } from '../testing/golden-model.ts'
import { openInLlama } from '../testing/parity.ts'
import { writeTinyModel } from '../testing/tiny-model.ts'
import { writeModelGguf } from './write-model.ts'

const bundled = join(import.meta.dirname, '../../../../models/tunesmith-base-10m')

async function exportBundled(precision: ExportPrecision) {
  const { path } = await writeModelGguf(bundled, join(testFolder(), 'model.gguf'), { precision })
  return openGguf(path)
}

const conversation = `<|im_start|>user
Note: The transfer was registered on 7 November 2021. The price of the land was $566.

On which date did the transfer take place?<|im_end|>
<|im_start|>assistant
The transfer was registered on 7 November 2021.<|im_end|>
`

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => (error instanceof TunesmithError ? error.code : String(error)),
  )

describe('the bundled model as GGUF', () => {
  it('says what llama.cpp must know', async () => {
    const { metadata } = await exportBundled('F16')
    const values = Object.fromEntries([...metadata].map(([key, { value }]) => [key, value]))
    expect(values).toMatchObject({
      'general.architecture': 'llama',
      'general.name': 'tunesmith-base-10m',
      'general.file_type': 1,
      'llama.context_length': 512,
      'llama.block_count': 6,
      'llama.attention.head_count': 6,
      'llama.attention.head_count_kv': 2,
      'llama.rope.freq_base': 10_000,
      'tokenizer.ggml.model': 'gpt2',
      'tokenizer.ggml.pre': 'qwen2',
      'tokenizer.ggml.eos_token_id': 2,
      'tokenizer.ggml.add_bos_token': false,
    })
    expect(values['tokenizer.chat_template']).toContain('<|im_start|>')
    expect(values['tokenizer.ggml.tokens']).toHaveLength(4096)
  })

  it.each<[ExportPrecision, string[]]>([
    ['F32', ['F32', 'F32', 'F32']],
    ['F16', ['F16', 'F16', 'F32']],
    ['BF16', ['BF16', 'BF16', 'F32']],
    ['Q8_0', ['Q8_0', 'Q8_0', 'F32']],
    // embeddings that are the output too keep more bits; rows of 384 are no blocks of 256
    ['Q4_0', ['Q8_0', 'Q4_0', 'F32']],
    ['Q4_K_M', ['Q8_0', 'Q5_0', 'F32']],
  ])('in %s has embeddings, matrices and norms as %s', async (precision, expected) => {
    const { tensors } = await exportBundled(precision)
    const names = ['token_embd.weight', 'blk.0.attn_q.weight', 'blk.0.attn_norm.weight']
    expect(names.map((name) => tensors.get(name)!.type)).toEqual(expected)
    const { tensors: source } = openModelFolder(bundled)
    const original = readTensor(source.get('model.embed_tokens.weight')!)
    const stored = readGgufTensor(tensors.get('token_embd.weight')!)
    const worst = stored.reduce((most, value, i) => Math.max(most, Math.abs(value - original[i])), 0)
    expect(worst).toBeLessThan(precision.startsWith('Q') ? 0.02 : 1e-7)
  })

  it('gives in 16 bits the log-probabilities of 32', async () => {
    const tokens = loadTokenizer(bundled).encode(conversation)
    const scores = async (precision: ExportPrecision) =>
      openInLlama((await exportBundled(precision)).path).llama.score({ tokens, top: 0 })
    const [exact, half] = [await scores('F32'), await scores('F16')]
    const worst = Math.max(...half.map(({ logprob }, place) => Math.abs(logprob - exact[place].logprob)))
    expect(worst).toBeLessThan(2e-3)
    expect(exact.length).toBeGreaterThan(50)
  })

  it('takes another template, tells how far it is and can be given up', async () => {
    const folder = testFolder()
    const path = join(folder, 'model.gguf')
    const heard: number[] = []
    await writeModelGguf(bundled, path, {
      precision: 'Q8_0',
      chatTemplate: '{{ messages[0].content }}',
      onProgress: ({ bytesDone, bytesTotal }) => heard.push(bytesDone / bytesTotal),
    })
    expect(openGguf(path).metadata.get('tokenizer.chat_template')!.value).toBe('{{ messages[0].content }}')
    expect(heard.at(-1)).toBeGreaterThan(0.99)
    const before = readFileSync(path)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(writeModelGguf(bundled, path, { precision: 'F16', signal })).rejects.toThrow('enough')
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('what llama.cpp leaves out', () => {
  it.each([
    ['mistral', 5],
    ['phi3', 6],
    ['gemma2', 64],
    ['llama', 64],
  ])('a context as long as what it computes rightly: %s, %i tokens', async (family, contextLength) => {
    const folder = testFolder()
    copyGoldenModel(family, folder)
    const written = await writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32' })
    expect(written.contextLength).toBe(contextLength)
    const { metadata } = openGguf(written.path)
    const architecture = metadata.get('general.architecture')!.value
    expect(metadata.get(`${architecture}.context_length`)!.value).toBe(contextLength)
  })
})

describe('what llama.cpp wants twice', () => {
  it('is written twice: embeddings of OLMo 2 that are the output too', async () => {
    const folder = testFolder()
    copyGoldenModel('olmo2', folder, (config) => ({ ...config, tie_word_embeddings: true }))
    const { path } = await writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32' })
    const { tensors } = openGguf(path)
    expect(readGgufTensor(tensors.get('output.weight')!)).toEqual(readGgufTensor(tensors.get('token_embd.weight')!))
    expect(await openInLlama(path).llama.score({ tokens: [1, 2, 3], top: 0 })).toHaveLength(2)
  })
})

describe('a model that cannot be written', () => {
  it('has weights that are not numbers', async () => {
    const folder = testFolder()
    writeTinyModel(folder, bundled)
    const { tensors } = openModelFolder(folder)
    const damaged = [...tensors.values()].map((entry) => {
      const data = readTensor(entry)
      if (entry.name.endsWith('q_proj.weight')) data[7] = Number.NaN
      return { ...entry, data }
    })
    writeSafetensors(join(folder, 'model.safetensors'), damaged)
    const path = join(folder, 'model.gguf')
    expect(await codeOf(writeModelGguf(folder, path, { precision: 'F32' }))).toBe('WEIGHTS_NOT_FINITE')
  })

  it('has weights that half precision makes infinite, unless the format can hold them', async () => {
    const folder = testFolder()
    writeTinyModel(folder, bundled)
    const { tensors } = openModelFolder(folder)
    const large = [...tensors.values()].map((entry) => {
      const data = readTensor(entry)
      if (entry.name.endsWith('q_proj.weight')) data[7] = 70_000
      return { ...entry, data }
    })
    writeSafetensors(join(folder, 'model.safetensors'), large)
    const outcomes = exportPrecisions.map((precision) =>
      codeOf(writeModelGguf(folder, join(folder, `${precision}.gguf`), { precision })),
    )
    const refused = (await Promise.all(outcomes)).map((outcome) => outcome === 'WEIGHTS_NOT_FINITE')
    expect(Object.fromEntries(exportPrecisions.map((precision, index) => [precision, refused[index]]))).toEqual({
      F32: false, BF16: false, F16: true, Q8_0: true, Q4_0: true, Q4_K_M: true,
    })
  })

  it('lacks a tensor', async () => {
    const folder = testFolder()
    writeTinyModel(folder, bundled)
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as object
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, num_hidden_layers: 2 }))
    const path = join(folder, 'model.gguf')
    expect(await codeOf(writeModelGguf(folder, path, { precision: 'F32' }))).toBe('MODEL_WEIGHTS_UNFIT')
  })
})
