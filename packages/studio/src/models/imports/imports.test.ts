import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelImport } from '@tunesmith/contract'
import { writeModelGguf } from '@tunesmith/export'
import { ggufValue, writeGguf } from '@tunesmith/formats'
import { modelPath } from '@tunesmith/trainer/worker'
import { addRun, bundledName, writeSmallAdapter } from '../../../testing/models.ts'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../../testing/rooms.ts'

const bundled = modelPath(bundledName)
const everything = { search: '', sort: 'usual', offset: 0, limit: 1000 } as const

let rooms: Rooms
let made: string
let ggufFile: string
beforeAll(async () => {
  made = newDataFolder()
  rooms = await openRooms()
  ggufFile = (await writeModelGguf(bundled, join(made, 'Shelves-Q8_0.gguf'), { precision: 'Q8_0' })).path
})
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

let elsewhere: string
let count = 0
beforeEach(() => {
  elsewhere = join(made, `case-${++count}`)
  mkdirSync(elsewhere)
})

const call = <N extends keyof Rooms['handlers']>(name: N, input: Parameters<Rooms['handlers'][N]>[0]) =>
  rooms.handlers[name](input as never, rooms.context) as ReturnType<Rooms['handlers'][N]>

/** Follows an import to its end. */
async function seen(importId: string): Promise<ModelImport[]> {
  const events: ModelImport[] = []
  for await (const each of await call('streamModelImport', { importId })) events.push(each)
  return events
}

async function imported(path: string, more = {}): Promise<ModelImport> {
  const { id } = await call('importModel', { path, ...more })
  return (await seen(id)).at(-1)!
}

const everyImport = async () => (await call('listModelImports', { offset: 0, limit: 200 })).items
const listed = async (id: string) => (await call('listModels', everything)).items.find((model) => model.id === id)
const folderOf = (id: string) => join(rooms.services.dataFolder, 'models', id)
const refusal = (path: string, more = {}) => call('importModel', { path, ...more }).then(() => 'nothing was refused', ({ code }: { code: string }) => code)

/** A copy of the bundled model with something done to it. */
function copyOfBundled(change: (folder: string) => void = () => {}): string {
  const folder = join(elsewhere, 'model')
  cpSync(bundled, folder, { recursive: true })
  change(folder)
  return folder
}

describe('a model folder', () => {
  it('is copied whole, without what does not belong to it, and used like any other', async () => {
    const folder = copyOfBundled((path) => {
      writeFileSync(join(path, 'optimizer.pt'), 'x')
      writeFileSync(join(path, 'notes.txt'), 'x')
      writeFileSync(join(path, 'LICENSE'), 'Apache')
      mkdirSync(join(path, 'runs'))
    })
    const found = await call('inspectModel', { path: folder })
    expect(found).toMatchObject({ name: 'model', format: 'safetensors', family: 'llama', licenceRule: { use: 'free' }, freeDiskBytes: expect.any(Number) })
    const events = await seen((await call('importModel', { path: folder, name: 'My base' })).id)
    const last = events.at(-1)!
    expect(last).toMatchObject({ name: 'My base', format: 'safetensors', base: null, state: 'finished', error: null, endedAt: expect.any(String) })
    expect(last.bytes).toBe(last.totalBytes)
    expect(events.map(({ bytes }) => bytes)).toEqual(events.map(({ bytes }) => bytes).sort((a, b) => a - b))
    expect(readdirSync(folderOf(last.id)).sort()).toEqual([
      'LICENSE', 'README.md', 'config.json', 'model.safetensors', 'special_tokens_map.json', 'tokenizer.json', 'tokenizer_config.json',
    ])
    expect(await listed(last.id)).toMatchObject({
      name: 'My base', origin: 'imported', format: 'safetensors', parameters: 10_130_304, licence: 'apache-2.0', trainable: { value: true },
    })
    expect(readdirSync(folderOf(last.id)).sort()).toEqual(found.files.toSorted())
    expect(await rooms.services.models.locate(last.id)).toEqual({ model: folderOf(last.id) })
    expect((await call('listModelImports', { offset: 0, limit: 1 })).items).toEqual([last])
  })

  it('does not change when the original does, which a link would', async () => {
    const folder = copyOfBundled()
    const { id } = await imported(folder)
    await call('registerModel', { name: 'kept', modelId: id, notes: '', aliases: [] })
    const before = readFileSync(join(folderOf(id), 'model.safetensors'))
    appendFileSync(join(folder, 'model.safetensors'), 'more')
    expect(readFileSync(join(folderOf(id), 'model.safetensors')).equals(before)).toBe(true)
    expect(statSync(join(folderOf(id), 'model.safetensors')).nlink).toBe(1)
  })

  it('is taken from the cache of the hub, where files are links', async () => {
    const folder = join(elsewhere, 'snapshot')
    mkdirSync(folder)
    for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) symlinkSync(join(bundled, name), join(folder, name))
    const { id } = await imported(folder)
    expect(statSync(join(folderOf(id), 'model.safetensors')).size).toBe(20_266_712)
    expect(await listed(id)).toMatchObject({ name: 'snapshot', trainable: { value: true } })
  })
})

