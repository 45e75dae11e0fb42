import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { endOfArchive, readTar, writeEntry } from '@tunesmith/formats'
import { testFolder } from '../testing/folder.ts'
import { archiveOf, type ArchiveFacts, fingerprintOfPrivate, newSigningKey, unpackArchive, writeArchive } from './index.ts'
import { signFiles } from './signature.ts'

const facts: ArchiveFacts = {
  version: 1, name: 'Shelves', createdAt: '2026-01-01T00:00:00.000Z', base: null, system: null, licence: 'mit', registered: [], training: null, proof: null,
}
const signingKey = newSigningKey()
const other = newSigningKey()

async function written(): Promise<string> {
  const folder = testFolder()
  const files = join(folder, 'files')
  mkdirSync(files)
  writeFileSync(join(files, 'model.safetensors'), Buffer.alloc(100_000, 7))
  writeFileSync(join(files, 'README.md'), '# Shelves')
  writeFileSync(join(files, 'model.json'), JSON.stringify(facts))
  writeFileSync(join(files, '.hidden'), 'not for others')
  await writeArchive(join(folder, 'shelves.tunesmith.tar'), { folder: files, name: 'shelves', signingKey })
  return join(folder, 'shelves.tunesmith.tar')
}

type Entry = [name: string, content: Buffer]

async function entriesOf(path: string): Promise<Entry[]> {
  const entries: Entry[] = []
  const refuse = (problem: string): never => {
    throw new Error(problem)
  }
  for await (const { name, content } of readTar((async function* () { yield readFileSync(path) })(), refuse)) entries.push([name, await buffer(content)])
  return entries
}

/** The archive again with other entries. */
async function rewritten(path: string, change: (entries: Entry[]) => Entry[]): Promise<string> {
  const parts: Uint8Array[] = []
  for (const [name, content] of change(await entriesOf(path))) parts.push(await buffer(writeEntry(name, content.length, [content])))
  writeFileSync(path, Buffer.concat([...parts, endOfArchive()]))
  return path
}

/** Other entries, signed anew by some key. */
const signed = (key: string, [, ...entries]: Entry[]): Entry[] => {
  const files = entries.map(([name, content]) => ({ name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }))
  return [['signature.json', Buffer.from(JSON.stringify(signFiles('shelves', files, key)))], ...entries]
}

const target = (path: string) => join(path, '..', 'unpacked')
async function codeFor(path: string, options = {}): Promise<string> {
  rmSync(target(path), { recursive: true, force: true })
  return unpackArchive(path, target(path), options).then(() => 'nothing was refused', ({ code }: { code: string }) => code)
}

describe('an archive', () => {
  it('gives back what went in, and tells who signed it, also later', async () => {
    const path = await written()
    const signer = fingerprintOfPrivate(signingKey)
    expect(signer).toMatch(/^SHA256:[\w+/]{43}$/)
    expect(await unpackArchive(path, target(path), { signer })).toEqual({ facts, signer })
    expect(readdirSync(target(path)).sort()).toEqual(['.model.json', '.signature.json', 'README.md', 'model.safetensors'])
    expect(readFileSync(join(target(path), 'model.safetensors'))).toEqual(Buffer.alloc(100_000, 7))
    expect(archiveOf(target(path))).toEqual({ facts, signer })
    expect(archiveOf(join(path, '..', 'files'))).toBeNull()
  })

  it.each<[string, (entries: Entry[]) => Entry[], string]>([
    ['a byte of a file is another', (all) => all.map(([name, content]): Entry => [name, name === 'model.safetensors' ? Buffer.concat([content.subarray(1), Buffer.of(8)]) : content]), 'MODEL_ARCHIVE_CHANGED'],
    ['a file was added', (all) => [...all, ['more.json', Buffer.from('{}')]], 'MODEL_ARCHIVE_CHANGED'],
    ['a file was taken away', (all) => all.filter(([name]) => name !== 'README.md'), 'MODEL_ARCHIVE_CHANGED'],
    ['a file comes twice', (all) => [...all, all[1]], 'MODEL_ARCHIVE_CHANGED'],
    ['a file is longer', (all) => all.map(([name, content]): Entry => [name, name === 'README.md' ? Buffer.concat([content, content]) : content]), 'MODEL_ARCHIVE_CHANGED'],
    ['the list was changed', (all) => all.map(([name, content]): Entry => [name, name === 'signature.json' ? tampered(content, (payload) => payload.replace('README.md', 'README.MD')) : content]), 'MODEL_ARCHIVE_SIGNATURE'],
    ['the key is another', (all) => all.map(([name, content]): Entry => [name, name === 'signature.json' ? withKeyOf(other, content) : content]), 'MODEL_ARCHIVE_SIGNATURE'],
    ['there is no signature', (all) => all.slice(1), 'MODEL_ARCHIVE_INVALID'],
    ['a name leads out of the folder', (all) => signed(signingKey, [...all, ['../outside', Buffer.from('x')]]), 'MODEL_ARCHIVE_INVALID'],
    ['a name is hidden', (all) => signed(signingKey, [...all, ['.signature.json', Buffer.from('x')]]), 'MODEL_ARCHIVE_INVALID'],
    ['it does not tell what it is', (all) => signed(signingKey, all.filter(([name]) => name !== 'model.json')), 'MODEL_ARCHIVE_INVALID'],
  ])('is refused where %s', async (_what, change, code) => {
    const path = await rewritten(await written(), change)
    expect(await codeFor(path)).toBe(code)
    expect(existsSync(join(target(path), '..', 'outside'))).toBe(false)
    expect(archiveOf(target(path))).toBeNull()
  })

  it('is refused where it was cut off, wherever', async () => {
    const path = await written()
    const whole = readFileSync(path)
    for (const length of [0, 300, 700, 3000, 60_000, whole.length - 1500, whole.length - 100]) {
      writeFileSync(path, whole.subarray(0, length))
      expect(await codeFor(path), String(length)).toBe('MODEL_ARCHIVE_INVALID')
    }
    writeFileSync(path, Buffer.alloc(5000, 'not an archive'))
    expect(await codeFor(path)).toBe('MODEL_ARCHIVE_INVALID')
  })

  it('that somebody else has signed is told by its fingerprint, and refused where another is wanted', async () => {
    const path = await rewritten(await written(), (all) => signed(other, all))
    expect(await codeFor(path, { signer: fingerprintOfPrivate(signingKey) })).toBe('MODEL_ARCHIVE_SIGNER')
    rmSync(target(path), { recursive: true, force: true })
    expect((await unpackArchive(path, target(path))).signer).toBe(fingerprintOfPrivate(other))
  })
})

interface SignatureFile { publicKey: string; envelope: { payload: string } }

function tampered(content: Buffer, change: (payload: string) => string): Buffer {
  const signature = JSON.parse(content.toString()) as SignatureFile
  const payload = Buffer.from(change(Buffer.from(signature.envelope.payload, 'base64').toString())).toString('base64')
  return Buffer.from(JSON.stringify({ ...signature, envelope: { ...signature.envelope, payload } }))
}

/** The signature with the public key of another beside it. */
const withKeyOf = (key: string, content: Buffer): Buffer =>
  Buffer.from(JSON.stringify({ ...(JSON.parse(content.toString()) as SignatureFile), publicKey: signFiles('x', [], key).publicKey }))
