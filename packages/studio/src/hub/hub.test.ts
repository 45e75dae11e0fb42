import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Download, operationTable } from '@tunesmith/contract'
import { lockHolderAt } from '@tunesmith/formats'
import { type HubServer, startHubServer } from '@tunesmith/hub/testing/hub-server'
import { modelPath } from '@tunesmith/trainer/worker'
import { contextOf } from '../../testing/browser.ts'
import { newDataFolder, removeDataFolders } from '../../testing/rooms.ts'
import { openStudio, type Studio } from '../index.ts'
import { keyFrom, seal, unseal } from './sealed.ts'

const token = 'hf_secret_of_ada'
const base = modelPath('tunesmith-base-10m')
const page = { offset: 0, limit: 50 }
/** As nobody asks for less. */
const everyModel = (operationTable.listModels.query?.parse({}) ?? {}) as Parameters<Studio['handlers']['listModels']>[0]

let server: HubServer
let folder: string
let cache: string
let studio: Studio
const open: Studio[] = []
beforeEach(async () => {
  server = await startHubServer({ accounts: { [token]: { name: 'ada', accepted: ['someone/gated'] } } })
  server.publish('someone/base', base, { downloads: 10, likes: 3, cardData: { license: 'apache-2.0', language: 'en' } })
  server.publish('someone/gated', base, { gated: 'auto', downloads: 5 })
  server.publish('someone/quantised', { 'a-Q4_K_M.gguf': 'x', 'a-Q8_0.gguf': 'y' }, { downloads: 1 })
  server.publish('someone/pickled', { 'config.json': '{"model_type":"gpt2"}', 'pytorch_model.bin': 'x' })
  folder = newDataFolder()
  cache = join(folder, 'cache')
  vi.stubEnv('HF_HUB_CACHE', cache)
  vi.stubEnv('HF_ENDPOINT', server.url)
  vi.stubEnv('HF_TOKEN', undefined)
  vi.stubEnv('HF_HUB_OFFLINE', undefined)
  studio = await openAnew()
})
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
  await server.close()
  vi.unstubAllEnvs()
  removeDataFolders()
})

async function openAnew(): Promise<Studio> {
  const opened = await openStudio({ dataFolder: join(folder, 'data') })
  open.push(opened)
  return opened
}
async function closeStudio(): Promise<void> {
  await open.pop()!.close()
}
const call = async <N extends keyof Studio['handlers']>(name: N, input: Parameters<Studio['handlers'][N]>[0]) =>
  (await studio.handlers[name](input as never, contextOf({ actor: await studio.localActor() }))) as Awaited<ReturnType<Studio['handlers'][N]>>
const begin = (model: string, more = {}) => call('startDownload', { model, revision: 'main', ...more })
async function until(downloadId: string, is: (download: Download) => boolean): Promise<Download> {
  for (;;) {
    const download = await call('getDownload', { downloadId })
    if (is(download)) return download
    if (download.state === 'failed' && download.error) throw new Error(download.error.message)
    await sleep(20)
  }
}
const inState = (state: Download['state']) => (download: Download) => download.state === state
const allFiles = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name)).filter((name) => statSync(name).isFile())

