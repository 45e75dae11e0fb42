import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { code, testFolder } from '../testing/folder.ts'
import { openArtifactStore, storedIn } from './artifact-store.ts'

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

function age(path: string, minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000)
  utimesSync(path, then, then)
}

function damage(path: string): void {
  const bytes = readFileSync(path)
  bytes[0] ^= 1
  chmodSync(path, 0o600)
  writeFileSync(path, bytes)
}

describe('the artefact store', () => {
  it('keeps bytes under their sum, read-only', async () => {
    const store = openArtifactStore(testFolder())
    const bytes = randomBytes(3_000_000)
    const { sha256, bytes: size } = await store.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]))
    expect(sha256).toBe(sha256Of(bytes))
    expect(size).toBe(bytes.byteLength)
    expect(readFileSync(store.path(sha256)).equals(bytes)).toBe(true)
    expect(statSync(store.path(sha256)).mode & 0o222).toBe(0)
    await store.verify(sha256)
  })

  it('keeps one copy of the same, also when stored at the same time, and of nothing at all', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const sums = await Promise.all(Array.from({ length: 8 }, () => store.put(Readable.from(['naïve']))))
    expect(new Set(sums.map((sum) => sum.sha256))).toEqual(new Set([sha256Of(Buffer.from('naïve'))]))
    expect(filesIn(folder)).toHaveLength(1)
    expect(await store.put(Readable.from([]))).toEqual({ sha256: sha256Of(Buffer.of()), bytes: 0 })
  })

  it('knows nothing by names that are no sums', async () => {
    const store = openArtifactStore(testFolder())
    for (const name of ['', '..', '../../etc/passwd', 'ab/cd', 'A'.repeat(64), 'a'.repeat(64)]) {
      expect(store.has(name)).toBe(false)
      expect(() => store.path(name)).toThrow(expect.objectContaining(code('NOT_FOUND')))
      await expect(store.verify(name)).rejects.toMatchObject(code('NOT_FOUND'))
    }
  })

  it('keeps nothing of a stream that breaks off, and throws what the stream threw', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const broken = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', syscall: 'read' })
    const breaking = Readable.from((async function* () {
      yield randomBytes(100_000)
      throw broken
    })())
    await expect(store.put(breaking)).rejects.toBe(broken)
    expect(filesIn(folder)).toEqual([])
  })

  it('keeps nothing of what is not accepted, and what was there before', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const { sha256 } = await store.put(Readable.from(['same']))
    const refusing = async (file: string) => {
      expect(['same', 'other']).toContain(readFileSync(file, 'utf8'))
      throw new Error('unreadable')
    }
    for (const text of ['same', 'other']) await expect(store.put(Readable.from([text]), refusing)).rejects.toThrow('unreadable')
    expect(storedIn(folder)).toEqual([sha256])
    expect(filesIn(folder)).toHaveLength(1)
  })

  it('finds damage, and is mended by storing the same again', async () => {
    const store = openArtifactStore(testFolder())
    const { sha256 } = await store.put(Readable.from(['rows']))
    damage(store.path(sha256))
    await expect(store.verify(sha256)).rejects.toMatchObject(code('ARTIFACT_DAMAGED', sha256))
    await store.put(Readable.from(['rows']))
    await store.verify(sha256)
  })

  it('collects what nothing refers to, but nothing young', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const [kept, old, young, again] = await Promise.all(
      ['kept', 'old', 'young', 'again'].map(async (text) => (await store.put(Readable.from([text]))).sha256))
    for (const sha256 of [kept, old, again]) age(store.path(sha256), 60)
    await store.put(Readable.from(['again'])) // somebody is about to refer to it
    expect(store.collect([kept])).toEqual({ files: 1, bytes: 3 })
    expect(storedIn(folder)).toEqual([kept, young, again].sort())
  })

  it('clears away what a killed process had begun', async () => {
    const folder = testFolder()
    writeFileSync(join(folder, '.partial-0123456789ab'), 'half')
    openArtifactStore(folder)
    expect(readdirSync(folder)).toEqual([])
  })
})