describe('a GGUF file', () => {
  it('tells what it holds, answers through llama.cpp alone, and is nothing to train on', async () => {
    expect(await call('inspectModel', { path: ggufFile })).toMatchObject({
      name: 'Shelves-Q8_0', format: 'gguf', family: 'llama', parameters: 10_130_304, contextLength: 512, bytes: statSync(ggufFile).size,
    })
    const { id } = await imported(ggufFile)
    const reason = { code: 'model.gguf' }
    expect(await listed(id)).toMatchObject({
      name: 'Shelves-Q8_0', origin: 'imported', format: 'gguf', family: 'llama', parameters: 10_130_304, contextLength: 512,
      trainable: { value: false, reason }, fits: { value: 'no', reason },
    })
    expect(await call('getModel', { modelId: id })).toMatchObject({
      precision: 'Q8_0', tokenizer: 'BPE', chatTemplate: expect.stringContaining('<|im_start|>'),
      architecture: { layers: 6, hiddenSize: 384, heads: 6, keyValueHeads: 2, headSize: 64, vocabularySize: 4096, tiedEmbeddings: true },
      memory: [{ precision: 'Q8_0', weightBytes: statSync(ggufFile).size, cacheTokens: 512, cacheBytes: 2 * 6 * 2 * 64 * 512 * 2 }],
      files: [{ path: 'model.gguf', bytes: statSync(ggufFile).size, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    expect(await rooms.services.models.find(id)).toEqual({ gguf: join(folderOf(id), 'model.gguf') })
    await expect(rooms.services.models.locate(id)).rejects.toMatchObject({ code: 'MODEL_IS_GGUF' })
    const { id: datasetId } = await call('createDatasetFromExample', { example: 'policy-chatbot' })
    const { id: projectId } = await call('createProject', { name: 'On GGUF', answers: { goal: 'answer', datasetId, model: id, effort: 'quick', domain: 'general', language: 'en' } })
    await expect(call('startRun', { projectId, priority: 0 })).rejects.toMatchObject({ code: 'MODEL_IS_GGUF' })
  })

  it('is found in a folder that holds nothing else of a model', async () => {
    const folder = join(elsewhere, 'downloaded')
    mkdirSync(folder)
    cpSync(ggufFile, join(folder, 'a.gguf'))
    writeFileSync(join(folder, 'README.md'), '# a')
    expect(await imported(folder)).toMatchObject({ name: 'a', format: 'gguf', state: 'finished' })
    cpSync(ggufFile, join(folder, 'b.gguf'))
    expect(await refusal(folder)).toBe('MODEL_IMPORT_UNSUPPORTED')
  })

  it('is listed where it was downloaded, too, and registered with its commit', async () => {
    const cache = newDataFolder()
    vi.stubEnv('HF_HUB_CACHE', cache)
    const snapshot = join(cache, 'models--someone--small-GGUF', 'snapshots', 'abc')
    mkdirSync(snapshot, { recursive: true })
    symlinkSync(ggufFile, join(snapshot, 'small-Q8_0.gguf'))
    symlinkSync(ggufFile, join(snapshot, 'large-Q8_0-00001-of-00002.gguf'))
    writeFileSync(join(snapshot, 'README.md'), '---\nlicense: llama3.2\n---\n')
    const id = 'someone/small-GGUF:small-Q8_0.gguf'
    expect((await call('listModels', { ...everything, search: 'someone' })).items).toMatchObject([
      { id, origin: 'downloaded', format: 'gguf', parameters: 10_130_304, licence: 'llama3.2', trainable: { value: false } },
    ])
    expect(await rooms.services.models.find(id)).toEqual({ gguf: join(snapshot, 'small-Q8_0.gguf') })
    expect(await call('getModel', { modelId: id })).toMatchObject({ precision: 'Q8_0', licenceRule: { nameBegins: 'Llama' }, files: [{ path: 'small-Q8_0.gguf' }], hasOwnCard: true, card: expect.stringContaining('llama3.2') })
    const { modelId } = await call('registerModel', { name: 'small', modelId: id, notes: '', aliases: [] })
    expect(modelId).toBe(`${id}@abc`)
    expect(await rooms.services.models.find('small')).toEqual({ gguf: join(snapshot, 'small-Q8_0.gguf') })
    await expect(rooms.services.models.removeUnused('someone/small-GGUF', async () => {})).rejects.toMatchObject({ code: 'MODEL_REGISTERED' })
    for (const wrong of ['someone/small-GGUF:none.gguf', 'someone/small-GGUF', 'someone/small-GGUF:../x.gguf', `${id}@nowhere`]) {
      await expect(rooms.services.models.find(wrong), wrong).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    vi.unstubAllEnvs()
  })

  it('that somebody deleted by hand does not keep the others from being listed', async () => {
    const { id } = await imported(ggufFile)
    rmSync(join(folderOf(id), 'model.gguf'))
    expect(await listed(id)).toMatchObject({ format: 'gguf', parameters: null, trainable: { value: false, reason: { code: 'FILE_MISSING' } } })
    expect(await listed(bundledName)).toBeDefined()
    await call('deleteModelImport', { importId: id })
  })

  it.each([
    ['an adapter', new Map([['general.architecture', ggufValue.text('llama')], ['general.type', ggufValue.text('adapter')]])],
    ['one of several parts', new Map([['general.architecture', ggufValue.text('llama')], ['split.count', ggufValue.uint32(3)]])],
    ['without tokens', new Map([['general.architecture', ggufValue.text('llama')]])],
  ])('is refused where it is %s', async (_what, metadata) => {
    const path = join(elsewhere, 'x.gguf')
    await writeGguf(path, { metadata, tensors: [{ name: 'w', type: 'F32', shape: [4], rows: () => [new Float32Array(4)] }] })
    expect(await refusal(path)).toBe('MODEL_IMPORT_UNSUPPORTED')
  })
})

describe('an adapter', () => {
  it('finds its base by what it names, however it names it', async () => {
    for (const base of [bundledName, `/somewhere/else/${bundledName}`]) {
      const folder = join(elsewhere, base === bundledName ? 'named' : 'placed')
      writeSmallAdapter(folder, base)
      const { id, base: found } = await imported(folder)
      expect(found).toBe(bundledName)
      expect(await listed(id)).toMatchObject({ format: 'adapter', base: bundledName, licence: 'apache-2.0', trainable: { value: true } })
      expect(await rooms.services.models.locate(id)).toEqual({ model: bundled, adapter: folderOf(id) })
    }
  })

  it('says when its base is not here or does not fit, and takes one that is given', async () => {
    const folder = join(elsewhere, 'adapter')
    writeSmallAdapter(folder, 'someone/else')
    expect(await refusal(folder)).toBe('MODEL_IMPORT_BASE_MISSING')
    expect(await refusal(folder, { base: 'nobody' })).toBe('MODEL_IMPORT_BASE_MISSING')
    await expect(call('inspectModel', { path: folder })).rejects.toMatchObject({ code: 'MODEL_IMPORT_BASE_MISSING', params: { base: 'someone/else' } })
    expect(await call('inspectModel', { path: folder, base: bundledName })).toMatchObject({
      name: 'adapter', format: 'adapter', base: bundledName, licence: 'apache-2.0', family: 'llama', trainable: { value: true },
      bytes: statSync(join(folder, 'adapter_model.safetensors')).size + statSync(join(folder, 'adapter_config.json')).size,
    })
    expect(await imported(folder, { base: bundledName })).toMatchObject({ state: 'finished', base: bundledName })
    expect(await refusal(join(import.meta.dirname, '../../../../trainer/golden/adapter-final'), { base: bundledName })).toBe('ADAPTER_WEIGHTS_INVALID')
  })

  it('keeps its base from being deleted', async () => {
    const { id: baseId } = await imported(copyOfBundled(), { name: 'Base' })
    writeSmallAdapter(join(elsewhere, 'adapter'))
    const { id: adapterId } = await imported(join(elsewhere, 'adapter'), { base: baseId, name: 'On it' })
    await expect(call('deleteModelImport', { importId: baseId })).rejects.toMatchObject({ code: 'MODEL_IN_USE', params: { users: ['On it'] } })
    await call('deleteModelImport', { importId: adapterId })
    await addRun(rooms.services.store, { id: 'run_aaaaaaaaaaaaaaaa', name: 'Trained on it', model: baseId, base: folderOf(baseId) })
    await expect(call('deleteModelImport', { importId: baseId })).rejects.toMatchObject({ code: 'MODEL_IN_USE', params: { users: ['Trained on it'] } })
    await call('deleteRun', { runId: 'run_aaaaaaaaaaaaaaaa' })
    await call('deleteModelImport', { importId: baseId })
    expect(existsSync(folderOf(baseId))).toBe(false)
    expect(await listed(baseId)).toBeUndefined()
  })
})

describe('what is no model', () => {
  it.each<[string, (folder: string) => string | void, string]>([
    ['an empty folder', () => {}, 'MODEL_IMPORT_UNKNOWN'],
    ['nothing at all', (folder) => join(folder, 'none'), 'FILE_MISSING'],
    ['a text', (folder) => (writeFileSync(join(folder, 'a.txt'), 'x'), join(folder, 'a.txt')), 'MODEL_IMPORT_UNKNOWN'],
    ['a pickle file', (folder) => (writeFileSync(join(folder, 'a.bin'), 'x'), join(folder, 'a.bin')), 'MODEL_PICKLE_ONLY'],
    ['a folder of pickle files', (folder) => writeFileSync(join(folder, 'model.pt'), 'x'), 'MODEL_PICKLE_ONLY'],
    ['a model with pickled weights', (folder) => {
      writeFileSync(join(folder, 'config.json'), '{"model_type":"llama"}')
      writeFileSync(join(folder, 'pytorch_model.bin'), 'x')
    }, 'MODEL_PICKLE_ONLY'],
    ['an adapter with pickled weights', (folder) => {
      writeSmallAdapter(folder, bundledName)
      renameSync(join(folder, 'adapter_model.safetensors'), join(folder, 'adapter_model.bin'))
    }, 'ADAPTER_PICKLE'],
    ['weights alone', (folder) => (cpSync(join(bundled, 'model.safetensors'), join(folder, 'model.safetensors')), join(folder, 'model.safetensors')), 'MODEL_IMPORT_UNSUPPORTED'],
    ['weights without a configuration', (folder) => cpSync(join(bundled, 'model.safetensors'), join(folder, 'model.safetensors')), 'MODEL_CONFIG_MISSING'],
    ['a file that only ends in .gguf', (folder) => (writeFileSync(join(folder, 'a.gguf'), 'GGUF and more'), join(folder, 'a.gguf')), 'GGUF_VERSION_UNSUPPORTED'],
  ])('%s is refused, and nothing stays of it', async (_what, make, code) => {
    const before = await everyImport()
    expect(await refusal(make(elsewhere) ?? elsewhere)).toBe(code)
    expect(await everyImport()).toEqual(before)
  })

  it.each<[string, (folder: string) => void, string]>([
    ['cut off', (path) => writeFileSync(join(path, 'model.safetensors'), readFileSync(join(path, 'model.safetensors')).subarray(0, 1e6)), 'SAFETENSORS_TRUNCATED'],
    ['of another shape than its configuration says', (path) => rewriteConfig(path, { hidden_size: 512 }), 'MODEL_WEIGHTS_UNFIT'],
    ['of a family that nobody knows', (path) => rewriteConfig(path, { model_type: 'unheard_of' }), 'MODEL_FAMILY_UNKNOWN'],
    ['without its tokenizer', (path) => rmSync(join(path, 'tokenizer.json')), 'TOKENIZER_MISSING'],
  ])('a model %s is refused', async (_what, change, code) => {
    expect(await refusal(copyOfBundled(change))).toBe(code)
  })

  it('and a path that depends on where the studio was started is refused', async () => {
    expect(await refusal('models/tunesmith-base-10m')).toBe('REQUEST_INVALID')
  })
})

function rewriteConfig(folder: string, changes: object): void {
  const path = join(folder, 'config.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')) as object, ...changes }))
}

describe('an import', () => {
  it('can be given up', async () => {
    const { id } = await call('importModel', { path: copyOfBundled() })
    await call('deleteModelImport', { importId: id })
    await expect(call('getModelImport', { importId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(readdirSync(join(rooms.services.dataFolder, 'models')).filter((name) => name.startsWith(id))).toEqual([])
  })

  it('that the studio ended in the middle of is told of, and nothing stays of it', async () => {
    const { services: { dataFolder: folder }, ...first } = await openRooms()
    const { id } = await first.handlers.importModel({ path: copyOfBundled() }, first.context)
    await first.close()
    mkdirSync(join(folder, 'models', `${id}.partial-copy`), { recursive: true })
    mkdirSync(join(folder, 'models', 'import_000000000000'))
    mkdirSync(join(folder, 'models', '0123456789abcdef'))
    const { services, handlers, context, close } = await openRooms({ folder })
    await services.models.imports.start()
    expect(await handlers.getModelImport({ importId: id }, context)).toMatchObject({ state: 'failed', error: { code: 'MODEL_IMPORT_INTERRUPTED' } })
    expect((await services.models.list()).some((model) => model.id === id)).toBe(false)
    expect(readdirSync(join(folder, 'models'))).toEqual(['0123456789abcdef'])
    await close()
  })
})