describe('the hub', () => {
  it('is searched for language models, by what people sort and choose by', async () => {
    const names = async (query: object) => {
      const { items, more } = await call('searchHub', { search: '', sort: 'downloads', format: 'any', ...page, ...query })
      return { names: items.map(({ name }) => name), more }
    }
    expect(await names({})).toEqual({ names: ['someone/base', 'someone/gated', 'someone/quantised', 'someone/pickled'], more: false })
    expect(await names({ format: 'gguf' })).toEqual({ names: ['someone/quantised'], more: false })
    expect(await names({ offset: 1, limit: 2 })).toEqual({ names: ['someone/gated', 'someone/quantised'], more: true })
    const { items: [found] } = await call('searchHub', { search: 'BASE', sort: 'trending', format: 'safetensors', ...page })
    expect(found).toMatchObject({
      name: 'someone/base', downloads: 10, likes: 3, licence: 'apache-2.0', languages: ['en'], family: 'llama', parameters: 10_130_304, gated: 'no',
      private: false, formats: ['safetensors'], isHere: false, updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  it('tells of a model before it is here what the list of models tells when it is', async () => {
    const foreseen = await call('getHubModel', { owner: 'someone', name: 'base', revision: 'main' })
    expect(foreseen).toMatchObject({ isHere: false, contextLength: 512, licenceRule: { licence: 'apache-2.0', use: 'free' }, trainable: { value: true }, fits: { value: 'well' }, card: expect.stringMatching(/^\s*# /) })
    expect(foreseen.files.find(({ path }) => path === 'model.safetensors')).toMatchObject({ bytes: 20_266_712, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), needed: true })
    expect(foreseen.downloadBytes).toBe(foreseen.files.reduce((sum, { bytes }) => sum + bytes, 0))
    await until((await begin('someone/base')).id, inState('finished'))
    const { items } = await call('listModels', everyModel)
    const model = items.find(({ id }) => id === 'someone/base')!
    expect(model).toMatchObject({ origin: 'downloaded', family: foreseen.family, parameters: foreseen.parameters, contextLength: 512, trainable: { value: true } })
    expect(foreseen.fits.value).toBe(model.fits.value)
    expect((await call('getHubModel', { owner: 'someone', name: 'base', revision: 'main' })).isHere).toBe(true)
  })

  it.each([
    ['pickled', undefined, 0, 'MODEL_PICKLE_ONLY'],
    ['quantised', undefined, 0, 'MODEL_WEIGHTS_MISSING'],
    ['quantised', 'a-Q8_0.gguf', 1, 'MODEL_WEIGHTS_MISSING'],
    ['gated', undefined, 20_398_053, 'HUB_MODEL_GATED'],
  ])('says of %s with the file %s what cannot be done with it', async (name, gguf, downloadBytes, code) => {
    const model = await call('getHubModel', { owner: 'someone', name, revision: 'main', gguf })
    expect(model).toMatchObject({ downloadBytes, trainable: { value: false, reason: { code } }, fits: { value: 'no' } })
  })
})

describe('the token', () => {
  it('is tried, kept sealed, and never seen again', async () => {
    expect(await call('getHubSettings', {})).toEqual({ endpoint: server.url, offline: false, hasToken: false, account: null })
    await expect(call('updateHubSettings', { token: 'hf_forged_token' })).rejects.toMatchObject({ code: 'HUB_TOKEN_REJECTED' })
    expect(await call('updateHubSettings', { token })).toEqual({ endpoint: server.url, offline: false, hasToken: true, account: 'ada' })
    const { items } = await call('listAuditLog', page)
    expect(items[0]).toMatchObject({ action: 'updateHubSettings', outcome: 'done' })
    expect(JSON.stringify(items)).not.toContain(token)
    await until((await begin('someone/gated')).id, inState('finished'))
    await closeStudio()
    for (const path of allFiles(folder)) expect(readFileSync(path).includes(token), path).toBe(false)
    expect(statSync(join(folder, 'data/secret')).mode & 0o777).toBe(0o600)
    studio = await openAnew()
    expect(await call('getHubSettings', {})).toMatchObject({ hasToken: true, account: 'ada' })
    expect(await call('updateHubSettings', { token: null })).toMatchObject({ hasToken: false, account: null })
  })

  it('belongs to the hub it was given for', async () => {
    await call('updateHubSettings', { token })
    expect(await call('updateHubSettings', { endpoint: `${server.url}/` })).toMatchObject({ hasToken: true })
    expect(await call('updateHubSettings', { endpoint: server.filesUrl })).toEqual({ endpoint: server.filesUrl, offline: false, hasToken: false, account: null })
    await expect(call('updateHubSettings', { endpoint: 'ftp://example.org' })).rejects.toMatchObject({ code: 'HUB_ANSWER_INVALID' })
  })

  it('is of no use without the key of this studio', async () => {
    vi.stubEnv('TUNESMITH_SECRET', 'a secret kept elsewhere')
    await call('updateHubSettings', { token })
    expect(await call('getHubSettings', {})).toMatchObject({ hasToken: true })
    vi.stubEnv('TUNESMITH_SECRET', 'another secret')
    expect(await call('getHubSettings', {})).toMatchObject({ hasToken: false })
    const key = keyFrom('secret', 'test')
    const sealed = seal('text', key)
    expect([unseal(sealed, key), unseal(sealed, keyFrom('secret', 'other')), unseal(`${sealed.slice(0, -2)}AA`, key), unseal('', key)]).toEqual(['text', null, null, null])
    expect(seal('text', key)).not.toBe(sealed)
  })

  it('of the environment is used where none was set', async () => {
    vi.stubEnv('HF_TOKEN', token)
    expect(await call('getHubSettings', {})).toMatchObject({ hasToken: true })
    await until((await begin('someone/gated')).id, inState('finished'))
    expect(await call('updateHubSettings', { endpoint: server.filesUrl })).toMatchObject({ hasToken: false })
  })
})

describe('a download', () => {
  it('goes on by itself over broken connections, and is followed until it is done', async () => {
    server.disturb('model.safetensors', { type: 'cut', after: 5_000_000 }, { type: 'cut', after: 5_000_000 })
    const { id, state } = await begin('someone/base')
    expect(state).toBe('queued')
    const seen: Download[] = []
    for await (const download of await call('streamDownload', { downloadId: id })) seen.push(download)
    expect(seen.at(-1)).toMatchObject({ state: 'finished', bytes: 20_398_053, totalBytes: 20_398_053, interruptions: 2, error: null })
    const bytes = seen.map((download) => download.bytes)
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b))
    expect(readFileSync(join(cache, 'models--someone--base/snapshots', server.repository('someone/base')!.branches.get('main')!, 'model.safetensors'))
      .equals(readFileSync(join(base, 'model.safetensors')))).toBe(true)
  })

  it('that needs terms to be accepted says where, and goes on when they are', async () => {
    const { id } = await begin('someone/gated')
    for await (const download of await call('streamDownload', { downloadId: id })) void download
    const failed = await call('getDownload', { downloadId: id })
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'HUB_MODEL_GATED', remedy: expect.stringContaining(`${server.url}/someone/gated`) } })
    await call('updateHubSettings', { token })
    await call('resumeDownload', { downloadId: id })
    expect(await until(id, inState('finished'))).toMatchObject({ error: null })
  })

  it('can be paused and resumed, and given up without a trace', async () => {
    const stall = { type: 'stall', after: 5_000_000 } as const
    server.disturb('model.safetensors', stall, stall)
    const { id } = await begin('someone/base')
    await until(id, ({ bytes }) => bytes >= 5_000_000)
    expect(await call('pauseDownload', { downloadId: id })).toMatchObject({ state: 'paused', bytesPerSecond: null })
    expect((await call('pruneDownloads', { preview: true })).bytes).toBe(0)
    expect((await begin('someone/base')).id).toBe(id)
    await until(id, ({ bytes }) => bytes >= 10_000_000)
    await expect(call('removeStoredModel', { model: 'someone/base', preview: 'false' })).rejects.toMatchObject({ code: 'NOT_NOW' })
    expect(await call('cancelDownload', { downloadId: id })).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) })
    expect(existsSync(join(cache, 'models--someone--base'))).toBe(false)
    await expect(call('pauseDownload', { downloadId: id })).rejects.toMatchObject({ code: 'NOT_NOW' })
  })

  it('goes on when the studio that was closed is opened again, and those that wait after it', async () => {
    server.disturb('model.safetensors', { type: 'stall', after: 5_000_000 })
    const first = await begin('someone/base')
    const second = await begin('someone/quantised', { gguf: 'a-Q8_0.gguf' })
    await until(first.id, ({ bytes }) => bytes >= 5_000_000)
    await closeStudio()
    server.requests.length = 0
    studio = await openAnew()
    await until(second.id, inState('finished'))
    expect(await call('getDownload', { downloadId: first.id })).toMatchObject({ state: 'finished' })
    const asked = server.requests.find(({ url, place }) => place === 'files' && url.includes('model.safetensors'))
    expect(Number(/\d+/.exec(asked!.range!)![0])).toBeGreaterThan(0)
    expect((await call('listDownloads', page)).items.map(({ id }) => id)).toEqual([second.id, first.id])
  })

  it('goes on in another process when its own is killed, and fails where that happens again and again', async () => {
    const lock = join(cache, '.locks/models--someone--base/tunesmith.lock')
    const stall = { type: 'stall', after: 2_000_000 } as const
    server.disturb('model.safetensors', stall, stall, stall, stall, stall)
    const { id } = await begin('someone/base')
    const killed = new Set<number>()
    async function kill(atBytes: number): Promise<void> {
      await until(id, ({ bytes }) => bytes >= atBytes)
      let pid = lockHolderAt(lock)?.pid
      for (; pid === undefined || killed.has(pid); pid = lockHolderAt(lock)?.pid) await sleep(20)
      killed.add(pid)
      process.kill(pid, 'SIGKILL')
    }
    for (const bytes of [2e6, 4e6, 6e6]) await kill(bytes)
    expect(await call('getDownload', { downloadId: id })).toMatchObject({ state: 'running', error: null })
    await kill(8e6)
    await sleep(50)
    await expect(until(id, inState('finished'))).rejects.toThrow(/SIGKILL/)
    await call('resumeDownload', { downloadId: id })
    await until(id, ({ bytes }) => bytes >= 10_000_000)
    await call('pauseDownload', { downloadId: id })
    await call('resumeDownload', { downloadId: id })
    await until(id, inState('finished'))
    expect((await call('listStoredModels', {})).items[0]).toMatchObject({ bytes: 20_398_053, partialBytes: 0 })
  })

  it('is refused offline', async () => {
    await call('updateHubSettings', { offline: true })
    await expect(begin('someone/base')).rejects.toMatchObject({ code: 'HUB_OFFLINE' })
    expect(server.requests).toEqual([])
  })
})

