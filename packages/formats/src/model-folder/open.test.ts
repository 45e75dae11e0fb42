import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTensor } from '../safetensors/read.ts'
import { writeSafetensors } from '../safetensors/write.ts'
import { codeOf, golden, testFolder } from '../testing/folder.ts'
import { openModelFolder } from './open.ts'

type Files = Record<string, unknown>

/** A model folder with these files; what is not text is written as JSON. */
function modelFolder(files: Files): string {
  const folder = realpathSync(testFolder())
  for (const [name, content] of Object.entries({ 'config.json': { model_type: 'llama' }, ...files })) {
    if (content === undefined) continue
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

function writeShard(folder: string, name: string, tensors: Record<string, number>): void {
  const entries = Object.entries(tensors).map(([tensor, value]) => ({
    name: tensor,
    dtype: 'BF16' as const,
    shape: [2],
    data: Float32Array.of(value, -value),
  }))
  writeSafetensors(join(folder, name), entries)
}

const shard = (number: number) => `model-0000${number}-of-00002.safetensors`
const index = { weight_map: { a: shard(1), b: shard(2), c: shard(1) } }

function shardedModel(files: Files = {}): string {
  const folder = modelFolder({ 'model.safetensors.index.json': index, ...files })
  writeShard(folder, shard(1), { a: 1, c: 3 })
  writeShard(folder, shard(2), { b: 2 })
  return folder
}

function singleModel(files: Files = {}): string {
  const folder = modelFolder(files)
  writeShard(folder, 'model.safetensors', { a: 1 })
  return folder
}

describe('a model folder', () => {
  it('opens with everything in it', () => {
    const folder = singleModel({
      'generation_config.json': { temperature: 0.7 },
      'tokenizer.json': '{}',
      'tokenizer_config.json': { chat_template: 'from the configuration' },
    })
    const model = openModelFolder(folder)
    expect(model).toMatchObject({
      path: folder,
      config: { model_type: 'llama' },
      generationConfig: { temperature: 0.7 },
      tokenizerPath: join(folder, 'tokenizer.json'),
      chatTemplate: 'from the configuration',
    })
    expect([...readTensor(model.tensors.get('a')!)]).toEqual([1, -1])
  })

  it('opens without what is optional', () => {
    const model = openModelFolder(singleModel())
    expect(model.generationConfig).toBeUndefined()
    expect(model.tokenizerPath).toBeUndefined()
    expect(model.chatTemplate).toBeUndefined()
  })

  it('merges its shards', () => {
    const { tensors } = openModelFolder(shardedModel())
    const values = [...tensors].map(([name, entry]) => [name, readTensor(entry)[0], entry.file.endsWith(shard(2))])
    expect(values).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 3, false],
    ])
  })

  it('takes its template from its own file first, and the default of several', () => {
    const several = [{ name: 'tool_use', template: 'tools' }, { name: 'default', template: 'plain' }]
    const named = { 'tokenizer_config.json': { chat_template: several } }
    expect(openModelFolder(singleModel(named)).chatTemplate).toBe('plain')
    expect(openModelFolder(singleModel({ ...named, 'chat_template.jinja': 'own' })).chatTemplate).toBe('own')
  })

  it('opens as a snapshot of the Hugging Face cache, naming the real files', () => {
    const cache = realpathSync(testFolder())
    const snapshot = join(cache, 'snapshots', 'abc')
    mkdirSync(join(cache, 'blobs'))
    mkdirSync(snapshot, { recursive: true })
    const source = shardedModel()
    for (const name of ['config.json', 'model.safetensors.index.json', shard(1), shard(2)]) {
      const blob = `blob-of-${name}`
      renameSync(join(source, name), join(cache, 'blobs', blob))
      symlinkSync(join('..', '..', 'blobs', blob), join(snapshot, name))
    }
    const { tensors } = openModelFolder(snapshot)
    expect(tensors.get('b')?.file).toBe(join(cache, 'blobs', `blob-of-${shard(2)}`))
    expect([...readTensor(tensors.get('b')!)]).toEqual([2, -2])
  })
})

describe('a folder that is not a usable model', () => {
  const broken: [fault: string, folder: () => string, code: string][] = [
    ['is missing', () => join(testFolder(), 'none'), 'MODEL_FOLDER_MISSING'],
    ['is a file', () => golden('dtypes.safetensors'), 'MODEL_FOLDER_MISSING'],
    ['has no config.json', () => singleModel({ 'config.json': undefined }), 'MODEL_CONFIG_MISSING'],
    ['is an adapter', () => golden('peft-adapter'), 'MODEL_IS_ADAPTER'],
    ['has a broken config.json', () => singleModel({ 'config.json': '{"a": ' }), 'JSON_INVALID'],
    ['has a list as config.json', () => singleModel({ 'config.json': [] }), 'JSON_INVALID'],
    ['has a broken tokenizer_config.json', () => singleModel({ 'tokenizer_config.json': 'x' }), 'JSON_INVALID'],
    ['has only pickle files', () => modelFolder({ 'pytorch_model.bin': 'x' }), 'MODEL_PICKLE_ONLY'],
    ['has only a checkpoint', () => modelFolder({ 'model.ckpt': 'x', 'notes.txt': 'x' }), 'MODEL_PICKLE_ONLY'],
    ['has only GGUF', () => modelFolder({ 'model.gguf': 'x' }), 'MODEL_WEIGHTS_MISSING'],
    ['has no weights', () => modelFolder({}), 'MODEL_WEIGHTS_MISSING'],
    [
      'lacks a shard',
      () => shardedModel({ 'model.safetensors.index.json': { weight_map: { a: shard(1), z: 'z.safetensors' } } }),
      'MODEL_SHARD_MISSING',
    ],
    [
      'has an index that names a tensor its shard lacks',
      () => shardedModel({ 'model.safetensors.index.json': { weight_map: { a: shard(2) } } }),
      'MODEL_INDEX_MISMATCH',
    ],
    [
      'has an index that leaves the folder',
      () => shardedModel({ 'model.safetensors.index.json': { weight_map: { a: `../${shard(1)}` } } }),
      'PATH_OUTSIDE_FOLDER',
    ],
    [
      'has an index that names a pickle file',
      () => shardedModel({ 'model.safetensors.index.json': { weight_map: { a: 'pytorch_model.bin' } } }),
      'MODEL_INDEX_INVALID',
    ],
    [
      'has an index without a map',
      () => shardedModel({ 'model.safetensors.index.json': { metadata: {} } }),
      'MODEL_INDEX_INVALID',
    ],
    [
      'has a truncated shard',
      () => {
        const folder = shardedModel()
        writeFileSync(join(folder, shard(2)), 'short')
        return folder
      },
      'SAFETENSORS_TRUNCATED',
    ],
  ]

  it.each(broken)('is refused where it %s', (_fault, folder, code) => {
    expect(codeOf(() => openModelFolder(folder()))).toBe(code)
  })

  it('is told apart by its message', () => {
    expect(() => openModelFolder(golden('peft-adapter'))).toThrow('holds a LoRA adapter')
    expect(() => openModelFolder(modelFolder({ 'pytorch_model.bin': 'x' }))).toThrow('pytorch_model.bin')
    expect(() => openModelFolder(modelFolder({ 'model.gguf': 'x' }))).toThrow('model.gguf')
  })
})
