import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { code, testFolder } from '../testing/folder.ts'
import { type ArtifactStore, openArtifactStore, storedIn } from './artifact-store.ts'

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

const itself = async <T>(stored: T): Promise<T> => stored
const put = (store: ArtifactStore, text: string) => store.put(Readable.from([text]), itself)

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
    const { sha256, bytes: size } = await store.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), itself)
    expect(sha256).toBe(sha256Of(bytes))
    expect(size).toBe(bytes.byteLength)
    expect(readFileSync(store.path(sha256)).equals(bytes)).toBe(true)
    expect(statSync(store.path(sha256)).mode & 0o222).toBe(0)
    await store.verify(sha256)
  })

  it('keeps one copy of the same, also when stored at the same time, and of nothing at all', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const sums = await Promise.all(Array.from({ length: 8 }, () => put(store, 'naïve')))
    expect(new Set(sums.map((sum) => sum.sha256))).toEqual(new Set([sha256Of(Buffer.from('naïve'))]))
    expect(filesIn(folder)).toHaveLength(1)
    expect(await store.put(Readable.from([]), itself)).toEqual({ sha256: sha256Of(Buffer.of()), bytes: 0, found: undefined })
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
    await expect(store.put(breaking, itself)).rejects.toBe(broken)
    expect(filesIn(folder)).toEqual([])
  })

  it('keeps nothing of what is not accepted, and what was there before', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const { sha256 } = await put(store, 'same')
    const refusing = async (file: string) => {
      expect(['same', 'other']).toContain(readFileSync(file, 'utf8'))
      throw new Error('unreadable')
    }
    for (const text of ['same', 'other']) await expect(store.put(Readable.from([text]), itself, refusing)).rejects.toThrow('unreadable')
    expect(storedIn(folder)).toEqual([sha256])
    expect(filesIn(folder)).toHaveLength(1)
  })

  it('finds damage, and is mended by storing the same again', async () => {
    const store = openArtifactStore(testFolder())
    const { sha256 } = await put(store, 'rows')
    damage(store.path(sha256))
    await expect(store.verify(sha256)).rejects.toMatchObject(code('ARTIFACT_DAMAGED', sha256))
    await put(store, 'rows')
    await store.verify(sha256)
  })

  it('collects what nothing refers to, and nothing that is being stored meanwhile', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    const [kept, old, again] = await Promise.all(['kept', 'old', 'again'].map(async (text) => (await put(store, text)).sha256))
    const recording = Promise.withResolvers<void>()
    const put1 = store.put(Readable.from(['before']), () => recording.promise)
    await expect.poll(() => storedIn(folder).length).toBe(4)
    const freed = await store.collect(async () => {
      await put(store, 'again') // recorded while the rows are being read: the answer may not tell of it yet
      recording.resolve()
      await put1
      return [kept]
    })
    expect(freed).toEqual({ files: 1, bytes: 3 })
    expect(store.has(old)).toBe(false)
    expect(storedIn(folder)).toEqual([kept, again, sha256Of(Buffer.from('before'))].sort())
    expect(await store.collect(async () => [kept])).toEqual({ files: 2, bytes: 11 })
  })

  it('collects nothing where that is forbidden at the last moment', async () => {
    const folder = testFolder()
    const store = openArtifactStore(folder)
    await put(store, 'old')
    expect(await store.collect(async () => [], () => false)).toEqual({ files: 0, bytes: 0 })
    expect(storedIn(folder)).toHaveLength(1)
  })

  it('leaves what could not be recorded to the next collection', async () => {
    const store = openArtifactStore(testFolder())
    await expect(store.put(Readable.from(['x']), async () => { throw new Error('no row') })).rejects.toThrow('no row')
    expect(await store.collect(async () => [])).toEqual({ files: 1, bytes: 1 })
  })

  it('clears away what a killed process had begun', async () => {
    const folder = testFolder()
    writeFileSync(join(folder, '.partial-0123456789ab'), 'half')
    openArtifactStore(folder)
    expect(readdirSync(folder)).toEqual([])
  })
})
