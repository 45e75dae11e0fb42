import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeLock } from '@tunesmith/formats'
import { clientOf, testFolder, testHub } from '../../testing/test-hub.ts'
import { findCachedModel } from '../cache/cached-models.ts'
import { placeOf } from '../cache/layout.ts'
import { downloadModel, type DownloadProgress } from './download-model.ts'

const bundled = join(import.meta.dirname, '../../../../models/tunesmith-base-10m')
const weights = (bytes: number) => Buffer.from(Uint8Array.from({ length: bytes }, (_, i) => (i * 31 + (i >> 8)) & 255))
const small = { 'config.json': '{"model_type":"llama"}', 'model.safetensors': weights(300_000), 'tokenizer.json': '{}' }

describe('a download', () => {
  it('brings a real model into the cache, byte for byte, as links to blobs named by their hash', async () => {
    const { server, client } = await testHub()
    const commit = server.publish('someone/base', bundled)
    const cache = testFolder()
    const { path, bytes } = await downloadModel(client, { model: 'someone/base', revision: 'main', cache })
    expect(path).toBe(join(cache, 'models--someone--base/snapshots', commit))
    expect(findCachedModel('someone/base', cache)).toBe(path)
    expect(readFileSync(join(cache, 'models--someone--base/refs/main'), 'utf8')).toBe(commit)
    let total = 0
    for (const name of readdirSync(path)) {
      expect(readFileSync(join(path, name)).equals(readFileSync(join(bundled, name)))).toBe(true)
      expect(readlinkSync(join(path, name))).toMatch(/^\.\.\/\.\.\/blobs\/([0-9a-f]{40}|[0-9a-f]{64})$/)
      total += statSync(join(path, name)).size
    }
    expect(bytes).toBe(total)
    expect(readdirSync(path)).toContain('model.safetensors')
    expect(readdirSync(join(cache, 'models--someone--base/blobs')).filter((name) => name.includes('incomplete'))).toEqual([])
  })

  it('takes what a model is used with, and neither programs nor a second copy of the weights', async () => {
    const { server, client } = await testHub({ pageSize: 3 })
    server.publish('someone/mixed', {
      ...small, 'pytorch_model.bin': 'pickled', 'modeling_custom.py': 'print()', 'original/consolidated.00.pth': 'pickled',
      'onnx/model.onnx': 'x', 'consolidated.safetensors': weights(10), 'training_args.bin': 'x', 'model.fp16.safetensors': weights(10),
      'additional_chat_templates/tools.jinja': '{{ messages }}', 'chat_template.jinja': '{{ messages }}', 'README.md': '# Mixed', 'LICENSE': 'x',
      'flax_model.msgpack': 'x', 'tokenizer.model': 'spm', 'merges.txt': 'a b', 'copy.json': '{}',
    })
    const { path } = await downloadModel(client, { model: 'someone/mixed', revision: 'main', cache: testFolder() })
    expect(readdirSync(path, { recursive: true }).sort()).toEqual([
      'LICENSE', 'README.md', 'additional_chat_templates', 'additional_chat_templates/tools.jinja', 'chat_template.jinja', 'config.json',
      'copy.json', 'merges.txt', 'model.safetensors', 'tokenizer.json', 'tokenizer.model',
    ])
    expect(readFileSync(join(path, 'additional_chat_templates/tools.jinja'), 'utf8')).toBe('{{ messages }}')
  })

  it('takes all shards, or of GGUF files the one that was named', async () => {
    const { server, client } = await testHub()
    const shards = { 'model-00001-of-00002.safetensors': weights(5), 'model-00002-of-00002.safetensors': weights(6), 'model.safetensors.index.json': '{}' }
    server.publish('someone/shards', { 'config.json': '{}', ...shards })
    const cache = testFolder()
    const { path } = await downloadModel(client, { model: 'someone/shards', revision: 'main', cache })
    expect(readdirSync(path).sort()).toEqual(['config.json', ...Object.keys(shards)])
    server.publish('someone/gguf', { 'a-Q4_K_M.gguf': weights(7), 'a-Q8_0-00001-of-00002.gguf': weights(8), 'a-Q8_0-00002-of-00002.gguf': weights(9) })
    const choosing = downloadModel(client, { model: 'someone/gguf', revision: 'main', cache })
    await expect(choosing).rejects.toMatchObject({ code: 'HUB_GGUF_CHOICE', params: { files: ['a-Q4_K_M.gguf', 'a-Q8_0-00001-of-00002.gguf'] } })
    const chosen = await downloadModel(client, { model: 'someone/gguf', revision: 'main', gguf: 'a-Q8_0-00001-of-00002.gguf', cache })
    expect(readdirSync(chosen.path).sort()).toEqual(['a-Q8_0-00001-of-00002.gguf', 'a-Q8_0-00002-of-00002.gguf'])
  })

  it('never takes pickled weights, and says how to convert them', async () => {
    const { server, client } = await testHub()
    server.publish('someone/pickled', { 'config.json': '{}', 'pytorch_model.bin': 'pickled' })
    const download = downloadModel(client, { model: 'someone/pickled', revision: 'main', cache: testFolder() })
    await expect(download).rejects.toMatchObject({ code: 'MODEL_PICKLE_ONLY', remedy: expect.stringContaining('save_pretrained') })
  })

  it('of a newer revision loads only what is new, and leaves the older one as it was', async () => {
    const { server, client } = await testHub()
    const first = server.publish('someone/model', small)
    const cache = testFolder()
    await downloadModel(client, { model: 'someone/model', revision: 'main', cache })
    const second = server.publish('someone/model', { ...small, 'config.json': '{"model_type":"qwen2"}' })
    server.requests.length = 0
    const progress: DownloadProgress[] = []
    const { path } = await downloadModel(client, { model: 'someone/model', revision: 'main', cache, onProgress: (step) => progress.push(step) })
    expect(server.requests.filter(({ place }) => place === 'files')).toEqual([])
    expect(progress[0]).toMatchObject({ type: 'planned', commit: second, files: 3, bytes: 300_002, totalBytes: 300_024 })
    expect(readFileSync(join(path, 'config.json'), 'utf8')).toContain('qwen2')
    expect(readFileSync(join(cache, 'models--someone--model/snapshots', first, 'config.json'), 'utf8')).toContain('llama')
    await downloadModel(client, { model: 'someone/model', revision: first, cache })
    expect(readdirSync(join(cache, 'models--someone--model/refs'))).toEqual(['main'])
  })

  it('that is stopped keeps what has arrived, shows no half model, and goes on from there', async () => {
    const { server, client } = await testHub()
    server.publish('someone/model', small)
    server.disturb('model.safetensors', { type: 'stall', after: 200_000 })
    const cache = testFolder()
    const stopping = new AbortController()
    const download = downloadModel(client, {
      model: 'someone/model', revision: 'main', cache, signal: stopping.signal,
      onProgress: (step) => step.type === 'bytes' && step.bytes >= 200_000 && stopping.abort(new Error('stopped by a person')),
    })
    await expect(download).rejects.toThrow('stopped by a person')
    expect(findCachedModel('someone/model', cache)).toBeUndefined()
    server.requests.length = 0
    const { path } = await downloadModel(client, { model: 'someone/model', revision: 'main', cache })
    expect(server.requests.find(({ place }) => place === 'files')?.range).toBe('bytes=200000-')
    expect(readFileSync(join(path, 'model.safetensors')).equals(small['model.safetensors'])).toBe(true)
  })

  it('waits for another process that downloads the same model', async () => {
    const { server, client } = await testHub()
    server.publish('someone/model', small)
    const cache = testFolder()
    const lock = takeLock(placeOf('someone/model', cache).lock, () => {
      throw new Error('internal: held')
    })
    const progress: DownloadProgress[] = []
    const download = downloadModel(client, {
      model: 'someone/model', revision: 'main', cache,
      onProgress(step) {
        progress.push(step)
        if (step.type === 'waiting') lock.release()
      },
    })
    expect((await download).bytes).toBe(300_024)
    expect(progress[0]).toEqual({ type: 'waiting', pid: process.pid })
  })

  it('is refused before it begins where the disk is too small', async () => {
    const { server, client } = await testHub()
    server.publish('someone/model', small)
    const repository = server.repository('someone/model')!
    const [files] = repository.commits.values()
    Object.defineProperty(files.get('model.safetensors')!.content, 'byteLength', { value: 1e15 })
    const cache = join(testFolder(), 'not/yet/there')
    const download = downloadModel(client, { model: 'someone/model', revision: 'main', cache })
    await expect(download).rejects.toMatchObject({ code: 'HUB_DISK_SHORT', params: { folder: cache } })
  })

  it.each(['../../x.gguf', '/etc/x.gguf', 'a/../../../x.gguf', 'a\\..\\x.gguf'])('with a file that leaves its folder is refused: %s', async (gguf) => {
    const { server, client } = await testHub()
    server.publish('someone/model', { [gguf]: weights(10) })
    const folder = testFolder()
    const download = downloadModel(client, { model: 'someone/model', revision: 'main', gguf, cache: join(folder, 'cache') })
    await expect(download).rejects.toMatchObject({ code: 'PATH_OUTSIDE_FOLDER' })
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('gguf'))).toEqual([])
  })

  it('does not trust what only has the name of a blob', async () => {
    const { server, client } = await testHub()
    server.publish('someone/model', small)
    const cache = testFolder()
    const { path } = await downloadModel(client, { model: 'someone/model', revision: 'main', cache })
    const blob = join(path, readlinkSync(join(path, 'model.safetensors')))
    writeFileSync(blob, 'cut short')
    await downloadModel(client, { model: 'someone/model', revision: 'main', cache })
    expect(readFileSync(join(path, 'model.safetensors')).equals(small['model.safetensors'])).toBe(true)
    expect(lstatSync(join(path, 'model.safetensors')).isSymbolicLink()).toBe(true)
  })
})

