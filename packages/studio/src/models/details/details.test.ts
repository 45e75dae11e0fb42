import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Verdict } from '@tunesmith/contract'
import { modelPath } from '@tunesmith/trainer/worker'
import { parse } from 'yaml'
import { addRun, bundledName } from '../../../testing/models.ts'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../../testing/rooms.ts'

const bundled = modelPath(bundledName)
const [first, second, scratch, ofHub] = ['run_aaaaaaaaaaaaaaaa', 'run_bbbbbbbbbbbbbbbb', 'run_cccccccccccccccc', 'run_dddddddddddddddd']
const verdict: Verdict = {
  verdict: 'better', rows: 80, before: { correct: 20, share: 0.25, low: 0.168, high: 0.355 }, now: { correct: 66, share: 0.825, low: 0.727, high: 0.893 },
  difference: { share: 0.575, low: 0.45, high: 0.68 }, pValue: 1.2e-12,
}

let rooms: Rooms
let train: string
let datasetId: string
beforeAll(async () => {
  rooms = await openRooms()
  const { store } = rooms.services
  const snapshot = cacheWith('someone/Llama-small', '---\nlicense: llama3.2\nlanguage: [en, de]\n---\n# Small\n')
  datasetId = (await call('createDatasetFromText', { name: 'Shelves | "of" the house', text: '{"question":"Where?","answer":"There."}\n'.repeat(3) })).id
  train = (await rooms.services.datasets.exportFor(datasetId, { validationShare: 0, testShare: 0, seed: 1 })).train
  await addRun(store, { id: first, name: 'First', verdict, train })
  await addRun(store, { id: second, name: 'Second', model: first, train })
  await addRun(store, { id: scratch, name: 'Scratch', model: 'new' })
  await addRun(store, { id: ofHub, name: 'Tuned', model: 'someone/Llama-small@abc', base: snapshot, verdict: { ...verdict, verdict: 'no-evidence' } })
})
afterAll(async () => {
  await rooms.close()
  vi.unstubAllEnvs()
  removeDataFolders()
})

const call = <N extends keyof Rooms['handlers']>(name: N, input: Parameters<Rooms['handlers'][N]>[0]) =>
  rooms.handlers[name](input as never, rooms.context) as ReturnType<Rooms['handlers'][N]>
const detail = (modelId: string) => call('getModel', { modelId })

/** A cache with the bundled model under another name; gives its folder there. */
function cacheWith(name: string, card: string): string {
  const cache = newDataFolder()
  const folder = join(cache, `models--${name.replace('/', '--')}`, 'snapshots', 'abc')
  mkdirSync(folder, { recursive: true })
  cpSync(bundled, folder, { recursive: true })
  writeFileSync(join(folder, 'README.md'), card)
  vi.stubEnv('HF_HUB_CACHE', cache)
  return folder
}

/** A card's head as the hub reads it, and the rest. */
function taken(card: string): { head: Record<string, unknown>; text: string } {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(card)!
  return { head: parse(head) as Record<string, unknown>, text }
}

