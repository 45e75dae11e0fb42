import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../../testing/faults.ts'
import type { HubServer } from '../../testing/hub-server.ts'
import { sha256Of } from '../../testing/repositories.ts'
import { testFolder, testHub } from '../../testing/test-hub.ts'
import { findCachedModel } from '../cache/cached-models.ts'
import { downloadModel, type DownloadProgress } from './download-model.ts'

const model = 'someone/model'
const weights = randomBytes(6_000_000)
const config = `{"model_type":"llama","padding":"${'x'.repeat(20_000)}"}`
const files = { 'config.json': config, 'model.safetensors': weights }

async function start() {
  const { server, client } = await testHub()
  server.publish(model, files)
  const cache = testFolder()
  const progress: DownloadProgress[] = []
  const download = () => downloadModel(client, { model, revision: 'main', cache, onProgress: (step) => progress.push(step) })
  return { server, cache, progress, download }
}

/** Whatever happened: where the cache has the model, it is the model. */
function expectRight(cache: string): void {
  const path = findCachedModel(model, cache)!
  expect(readFileSync(join(path, 'model.safetensors')).equals(weights)).toBe(true)
  expect(readFileSync(join(path, 'config.json'), 'utf8')).toBe(config)
}

/** Nothing is there that anybody could take for the model. */
function expectNothing(cache: string): void {
  expect(findCachedModel(model, cache)).toBeUndefined()
  const blobs = readdirSync(join(cache, 'models--someone--model/blobs')).filter((name) => /^[0-9a-f]+$/.test(name))
  for (const name of blobs.filter((each) => each.length === 64)) {
    expect(sha256Of(readFileSync(join(cache, 'models--someone--model/blobs', name)))).toBe(name)
  }
}

describe('a download over a bad connection', () => {
  it('survives thirty cuts at random bytes', async () => {
    const { server, cache, progress, download } = await start()
    const cuts = Array.from({ length: 30 }, (): Fault => ({ type: 'cut', after: Math.floor(Math.random() * 180_000) }))
    server.disturb('model.safetensors', ...cuts)
    await download()
    expectRight(cache)
    // a cut may come with less than a byte of progress, but most bring something that is not asked for again
    expect(progress.filter(({ type }) => type === 'interrupted').length).toBeGreaterThan(20)
    const asked = server.requests.filter(({ place }) => place === 'files').map(({ range }) => Number(/\d+/.exec(range ?? '0')![0]))
    expect(asked).toEqual([...asked].sort((a, b) => a - b))
    expect(new Set(asked).size).toBeGreaterThan(20)
  })

  it('gives up when nothing comes any more, keeps what there is, and goes on another time', async () => {
    const { server, cache, download } = await start()
    server.disturb('model.safetensors', { type: 'cut', after: 1_000_000 }, ...Array.from({ length: 20 }, (): Fault => ({ type: 'cut', after: 0 })))
    await expect(download()).rejects.toMatchObject({ code: 'HUB_CONNECTION_LOST', params: { file: 'model.safetensors' } })
    expectNothing(cache)
    server.calm()
    server.requests.length = 0
    await download()
    expectRight(cache)
    expect(Number(/\d+/.exec(server.requests.find(({ place }) => place === 'files')!.range!)![0])).toBeGreaterThan(0)
  })

  const passing: [string, Fault[]][] = [
    ['a stall', [{ type: 'stall', after: 1_000_000 }]],
    ['one wrong content', [{ type: 'wrong-content' }]],
    ['a wrong content in the rest of it', [{ type: 'cut', after: 1_000_000 }, { type: 'wrong-content' }]],
    ['an ignored range', [{ type: 'cut', after: 1_000_000 }, { type: 'ignored-range' }]],
    ['another range than was asked for', [{ type: 'cut', after: 1_000_000 }, { type: 'other-range' }]],
    ['a compressed answer', [{ type: 'gzip' }]],
    ['a compressed part', [{ type: 'cut', after: 1_000_000 }, { type: 'gzip' }]],
    ['a busy server', [{ type: 'status', status: 503 }, { type: 'status', status: 500 }]],
    ['too many requests', [{ type: 'status', status: 429, headers: { 'retry-after': '0' } }]],
    ['an expired signature', [{ type: 'cut', after: 1_000_000 }, { type: 'status', status: 403 }]],
    ['a range that cannot be', [{ type: 'cut', after: 1_000_000 }, { type: 'status', status: 416 }]],
  ]
  it.each(passing)('survives %s', async (_, faults) => {
    const { server, cache, download } = await start()
    server.disturb('model.safetensors', ...faults)
    await download()
    expectRight(cache)
  })

  it('survives the same with a small file', async () => {
    const { server, cache, download } = await start()
    server.disturb('config.json', { type: 'cut', after: 10_000 }, { type: 'ignored-range' }, { type: 'wrong-content' }, { type: 'gzip' })
    await download()
    expectRight(cache)
  })

  const refused: [string, string, Fault[], string][] = [
    ['wrong contents', 'model.safetensors', [{ type: 'wrong-content' }, { type: 'wrong-content' }], 'HUB_FILE_WRONG'],
    ['wrong contents of a small file', 'config.json', [{ type: 'wrong-content' }, { type: 'wrong-content' }], 'HUB_FILE_WRONG'],
    ['a changed file', 'model.safetensors', [{ type: 'cut', after: 1_000_000 }, { type: 'changed-tag' }], 'HUB_FILE_CHANGED'],
    ['a changed small file', 'config.json', [{ type: 'changed-tag' }], 'HUB_FILE_CHANGED'],
    ['a long wait', 'model.safetensors', [{ type: 'status', status: 429, headers: { 'retry-after': '3600' } }], 'HUB_RATE_LIMITED'],
  ]
  it.each(refused)('refuses %s, and takes the right one next time', async (_, file, faults, code) => {
    const { server, cache, download } = await start()
    server.disturb(file, ...faults)
    await expect(download()).rejects.toMatchObject({ code })
    expectNothing(cache)
    await download()
    expectRight(cache)
  })

  it('finds out that what was left of an earlier attempt is damaged', async () => {
    const { server, cache, download } = await start()
    server.disturb('model.safetensors', { type: 'cut', after: 1_000_000 }, ...Array.from({ length: 20 }, (): Fault => ({ type: 'cut', after: 0 })))
    await download().catch(() => {})
    server.calm()
    const blobs = join(cache, 'models--someone--model/blobs')
    const partial = join(blobs, readdirSync(blobs).find((name) => name.startsWith(sha256Of(weights)))!)
    const damaged = readFileSync(partial)
    damaged[5] ^= 1
    writeFileSync(partial, damaged)
    await download()
    expectRight(cache)
  })
})

