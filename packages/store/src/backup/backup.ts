import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, existsSync, lstatSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail } from '@tunesmith/contract'
import { endOfArchive, failFromSystem, makeFolder, writeEntry } from '@tunesmith/formats'
import { versionOf } from '../database/migrate.ts'
import { filesAt, toArchivePath } from '../files/files-at.ts'
import { flushFolder } from '../files/flush.ts'
import { type Sum, writeStream } from '../files/write-stream.ts'
import { databaseName, databasePath } from '../layout.ts'
import type { Store } from '../store.ts'
import { type Manifest, manifestName } from './manifest.ts'
import { takeSnapshot } from './snapshot.ts'
import { withStaging } from './staging.ts'

/** Hears how much is done. */
type Report = (doneBytes: number, totalBytes: number) => void

/**
 * Writes everything that lasts in a data folder into one tar archive, as it is at one moment, also while this or another
 * process writes there. The archive appears under its name when it is complete and on the disk.
 *
 * @param store the open store, or just its folder where another process has it open
 * @param report told after each piece how many bytes of the files are written, and how many there are
 * @returns size and SHA-256 of the archive
 * @throws FILE_MISSING where the folder holds no database; BACKUP_RUNNING; DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function backup(store: Pick<Store, 'folder'>, file: string, report: Report = () => {}): Promise<Sum> {
  const folder = resolve(store.folder)
  if (!existsSync(databasePath(folder))) fail('FILE_MISSING', { path: databasePath(folder) })
  return withStaging(folder, async (staging) => {
    await takeSnapshot(folder, staging)
    return writeArchive(resolve(file), staging, report)
  })
}

async function writeArchive(path: string, folder: string, report: Report): Promise<Sum> {
  const partial = `${path}.partial-${randomBytes(6).toString('hex')}`
  try {
    makeFolder(dirname(path))
    const sum = await writeStream(partial, archive(folder, report))
    await rename(partial, path)
    await flushFolder(dirname(path))
    return sum
  } catch (error) {
    await rm(partial, { force: true })
    failFromSystem(error, path, 'write to')
  }
}

/** The bytes of the archive: all files of the folder, then the manifest. */
async function* archive(folder: string, report: Report): AsyncGenerator<Uint8Array> {
  const manifest: Manifest = {
    version: 1,
    createdAt: new Date().toISOString(),
    databaseVersion: databaseVersionOf(join(folder, databaseName)),
    files: [],
  }
  const files = filesAt(folder).map((file) => ({ file, size: lstatSync(join(folder, file)).size }))
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  for (const { file, size } of files) {
    const name = toArchivePath(file)
    const hash = createHash('sha256')
    yield* writeEntry(name, size, contentOf(join(folder, file), size, (piece) => {
      hash.update(piece)
      report((done += piece.byteLength), total)
    }))
    manifest.files.push({ path: name, bytes: size, sha256: hash.digest('hex') })
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest)}\n`)
  yield* writeEntry(manifestName, bytes.byteLength, [bytes])
  yield endOfArchive()
}

async function* contentOf(path: string, size: number, look: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  if (size === 0) return
  let read = 0
  for await (const piece of createReadStream(path, { end: size - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    look(piece)
    read += piece.byteLength
    yield piece
  }
  if (read < size) fail('FILE_ACCESS_FAILED', { path, action: 'read', detail: 'it became shorter while it was read' })
}

function databaseVersionOf(path: string): number {
  const database = new DatabaseSync(path)
  try {
    return versionOf(database)
  } finally {
    database.close()
  }
}
