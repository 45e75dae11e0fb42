import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/folder.ts'
import { decodeHeader, encodeHeader, greatestSize } from './header.ts'
import { decodePax, encodePax } from './pax.ts'
import { readTar } from './read.ts'
import { endOfArchive, writeEntry } from './write.ts'

type Files = Record<string, Uint8Array>

async function archiveOf(files: Files): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (const [name, bytes] of Object.entries(files)) parts.push(await buffer(writeEntry(name, bytes.byteLength, [bytes])))
  return Buffer.concat([...parts, endOfArchive()])
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

const refuse = (problem: string): never => {
  throw new Error(problem)
}

async function filesOf(archive: Uint8Array, pieceSize = 1000): Promise<Files> {
  const files: Files = {}
  for await (const entry of readTar(inPieces(archive, pieceSize), refuse)) files[entry.name] = await buffer(entry.content)
  return files
}

const longName = `runs/run_1/${'deep/'.repeat(40)}ünïcode-漢字.safetensors`
const files: Files = {
  'tunesmith.sqlite': Buffer.alloc(5000, 'ab'),
  empty: Buffer.alloc(0),
  block: Buffer.alloc(512, 1),
  [longName]: Buffer.from('naïve'),
  [`x${'y'.repeat(98)}z`]: Buffer.from('a name that just fits'),
}

describe('an archive', () => {
  it.each([1, 511, 512, 100_000])('gives back what was written, in pieces of %i bytes', async (size) => {
    expect(await filesOf(await archiveOf(files), size)).toEqual(files)
  })

  it.skipIf(process.platform === 'win32')('is one for every tar', async () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'a.tar'), await archiveOf(files))
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder })
    for (const [name, bytes] of Object.entries(files)) expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true)
  })

  it('is refused wherever it is cut off', async () => {
    const archive = await archiveOf({ a: Buffer.from('a'), [longName]: Buffer.alloc(600, 1) })
    for (let length = 0; length < archive.byteLength; length += 64) {
      await expect(filesOf(archive.subarray(0, length))).rejects.toThrow('ends too early')
    }
  })

  it('is refused where it is something else, and never read as something it is not', async () => {
    await expect(filesOf(Buffer.alloc(2000, 'PK'))).rejects.toThrow('not an archive')
    await expect(filesOf(Buffer.concat([await archiveOf(files), Buffer.from('more')]))).rejects.toThrow('behind its end')
    const archive = await archiveOf({ a: Buffer.from('a') })
    for (const [at, value] of [[0, 0x62], [124, 0x37], [156, 0x32], [257, 0x55]]) {
      const changed = Buffer.from(archive)
      changed[at] = value
      await expect(filesOf(changed)).rejects.toThrow('not an archive')
    }
  })

  it('has room for what is larger than its header can say', async () => {
    const size = greatestSize + 1
    const parts = writeEntry('large', size, [])
    const [paxHeader, pax, , header] = [await parts.next(), await parts.next(), await parts.next(), await parts.next()]
      .map((part) => part.value as Uint8Array)
    expect(decodeHeader(paxHeader)).toMatchObject({ type: 'x', size: pax.byteLength })
    expect(decodePax(pax)).toEqual({ size: String(size) })
    expect(decodeHeader(header)).toEqual({ name: 'large', size: 0, type: '0' })
  })

  it('is read by the size that stands before a file', async () => {
    const pax = encodePax({ size: '700' })
    const fill = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc(1024)]).subarray(0, Math.ceil(bytes.byteLength / 512) * 512)
    const archive = (size: number) => Buffer.concat([
      encodeHeader({ name: 'pax', size: pax.byteLength, type: 'x' }, 0), fill(pax),
      encodeHeader({ name: 'a', size: 0, type: '0' }, 0), fill(Buffer.alloc(size, 'a')), endOfArchive(),
    ])
    expect(await filesOf(archive(700))).toEqual({ a: Buffer.alloc(700, 'a') })
    await expect(filesOf(archive(7))).rejects.toThrow('too early')
  })
})

describe('the records of pax', () => {
  it('are read as they were written, whatever the length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1200 }), (path) => {
      expect(decodePax(encodePax({ path, size: '123' }))).toEqual({ path, size: '123' })
    }), { numRuns: 200 })
  })

  it('are refused when they are not', () => {
    for (const text of ['x', '5 path', '99 path=a\n', '0 path=a\n', '10 path=a', '11 owner=a\n', '-1 path=a\n'])
      expect(decodePax(Buffer.from(text))).toBeNull()
  })

  it('and headers survive any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      decodePax(bytes)
      decodeHeader(Buffer.concat([bytes, Buffer.alloc(512)]).subarray(0, 512))
    }))
    const header = encodeHeader({ name: 'a', size: 5, type: '0' }, 0)
    expect(decodeHeader(header)).toEqual({ name: 'a', size: 5, type: '0' })
  })
})
