import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPrecisions, type ExportFormat, type ExportPrecision, type Parity } from '@tunesmith/contract'
import { openModel } from '@tunesmith/trainer/inference'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportModel, type ExportProgress } from './export-model.ts'
import { writeModelGguf } from './gguf/index.ts'
import { engineForm, llamaForm, startProof, tolerances } from './proof/index.ts'
import { bundled, writeBundledAdapter } from './testing/bundled-adapter.ts'
import { testFolder } from './testing/folder.ts'

let adapter: string
beforeAll(() => {
  adapter = writeBundledAdapter(mkdtempSync(join(tmpdir(), 'tunesmith-adapter-')))
})
afterAll(() => rmSync(adapter, { recursive: true, force: true }))

const tuned = () => ({ model: bundled, adapter })

describe('an export', () => {
  it.each<[ExportFormat, ExportPrecision | undefined, files: string[], forms: string[]]>([
    ['adapter', undefined, ['README.md', 'adapter_config.json', 'adapter_model.safetensors'], ['adapter']],
    ['merged', undefined, ['README.md', 'chat_template.jinja', 'config.json', 'model.safetensors', 'special_tokens_map.json', 'tokenizer.json', 'tokenizer_config.json'], ['merged']],
    ['gguf', 'F16', ['README.md', 'mine-F16.gguf'], ['merged', 'GGUF F16']],
    ['gguf', 'Q4_K_M', ['README.md', 'mine-Q4_K_M.gguf'], ['merged', 'GGUF F16', 'GGUF Q4_K_M']],
    ['gguf-adapter', undefined, ['README.md', 'mine-lora.gguf'], ['GGUF F16 + adapter']],
    ['ollama', 'Q8_0', ['Modelfile', 'README.md', 'mine-Q8_0.gguf'], ['merged', 'GGUF F16', 'GGUF Q8_0']],
    ['onnx', undefined, ['README.md', 'chat_template.jinja', 'config.json', 'model.onnx', 'model.safetensors', 'special_tokens_map.json', 'tokenizer.json', 'tokenizer_config.json'], ['merged', 'ONNX']],
  ])('as %s %s is proven form by form', async (format, precision, files, forms) => {
    const output = join(testFolder(), 'out')
    const heard: ExportProgress[] = []
    const exported = await exportModel({ source: tuned(), name: 'mine', format, precision, output, card: '# Mine', onProgress: (progress) => heard.push(progress) })
    expect(exported.files.map(({ path }) => path)).toEqual(files)
    for (const { path, bytes, sha256 } of exported.files) {
      const content = readFileSync(join(output, path))
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256])
    }
    const { comparisons, proven, tokens, prompts } = exported.proof
    expect(proven).toBe(true)
    expect(prompts).toBeGreaterThan(7)
    expect(tokens).toBeGreaterThan(200)
    expect(comparisons.map(({ form }) => form)).toEqual(forms)
    for (const { verdict, tolerance, perplexity, perplexityAgainst } of comparisons) {
      expect(verdict).toBe(tolerance === null ? 'measured' : 'same')
      expect(Math.abs(Math.log(perplexity / perplexityAgainst))).toBeLessThan(tolerance === null ? 0.5 : 0.02)
    }
    expect(existsSync(join(output, '.work'))).toBe(false)
    expect(heard.at(-1)).toEqual({ stage: 'done', share: 1 })
    expect(heard.every(({ share }) => share >= 0 && share <= 1)).toBe(true)
  })

  it('of a model without an adapter is proven too', async () => {
    const { proof, files } = await exportModel({ source: { model: bundled }, name: 'base', format: 'gguf', output: join(testFolder(), 'out') })
    expect(proof).toMatchObject({ proven: true, tokenizer: { texts: 76, equal: 76 }, template: 'equal', stopTokens: 'equal' })
    expect(files.map(({ path }) => path)).toEqual(['base-F16.gguf'])
  })

  it('leaves nothing behind when it is given up or cannot be made', async () => {
    const output = join(testFolder(), 'out')
    await expect(exportModel({ source: tuned(), name: 'x', format: 'gguf', output, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    await expect(exportModel({ source: { model: bundled }, name: 'x', format: 'adapter', output })).rejects.toMatchObject({ code: 'ADAPTER_MISSING' })
    expect(existsSync(output)).toBe(false)
  })
})

describe('the proof', () => {
  const request = (output: string) => ({ source: tuned(), name: 'x', format: 'gguf' as const, output })

  it('catches a merge that was forgotten, in the engine and in llama.cpp', async () => {
    const folder = testFolder()
    const proof = await startProof(request(folder))
    expect(await proof.compare(engineForm('unmerged', { model: bundled }, tolerances.BF16))).toBe(false)
    const { path } = await writeModelGguf(bundled, join(folder, 'base.gguf'), { precision: 'F16' })
    expect(await proof.compare(llamaForm('unmerged GGUF', { file: path, precision: 'F16' }))).toBe(false)
    expect(proof.report().proven).toBe(false)
    expect(proof.report().comparisons.map(({ verdict }) => verdict)).toEqual(['different', 'different'] satisfies Parity['verdict'][])
  })

  it('catches a template that writes other prompts', async () => {
    const folder = testFolder()
    const proof = await startProof({ ...request(folder), source: { model: bundled } })
    const chatTemplate = '{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}'
    const { path } = await writeModelGguf(bundled, join(folder, 'base.gguf'), { precision: 'F16', chatTemplate })
    const form = llamaForm('GGUF F16', { file: path, precision: 'F16' })
    await proof.compareText(form, path)
    expect(await proof.compare(form)).toBe(true)
    expect(proof.report()).toMatchObject({ template: 'different', proven: false })
  })

  it('judges by the precision of the weights', () => {
    expect(exportPrecisions.filter((precision) => tolerances[precision] === null)).toEqual(['Q8_0', 'Q4_0', 'Q4_K_M'])
  })
})

describe('the adapter these tests use', () => {
  it('changes the model', async () => {
    const models = [openModel({ model: bundled }), openModel(tuned())]
    const ids = models[0].textTokens('The library opens at ten.')
    const [base, changed] = await Promise.all(models.map((model) => model.score(ids)))
    expect(Math.max(...base.map(({ logprob }, place) => Math.abs(logprob - changed[place].logprob)))).toBeGreaterThan(0.3)
    await Promise.all(models.map((model) => model.release()))
  })
})
