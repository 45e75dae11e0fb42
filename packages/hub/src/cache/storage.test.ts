import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from '@tunesmith/formats'
import type { HubServer } from '../../testing/hub-server.ts'
import { testFolder, testHub } from '../../testing/test-hub.ts'
import { downloadModel } from '../download/download-model.ts'
import type { HubClient } from '../http/hub-client.ts'
import { findCachedModel } from './cached-models.ts'
import { placeOf } from './layout.ts'
import { linkBlob } from './link.ts'
import { removeAbandoned, removeModel, removePartials } from './remove.ts'
import { storedModels } from './stored-models.ts'

const weights = Buffer.alloc(50_000, 7)
const model = 'someone/model'
let server: HubServer
let client: HubClient
let cache: string
let commits: string[]
beforeEach(async () => {
  ;({ server, client } = await testHub())
  cache = testFolder()
  commits = []
  for (const config of ['{}', '{"a":1}']) {
    commits.push(server.publish(model, { 'config.json': config, 'model.safetensors': weights }))
    await downloadModel(client, { model, revision: 'main', cache })
  }
})
const blobs = () => placeOf(model, cache).blobs
/** Breaks a download off, with whole and partial files. */
async function breakOff(): Promise<void> {
  server.publish('someone/half', { 'config.json': '{"b":2}', 'model.safetensors': Buffer.alloc(90_000, 1) })
  const stopping = new AbortController()
  server.disturb('model.safetensors', { type: 'stall', after: 40_000 })
  await downloadModel(client, {
    model: 'someone/half', revision: 'main', cache, signal: stopping.signal,
    onProgress: (step) => step.type === 'bytes' && step.bytes >= 40_007 && stopping.abort(),
  }).catch(() => {})
}

describe('what the cache takes on the disk', () => {
  it('counts what revisions share once', () => {
    const [stored] = storedModels(cache)
    expect(stored).toMatchObject({ name: model, bytes: 50_009, partialBytes: 0 })
    const revisions = [...stored.revisions].sort((a, b) => a.bytes - b.bytes)
    expect(revisions).toMatchObject([
      { commit: commits[0], branches: [], bytes: 50_002, files: 2 }, { commit: commits[1], branches: ['main'], bytes: 50_007, files: 2 },
    ])
    expect(Date.parse(revisions[0].changedAt)).toBeGreaterThan(Date.now() - 60_000)
  })

  it('tells parts of downloads apart', async () => {
    await breakOff()
    expect(storedModels(cache).find(({ name }) => name === 'someone/half')).toMatchObject({ bytes: 0, partialBytes: 40_007, revisions: [] })
  })

  it('leaves out folders that other programs call strangely', () => {
    for (const entry of ['models--', 'models--a--b (copy)', 'models--..']) mkdirSync(join(cache, entry))
    expect(storedModels(cache).map(({ name }) => name)).toEqual([model])
    expect(removePartials(() => false, { cache, preview: true }).paths).toEqual([])
  })

  it('is nothing where there is no cache', () => expect(storedModels(join(cache, 'nowhere'))).toEqual([]))
})

describe('removing', () => {
  it('says first what it frees, and frees just that', () => {
    const folder = join(cache, 'models--someone--model')
    expect(removeModel(model, { cache, preview: true })).toEqual({ paths: [folder], bytes: 50_009, removed: false })
    expect(findCachedModel(model, cache)).toBeDefined()
    expect(removeModel(model, { cache })).toEqual({ paths: [folder], bytes: 50_009, removed: true })
    expect(existsSync(folder)).toBe(false)
    expect(() => removeModel(model, { cache })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it.each(['..', '../x', 'a/..', '.', 'a/b/c', ''])('is refused for %j, which is no model', (name) => {
    expect(() => removeModel(name, { cache })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('is refused while the model is downloaded', () => {
    const lock = takeLock(placeOf(model, cache).lock, () => { throw new Error('internal: held') })
    expect(() => removeModel(model, { cache })).toThrow(expect.objectContaining({ code: 'HUB_MODEL_BUSY', params: { model, pid: process.pid } }))
    lock.release()
  })

  it('of parts leaves whole models, what is kept, and what another tool may be writing', async () => {
    await breakOff()
    writeFileSync(join(blobs(), 'new.1234abcd.incomplete'), 'of another tool')
    writeFileSync(join(blobs(), 'old.1234abcd.incomplete'), 'of another tool')
    const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60_000)
    utimesSync(join(blobs(), 'old.1234abcd.incomplete'), longAgo, longAgo)
    expect(removePartials(() => true, { cache })).toEqual({ paths: [], bytes: 0, removed: true })
    const preview = removePartials(() => false, { cache, preview: true })
    expect(preview.removed).toBe(false)
    expect(preview.bytes).toBe(preview.paths.reduce((sum, path) => sum + statSync(path).size, 0))
    expect(preview.bytes).toBeGreaterThanOrEqual(40_015)
    for (const path of preview.paths) expect(path).toMatch(/(tunesmith|old\.1234abcd)\.incomplete$/)
    expect(removePartials(() => false, { cache }).paths).toEqual(preview.paths)
    expect(readFileSync(join(findCachedModel(model, cache)!, 'model.safetensors')).equals(weights)).toBe(true)
    expect(readdirSync(blobs())).toContain('new.1234abcd.incomplete')
  })

  it('of a download that was given up leaves nothing of it', async () => {
    await breakOff()
    removeAbandoned('someone/half', cache)
    expect(storedModels(cache).map(({ name }) => name)).toEqual([model])
    removeAbandoned(model, cache)
    expect(readFileSync(join(findCachedModel(model, cache)!, 'model.safetensors')).equals(weights)).toBe(true)
  })
})

describe('a link to a blob', () => {
  const refuse = (code: string) => () => {
    throw Object.assign(new Error(code), { code, syscall: 'symlink' })
  }
  it('is a copy or another name where links are not possible, and replaces what was there', () => {
    const blob = join(cache, 'blob')
    const path = join(cache, 'snapshots/a/b.txt')
    writeFileSync(blob, 'content')
    for (const ways of [[refuse('EPERM'), linkSync], [refuse('EPERM'), refuse('EXDEV'), (from: string, to: string) => writeFileSync(to, readFileSync(from))], [symlinkSync]]) {
      linkBlob(blob, path, ways)
      expect(readFileSync(path, 'utf8')).toBe('content')
    }
    expect(readdirSync(join(cache, 'snapshots/a'))).toEqual(['b.txt'])
    expect(() => linkBlob(blob, path, [refuse('ENOSPC'), symlinkSync])).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
  })
})
