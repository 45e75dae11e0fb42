import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPrecisions, type ExportFormat, type ExportPrecision, type Parity } from '@tunesmith/contract'
import { openModel } from '@tunesmith/trainer/inference'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { newSigningKey, unpackArchive } from './archive/index.ts'
import { exportModel, proveExport } from './export-model.ts'
import type { ExportProgress } from './export-steps.ts'
import { writeModelGguf } from './gguf/index.ts'
import { exportWays, planExports } from './plan-export.ts'
import { engineForm, llamaForm, startProof, tolerances } from './proof/index.ts'
import { bundled, writeBundledAdapter } from './testing/bundled-adapter.ts'
import { testFolder } from './testing/folder.ts'

let adapter: string
beforeAll(() => {
  adapter = writeBundledAdapter(mkdtempSync(join(tmpdir(), 'tunesmith-adapter-')))
})
afterAll(() => rmSync(adapter, { recursive: true, force: true }))

const tuned = () => ({ model: bundled, adapter })

interface Case {
  format: ExportFormat
  precisions?: ExportPrecision[]
  files: string[]
  forms: string[]
}
const folderFiles = ['chat_template.jinja', 'config.json', 'model.safetensors', 'special_tokens_map.json', 'tokenizer.json', 'tokenizer_config.json']