describe('a model closely', () => {
  it('that comes with Tunesmith shows its shape, its files and the memory it takes', async () => {
    await call('registerModel', { name: 'base', modelId: bundledName, notes: '', aliases: ['champion'] })
    const model = await detail('base@champion')
    expect(model).toMatchObject({
      id: bundledName, precision: 'BF16', tokenizer: 'BPE', chatTemplate: expect.stringContaining('<|im_start|>'), hasOwnCard: true,
      architecture: { layers: 6, hiddenSize: 384, heads: 6, keyValueHeads: 2, headSize: 64, vocabularySize: 4096, tiedEmbeddings: true },
      runId: null, dataset: null, verdict: null, licenceRule: { licence: 'apache-2.0', use: 'free' }, registered: ['base@1'],
      versions: [{ name: 'base', version: 1, aliases: ['champion'], modelId: bundledName }],
    })
    expect(model.children.sort()).toEqual([first])
    const weights = readFileSync(join(bundled, 'model.safetensors'))
    expect(model.files.find(({ path }) => path === 'model.safetensors')).toEqual({ path: 'model.safetensors', bytes: weights.length, sha256: hash('sha256', weights) })
    expect(model.memory.map(({ precision }) => precision)).toEqual(['F32', 'F16', 'Q8_0', 'Q4_K_M'])
    const [f32, f16, q8, q4] = model.memory.map(({ weightBytes }) => weightBytes / model.parameters!)
    expect([f32 > 4 && f32 < 4.1, f16 > 2 && f16 < 2.1, q8 > 1.06 && q8 < 1.1, q4 > 0.55 && q4 < 0.9]).toEqual([true, true, true, true])
    for (const { bytes, weightBytes, cacheBytes, cacheTokens } of model.memory) {
      expect([bytes, cacheTokens, cacheBytes]).toEqual([weightBytes + cacheBytes, 512, 2 * 6 * 2 * 64 * 512 * 2])
    }
  })

  it('that was trained here shows by what, on what, and how well', async () => {
    const model = await detail(first)
    expect(model).toMatchObject({
      name: 'First', format: 'adapter', base: bundledName, runId: first, verdict, children: [second], licence: 'apache-2.0', languages: ['en'],
      dataset: { id: datasetId, name: 'Shelves | "of" the house', rows: 3, sha256: hash('sha256', readFileSync(train)) },
    })
    expect(model.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['adapter_config.json', 'adapter_model.safetensors', 'base/model.safetensors']))
    expect((await detail(scratch)).base).toBeNull()
  })

  it('is not there where nobody made it', async () => {
    for (const id of ['nobody', 'run_000000000000', '../etc', 'someone/none']) await expect(detail(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the card of a model that was trained here', () => {
  it('has a head that the hub reads, with results and their intervals', async () => {
    const { head } = taken((await detail(first)).card)
    expect(head).toEqual({
      license: 'apache-2.0', language: ['en'], library_name: 'peft', pipeline_tag: 'text-generation', tags: ['tunesmith', 'lora', 'llama'],
      'model-index': [{
        name: 'First',
        results: [{
          task: { type: 'text-generation', name: 'Text generation' },
          dataset: { name: 'Shelves | "of" the house', type: 'shelves-of-the-house' },
          metrics: [
            { type: 'accuracy', name: 'Questions answered right', value: 0.825, args: { rows: 80, confidence_level: 0.95, low: 0.727, high: 0.893 } },
            { type: 'accuracy', name: 'Difference to the base model', value: 0.575, args: { rows: 80, confidence_level: 0.95, low: 0.45, high: 0.68 } },
          ],
        }],
      }],
    })
  })

  it('tells what it is, how it was trained, on what, and how well', async () => {
    const { text } = taken((await detail(first)).card)
    expect(text).toContain('# First\n\nA LoRA adapter for a language model of the family llama with 10 million parameters. It was trained from tunesmith-base-10m.')
    expect(text).toContain('| this model | 66 of 80 | 82.5 % | 72.7 % to 89.3 % |')
    expect(text).toContain('the difference is no chance')
    expect(text).toContain(`on 3 rows of “Shelves \\| "of" the house” (SHA-256 \`${hash('sha256', readFileSync(train))}\`)`)
    expect(text).toContain('| lora.targetModules | q_proj, v_proj |')
    expect(text).toMatch(/## Licence\n\n`apache-2.0`, as the model it was made from\. Everybody may use/)
    expect(taken((await detail(ofHub)).card).text).toContain('no evidence')
    expect(taken((await detail(scratch)).card).text).toContain('trained from random weights')
  })

  it('has the licence of its base with its duties, and names the base as the hub does, in each form', async () => {
    const { licenceRule, languages } = await detail(ofHub)
    expect([licenceRule.licence, licenceRule.nameBegins, languages]).toEqual(['llama3.2', 'Llama', ['en', 'de']])
    expect(await rooms.services.models.licence(ofHub)).toEqual(licenceRule)
    const headIn = async (id: string, form?: 'whole' | 'gguf' | 'onnx') => taken(await rooms.services.models.card(id, form)).head
    expect(await headIn(ofHub)).toMatchObject({ license: 'llama3.2', base_model: 'someone/Llama-small', base_model_relation: 'adapter', library_name: 'peft' })
    expect(await headIn(ofHub, 'whole')).toMatchObject({ base_model: 'someone/Llama-small', base_model_relation: 'finetune', library_name: 'transformers' })
    const gguf = await headIn(ofHub, 'gguf')
    expect(gguf).toMatchObject({ base_model_relation: 'finetune', tags: ['tunesmith', 'gguf', 'llama'] })
    expect(gguf).not.toHaveProperty('library_name')
    expect(await headIn('someone/Llama-small', 'gguf')).toMatchObject({ base_model: 'someone/Llama-small', base_model_relation: 'quantized' })
    expect(await headIn('someone/Llama-small')).not.toHaveProperty('base_model')
    expect(taken(await rooms.services.models.card(ofHub)).text).toContain('- Begin its name with “Llama”.')
  })
})

describe('lineage', () => {
  it('leads from a model to its roots and to all that came of it', async () => {
    const { store: { db } } = rooms.services
    const time = new Date().toISOString()
    await db.insertInto('exports').values({
      id: 'export_aaaaaaaaaaaa', model_id: first, model_name: 'First', format: 'gguf', precisions: '["Q8_0"]', state: 'finished', files: '[]', proof: null,
      proven_at: null, publication: null, error: null, created_by: 'user_test', created_at: time, queued_at: time, ended_at: time,
    }).execute()
    const { nodes, edges } = await call('getModelLineage', { modelId: first })
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      `dataset:${datasetId}`, 'export:export_aaaaaaaaaaaa', `model:${first}`, `model:${second}`, `model:${bundledName}`, `run:${first}`, `run:${second}`,
    ].sort())
    expect(edges).toEqual(expect.arrayContaining([
      { from: `run:${first}`, to: `model:${bundledName}`, relation: 'trained-from' },
      { from: `run:${first}`, to: `dataset:${datasetId}`, relation: 'trained-on' },
      { from: `run:${first}`, to: `model:${first}`, relation: 'made' },
      { from: `run:${second}`, to: `model:${first}`, relation: 'trained-from' },
      { from: `model:${first}`, to: 'export:export_aaaaaaaaaaaa', relation: 'exported-as' },
    ]))
    expect(edges).toHaveLength(7)
    const ids = new Set(nodes.map(({ id }) => id))
    for (const { from, to } of edges) expect(ids.has(from) && ids.has(to)).toBe(true)
  })

  it('has downloads, and ends where nothing more is known', async () => {
    const time = new Date().toISOString()
    await rooms.services.store.db.insertInto('downloads').values({
      id: 'download_aaaaaaaaaaaa', model: 'someone/Llama-small', revision: 'main', gguf: null, state: 'finished', progress: '{}', error: null,
      created_by: 'user_test', created_at: time, queued_at: time, ended_at: time,
    }).execute()
    const { nodes } = await call('getModelLineage', { modelId: ofHub })
    expect(nodes.map(({ kind }) => kind).sort()).toEqual(['download', 'model', 'model', 'run'])
    expect((await call('getModelLineage', { modelId: scratch })).edges).toEqual([{ from: `run:${scratch}`, to: `model:${scratch}`, relation: 'made' }])
  })
})

describe('models side by side', () => {
  it('show facts and verdicts, in the order asked for', async () => {
    const { items } = await call('compareModels', { ids: `${first}, ${bundledName},someone/Llama-small` })
    expect(items.map(({ id }) => id)).toEqual([first, bundledName, 'someone/Llama-small'])
    expect(items[0]).toMatchObject({ verdict, dataset: { id: datasetId } })
    expect(items[0]).not.toHaveProperty('card')
  })

  it.each([
    [first, 'REQUEST_INVALID'], [`${first},${first}`, 'REQUEST_INVALID'], [`base@1,${bundledName}`, 'REQUEST_INVALID'], [',', 'REQUEST_INVALID'],
    [[first, second, scratch, ofHub, bundledName, 'someone/Llama-small', first].join(','), 'nothing'], [`${first},nobody`, 'NOT_FOUND'],
  ])('are two to six different ones: %s', async (ids, code) => {
    expect(await call('compareModels', { ids }).then(() => 'nothing', (error: { code: string }) => error.code)).toBe(code)
  })
})

describe('the list of models', () => {
  it('is searched, filtered and sorted', async () => {
    const ids = async (query: object) => {
      const { items, total } = await call('listModels', { search: '', sort: 'usual', offset: 0, limit: 1000, ...query })
      return [total, ...items.map(({ id }) => id)]
    }
    expect(await ids({})).toEqual([6, bundledName, ofHub, scratch, second, first, 'someone/Llama-small'])
    expect(await ids({ search: 'LLAMA small' })).toEqual([2, ofHub, 'someone/Llama-small'])
    expect(await ids({ search: 'base@1' })).toEqual([1, bundledName])
    expect(await ids({ origin: 'trained', format: 'adapter', family: 'llama', trainable: 'true', limit: 1, offset: 1 })).toEqual([4, scratch])
    expect(await ids({ trainable: 'false' })).toEqual([0])
    expect(await ids({ sort: 'name', origin: 'trained' })).toEqual([4, first, scratch, second, ofHub])
    const sizes = (await call('listModels', { search: '', sort: 'bytes', offset: 0, limit: 1000 })).items.map(({ bytes }) => bytes)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  })
})