interface Child {
  kill(): Promise<void>
  /** Settles when it has printed a line that is wanted, and with it; rejects when it ends before. */
  until(isWanted: (line: Line) => boolean): Promise<Line>
}
type Line = DownloadProgress | { type: 'done'; path: string } | { type: 'failed'; code: string; message: string }

function startProcess(server: HubServer, cache: string): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'download.fixture.ts'), server.url, model, cache], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  const lines: Line[] = []
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as Line))
  return {
    kill,
    async until(isWanted) {
      for (let next = 0; ; ) {
        for (; next < lines.length; next++) if (isWanted(lines[next])) return lines[next]
        const more = await Promise.race([new Promise((resolve) => reader.once('line', () => resolve('line'))), ended])
        if (more === undefined && next === lines.length) throw new Error(`ended after ${JSON.stringify(lines.at(-1))}`)
      }
    },
  }
}

const isEnd = ({ type }: Line) => type === 'done' || type === 'failed'

describe('processes', () => {
  it('of which two download the same model bring it once, and both have it', async () => {
    const { server, cache } = await start()
    const ends = await Promise.all([startProcess(server, cache), startProcess(server, cache)].map((child) => child.until(isEnd)))
    for (const end of ends) expect(end).toEqual({ type: 'done', path: findCachedModel(model, cache) })
    expectRight(cache)
    expect(server.requests.filter(({ place }) => place === 'files')).toHaveLength(1)
  })

  it('that are killed at any moment leave what the next goes on with', async () => {
    const { server, cache, download } = await start()
    for (const after of [0, 400_000, 900_000, 700_000]) {
      server.disturb('model.safetensors', { type: 'stall', after })
      const child = startProcess(server, cache)
      await child.until((step) => (after === 0 ? step.type === 'planned' : step.type === 'bytes' && step.bytes > config.length))
      await sleep(Math.random() * 200)
      await child.kill()
      expect(findCachedModel(model, cache)).toBeUndefined()
    }
    const killed = startProcess(server, cache)
    await killed.until(({ type }) => type === 'planned')
    await killed.kill()
    await download()
    expectRight(cache)
    const asked = server.requests.filter(({ place }) => place === 'files').map(({ range }) => range)
    expect(asked.at(-1)).toMatch(/^bytes=[1-9]\d+-$/)
  })

  it('whose disk becomes full say so, and go on when there is room again', async ({ skip }) => {
    const disk = join(testFolder(), 'disk')
    mkdirSync(disk)
    const mount = (...words: string[]) => execFileSync('mount', words, { stdio: 'ignore' })
    try {
      mount('-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', disk)
    } catch {
      return skip('it takes root, on Linux')
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    const { server, download } = await startAt(disk)
    writeFileSync(join(disk, 'others'), randomBytes(1000))
    server.disturb('model.safetensors', { type: 'stall', after: 500_000 })
    // the room that was there at the start is taken by others meanwhile
    const filling = download((step) => {
      if (step.type === 'bytes' && step.bytes > 400_000) mount('-o', 'remount,size=1500k', disk)
    })
    await expect(filling).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(findCachedModel(model, disk)).toBeUndefined()
    await expect(download()).rejects.toMatchObject({ code: 'HUB_DISK_SHORT', params: { folder: disk } })
    mount('-o', 'remount,size=80m', disk)
    await download()
    expectRight(disk)
  })
})

async function startAt(cache: string) {
  const { server, client } = await testHub()
  server.publish(model, files)
  return { server, download: (onProgress?: (step: DownloadProgress) => void) => downloadModel(client, { model, revision: 'main', cache, onProgress }) }
}