describe('an export', () => {
  it.each<Case>([
    { format: 'adapter', files: ['README.md', 'adapter_config.json', 'adapter_model.safetensors'], forms: ['adapter'] },
    { format: 'merged', files: ['README.md', ...folderFiles], forms: ['merged'] },
    { format: 'gguf', precisions: ['Q4_K_M', 'F16', 'Q8_0'], files: ['README.md', 'mine-F16.gguf', 'mine-Q4_K_M.gguf', 'mine-Q8_0.gguf'], forms: ['merged', 'GGUF F16', 'GGUF Q8_0', 'GGUF Q4_K_M'] },
    { format: 'gguf-adapter', files: ['README.md', 'mine-lora.gguf'], forms: ['GGUF F16 + adapter'] },
    { format: 'ollama', precisions: ['Q8_0'], files: ['Modelfile', 'README.md', 'mine-Q8_0.gguf'], forms: ['merged', 'GGUF F16', 'GGUF Q8_0'] },
    { format: 'onnx', files: ['README.md', ...folderFiles, 'model.onnx'].sort(), forms: ['merged', 'ONNX'] },
  ])('as $format $precisions is proven form by form', async ({ format, precisions, files, forms }) => {
    const output = join(testFolder(), 'out')
    const heard: ExportProgress[] = []
    const exported = await exportModel({
      source: tuned(), name: 'mine', format, precisions, output, card: '# Mine', onProgress: (progress) => heard.push(progress),
    })
    expect(exported.files.map(({ path }) => path)).toEqual(files)
    for (const { path, bytes, sha256 } of exported.files) {
      const content = readFileSync(join(output, path))
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256])
    }
    const { comparisons, proven, tokens, prompts } = exported.proof
    expect(proven).toBe(true)
    expect([prompts, exported.proof.ownPrompts]).toEqual([8, 0])
    expect(tokens).toBeGreaterThan(200)
    expect(comparisons.map(({ form }) => form)).toEqual(forms)
    for (const { verdict, tolerance, perplexity, perplexityAgainst } of comparisons) {
      expect(verdict).toBe(tolerance === null ? 'measured' : 'same')
      expect(Math.abs(Math.log(perplexity / perplexityAgainst))).toBeLessThan(tolerance === null ? 0.5 : 0.02)
    }
    expect(existsSync(join(output, '.work'))).toBe(false)
    expect(heard.at(-1)).toEqual({ stage: 'done', progress: 1 })
    const progress = heard.map((each) => each.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress[0]).toBeLessThan(0.2)
    const written = exported.files.reduce((sum, { bytes }) => sum + bytes, 0)
    const planned = planExports(tuned()).plan(format, precisions)
    expect(planned.bytes / written).toBeGreaterThan(0.9)
    expect(planned.bytes / written).toBeLessThan(1.1)
    expect(planned.neededBytes).toBeGreaterThanOrEqual(planned.bytes)
  })

  it('of a model without an adapter is proven too, and can be proven again as long as no byte of it is another', async () => {
    const folder = testFolder()
    const output = join(folder, 'out')
    const request = { source: { model: bundled }, name: 'base', format: 'gguf', output } as const
    const { proof, files } = await exportModel(request)
    expect(proof).toMatchObject({ proven: true, tokenizer: { texts: 76, equal: 76 }, template: 'equal', stopTokens: 'equal' })
    expect(files.map(({ path }) => path)).toEqual(['base-F16.gguf'])
    const again = { ...request, files, work: join(folder, 'work') }
    expect(await proveExport(again)).toEqual(proof)
    const file = join(output, 'base-F16.gguf')
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Uint8Array.of(1), 0, 1, files[0].bytes - 1000)
    closeSync(descriptor)
    await expect(proveExport(again)).rejects.toMatchObject({ code: 'EXPORT_DAMAGED', params: { detail: expect.stringContaining('SHA-256') } })
    truncateSync(file, 1000)
    await expect(proveExport(again)).rejects.toMatchObject({ code: 'EXPORT_DAMAGED', params: { detail: expect.stringContaining('1000 bytes') } })
    rmSync(file)
    await expect(proveExport(again)).rejects.toMatchObject({ code: 'EXPORT_DAMAGED', params: { detail: 'it is gone' } })
  })

  it('leaves nothing behind when it is given up or cannot be made', async () => {
    const output = join(testFolder(), 'out')
    await expect(exportModel({ source: tuned(), name: 'x', format: 'gguf', output, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    await expect(exportModel({ source: { model: bundled }, name: 'x', format: 'adapter', output })).rejects.toMatchObject({ code: 'EXPORT_WITHOUT_ADAPTER' })
    expect(existsSync(output)).toBe(false)
  })
})

describe('an archive', () => {
  it.each(['whole', 'on its base'] as const)('is proven by what comes out of it, also again: %s', async (kind) => {
    const folder = testFolder()
    const base = kind === 'whole' ? null : { id: 'base', files: [{ path: 'config.json', bytes: 1, sha256: '0'.repeat(64) }] }
    const facts = { name: 'Mine', base, system: 'Be kind.', licence: 'mit', registered: ['mine@1'], training: null }
    const request = {
      source: tuned(), name: 'mine', format: 'archive' as const, output: join(folder, 'out'), card: '# Mine', archive: { facts, signingKey: newSigningKey() },
    }
    const { files, proof } = await exportModel(request)
    expect(files.map(({ path }) => path)).toEqual(['mine.tunesmith.tar'])
    expect(proof.comparisons.map(({ form, verdict }) => [form, verdict])).toEqual([[kind === 'whole' ? 'merged' : 'adapter', 'same']])
    const opened = await unpackArchive(join(request.output, files[0].path), join(folder, 'opened'))
    expect(opened.facts).toMatchObject({ ...facts, proof: { proven: true } })
    const kept = kind === 'whole' ? folderFiles : ['adapter_config.json', 'adapter_model.safetensors']
    expect(readdirSync(join(folder, 'opened')).filter((name) => !name.startsWith('.')).sort()).toEqual(['README.md', ...kept])
    expect(await proveExport({ ...request, files, work: join(folder, 'work') })).toEqual(proof)
    const [content] = files.map(({ bytes }) => bytes)
    expect(planExports(tuned(), { archivesWhole: base === null }).plan('archive').bytes / content).toBeCloseTo(1, 1)
  })
})

describe('a full disk', () => {
  it.for([
    ['before anything is written', 'nr_inodes=2'],
    ['in the middle', 'size=1m'],
  ])('%s is told, and nothing stays of the export', async ([, limit], { skip }) => {
    const disk = testFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', limit, 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      return skip('it takes root, on Linux')
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    mkdirSync(join(disk, 'exports'))
    const request = { source: { model: bundled }, name: 'base', format: 'merged', output: join(disk, 'exports', 'out') } as const
    await expect(exportModel(request)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(readdirSync(join(disk, 'exports'))).toEqual([])
  })
})

describe('a plan', () => {
  it('refuses before anything is written', () => {
    const { plan, parameters } = planExports({ model: bundled })
    expect(parameters).toBe(10_130_304)
    expect(() => plan('adapter')).toThrow(expect.objectContaining({ code: 'EXPORT_WITHOUT_ADAPTER' }))
    expect(() => plan('gguf-adapter')).toThrow(expect.objectContaining({ code: 'EXPORT_WITHOUT_ADAPTER' }))
    expect(plan('gguf', ['Q8_0']).bytes).toBeLessThan(plan('gguf').bytes)
    expect(exportWays.filter(({ format }) => format === 'gguf').map(({ precision }) => precision)).toEqual(exportPrecisions)
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