describe('a private or gated model', () => {
  const accounts = { hf_ada: { name: 'ada', accepted: ['someone/gated'] }, hf_bob: { name: 'bob' } }
  const start = async (token: string | null) => {
    const { server, client } = await testHub({ accounts, token })
    server.publish('ada/secret', small, { private: true })
    server.publish('someone/gated', small, { gated: 'auto' })
    const download = (model: string) => downloadModel(client, { model, revision: 'main', cache: testFolder() })
    return { server, download }
  }

  it('is given to the account that may have it, whose token goes to the hub and nowhere else', async () => {
    const { server, download } = await start('hf_ada')
    for (const model of ['ada/secret', 'someone/gated']) expect((await download(model)).bytes).toBe(300_024)
    const shown = new Set(server.requests.map(({ place, authorization }) => `${place} ${authorization}`))
    expect([...shown].sort()).toEqual(['files undefined', 'hub Bearer hf_ada'])
  })

  it.each([
    ['ada/secret', null, 'HUB_MODEL_MISSING'],
    ['ada/secret', 'hf_bob', 'HUB_MODEL_MISSING'],
    ['someone/gated', null, 'HUB_MODEL_GATED'],
    ['someone/gated', 'hf_bob', 'HUB_MODEL_GATED'],
    ['someone/gated', 'hf_forged', 'HUB_TOKEN_REJECTED'],
    ['nobody/nothing', null, 'HUB_MODEL_MISSING'],
  ])('%s with the token %s is refused: %s', async (model, token, code) => {
    const { server, download } = await start(token)
    const error = await download(model).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    if (code === 'HUB_MODEL_GATED') expect((error as { remedy: string }).remedy).toContain(`${server.url}/someone/gated`)
  })

  it('says which revision there is not', async () => {
    const { server, client } = await testHub()
    server.publish('someone/model', small)
    const download = downloadModel(client, { model: 'someone/model', revision: 'v9', cache: testFolder() })
    await expect(download).rejects.toMatchObject({ code: 'HUB_REVISION_MISSING', params: { revision: 'v9' } })
  })
})

it('nothing is asked of the network by who works offline', async () => {
  const { server } = await testHub()
  server.publish('someone/model', small)
  const download = downloadModel(clientOf(server, { offline: true }), { model: 'someone/model', revision: 'main', cache: testFolder() })
  await expect(download).rejects.toMatchObject({ code: 'HUB_OFFLINE' })
  expect(server.requests).toEqual([])
})
