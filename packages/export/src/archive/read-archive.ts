import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fail } from '@tunesmith/contract'
import { failFromSystem, flushFolder, readJsonObject, readTar, type TarEntry, writeFileDurably } from '@tunesmith/formats'
import { ArchiveFacts } from './facts.ts'
import { filesUnder, fingerprintOf, Signature, type SignedFile } from './signature.ts'
import { signatureName } from './write-archive.ts'

/** What an archive tells of itself. */
export const factsName = 'model.json'
/** What is kept of an archive beside the model, hidden so that it is no part of it. */
const kept = { signature: '.signature.json', facts: '.model.json' } as const

/** An archive that was found as it was signed. */
export interface OpenedArchive {
  facts: ArchiveFacts
  /** Fingerprint of the key it is signed with. */
  signer: string
}

export interface ReadOptions {
  /** Writes the beginning of each file alone, which has all headers, in its full length: enough to look at a model, not to use it. */
  isForLook?: boolean
  /** The fingerprint that the key has to have. */
  signer?: string
}

/** Bytes of a file that hold its header, also of the largest models. */
const longestHeader = 64 * 1024 * 1024
const longestSignature = 8 * 1024 * 1024
/** Names in a model folder: no folders, nothing hidden, nothing that another system reads otherwise. */
const safeName = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,199}$/

/**
 * Unpacks an archive into a new folder, as strictly as it was written: first the signature; then the files under it, each in
 * its length and with its sum, and nothing else. Only when this returns is what is in the folder what was signed; where it
 * throws, the folder is of no use.
 *
 * @throws MODEL_ARCHIVE_INVALID where it is cut off or no such archive; MODEL_ARCHIVE_SIGNATURE where the signature is not one
 *   by its key; MODEL_ARCHIVE_SIGNER where that is not the wanted one; MODEL_ARCHIVE_CHANGED where a file is not what was
 *   signed, is missing, or was added; FILE_MISSING, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function unpackArchive(path: string, folder: string, { isForLook = false, signer: key }: ReadOptions = {}): Promise<OpenedArchive> {
  const refuse = (detail: string): never => fail('MODEL_ARCHIVE_INVALID', { path, detail })
  const changed = (file: string): never => fail('MODEL_ARCHIVE_CHANGED', { path, file })
  const entries = readTar(bytesOf(path), refuse)
  try {
    const first = (await entries.next()).value as TarEntry | undefined
    if (first?.name !== signatureName || first.size > longestSignature) return refuse('it does not begin with a signature')
    const signature = signatureIn(await buffer(first.content)) ?? refuse('its signature cannot be read')
    const files = filesUnder(signature) ?? fail('MODEL_ARCHIVE_SIGNATURE', { path })
    const signer = fingerprintOf(signature.publicKey)
    if (key !== undefined && key !== signer) fail('MODEL_ARCHIVE_SIGNER', { path, signer, key })
    if (files.reduce((sum, { bytes }) => sum + bytes, 0) > statSync(path).size) refuse('it is shorter than its files')
    if (!files.some(({ name }) => name === factsName)) refuse('it does not tell what model it is')
    const awaited = new Map<string, SignedFile>(files.map((file) => [file.name, file]))
    await mkdir(folder, { recursive: true })
    for await (const { name, size, content } of entries) {
      const signed = awaited.get(name) ?? changed(name)
      if (!safeName.test(name)) refuse(`it has a file named ${JSON.stringify(name)}`)
      if (size !== signed.bytes) changed(name)
      if ((await write(join(folder, name), content, size, isForLook ? longestHeader : Infinity)) !== signed.sha256) changed(name)
      awaited.delete(name) // one that comes twice is none that was signed
    }
    for (const name of awaited.keys()) changed(name)
    const facts = ArchiveFacts.safeParse(readJsonObject(join(folder, factsName))).data ?? refuse(`its ${factsName} cannot be read`)
    writeFileDurably(join(folder, kept.facts), JSON.stringify(facts))
    await rm(join(folder, factsName))
    writeFileDurably(join(folder, kept.signature), JSON.stringify(signature))
    flushFolder(folder)
    return { facts, signer }
  } catch (error) {
    return failFromSystem(error, folder, 'write to')
  } finally {
    await entries.return(undefined)
  }
}

/** What is kept in the folder of a model that came as an archive; null for any other. */
export function archiveOf(folder: string): OpenedArchive | null {
  try {
    const { publicKey } = Signature.parse(readJsonObject(join(folder, kept.signature)))
    return { facts: ArchiveFacts.parse(readJsonObject(join(folder, kept.facts))), signer: fingerprintOf(publicKey) }
  } catch {
    return null
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 })
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
}

function signatureIn(bytes: Buffer): Signature | null {
  try {
    return Signature.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

/** Writes a file and forces it to the disk; its SHA-256. @param most bytes that are written; behind them is a hole */
async function write(path: string, content: AsyncIterable<Uint8Array>, size: number, most: number): Promise<string> {
  const sum = createHash('sha256')
  const file = await open(path, 'wx', 0o644)
  try {
    let done = 0
    for await (const piece of content) {
      sum.update(piece)
      if (done < most) await file.writeFile(piece)
      done += piece.byteLength
    }
    await file.truncate(size)
    await file.sync()
  } finally {
    await file.close()
  }
  return sum.digest('hex')
}
