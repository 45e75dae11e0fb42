import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { endOfArchive, sumFile, writeEntry, writeStreamDurably } from '@tunesmith/formats'
import { signFiles } from './signature.ts'

/** The first file of every archive. */
export const signatureName = 'signature.json'

export interface ArchiveToWrite {
  /** Folder whose files go in; hidden ones, and folders in it, are left out. */
  folder: string
  /** Name of the model. */
  name: string
  /** Private key, as PEM. */
  signingKey: string
}

/**
 * Writes the files of a folder into one tar archive, behind a signature over the sums of all. It appears under its name when
 * it is complete and on the disk.
 *
 * @throws FILE_MISSING, FILE_ACCESS_FAILED, DISK_FULL, NO_PERMISSION
 */
export async function writeArchive(path: string, archive: ArchiveToWrite): Promise<void> {
  await writeStreamDurably(path, bytesOf(archive))
}

async function* bytesOf({ folder, name, signingKey }: ArchiveToWrite): AsyncGenerator<Uint8Array> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => entry.name)
  const files = []
  for (const file of names.sort()) files.push({ name: file, ...(await sumFile(join(folder, file))) })
  const signature = Buffer.from(`${JSON.stringify(signFiles(name, files, signingKey), null, 2)}\n`)
  yield* writeEntry(signatureName, signature.byteLength, [signature])
  for (const file of files) yield* writeEntry(file.name, file.bytes, contentOf(join(folder, file.name), file.bytes))
  yield endOfArchive()
}

async function* contentOf(path: string, bytes: number): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    read += piece.byteLength
    yield piece
  }
  if (read !== bytes) fail('FILE_ACCESS_FAILED', { path, action: 'read', detail: 'it changed while it was read' })
}