describe('storage', () => {
  it('shows what models take, and removes them after a preview', async () => {
    await until((await begin('someone/base')).id, inState('finished'))
    const listed = await call('listStoredModels', {})
    expect(listed).toMatchObject({ bytes: 20_398_053, folder: cache, items: [{ name: 'someone/base', bytes: 20_398_053, partialBytes: 0, inUse: false }] })
    await call('createEmbedding', { model: 'someone/base', input: 'Hello' })
    const { copyBytes } = await call('listStoredModels', {})
    expect(copyBytes).toBeGreaterThan(15e6)
    const place = { model: 'someone/base' }
    expect(await call('removeStoredModel', { ...place, preview: 'true' })).toMatchObject({ bytes: 20_398_053 + copyBytes, removed: false })
    expect(await call('removeStoredModel', { ...place, preview: 'false' })).toMatchObject({ removed: true })
    expect(await call('listStoredModels', {})).toMatchObject({ items: [], copyBytes: 0 })
    expect((await call('listModels', everyModel)).items.some(({ id }) => id === 'someone/base')).toBe(false)
  })

  it('removes the oldest models, which have no owner', async () => {
    cpSync(base, join(cache, 'models--tiny', 'snapshots', 'abc'), { recursive: true })
    expect(await call('removeStoredModel', { model: 'tiny', preview: 'false' })).toMatchObject({ removed: true })
    expect((await call('listStoredModels', {})).items).toEqual([])
  })
})
