import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fail } from '@tunesmith/contract'
import { failFromSystem, makeFolder } from '@tunesmith/formats'
import { flushFolder } from '../files/flush.ts'
import { sumOf } from '../files/sum.ts'
import { type Sum, writeStream } from '../files/write-stream.ts'

/** Files by the SHA-256 of their bytes; what is stored never changes. */
export interface ArtifactStore {
  /**
   * Stores the bytes of a stream; they are on the disk when this settles. Storing the same again keeps one copy, and
   * mends one that was damaged.
   *
   * @param accept looks at the file before it is kept, and what it finds is returned, too; where it throws, nothing is
   *   kept, and its error passes unchanged
   * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED; an error of the stream passes unchanged, and nothing is kept
   */
  put<T = undefined>(content: Readable, accept?: (file: string) => Promise<T>): Promise<Sum & { found: T }>
  /** Where the bytes are, to read from only. @throws NOT_FOUND */
  path(sha256: string): string
  has(sha256: string): boolean
  /** Reads the bytes again and compares. @throws NOT_FOUND, ARTIFACT_DAMAGED */
  verify(sha256: string): Promise<void>
  /** Removes what `keep` does not name, save what was stored in the last minutes; returns what that freed. */
  collect(keep: Iterable<string>): { files: number; bytes: number }
}

/** What was stored this recently may not be referred to yet. */
const GRACE_MS = 10 * 60_000
const PARTIAL = '.partial-'
const SHA256 = /^[0-9a-f]{64}$/

/** Opens the store in a folder; only for the process that owns it, since what others left half written is removed. */
export function openArtifactStore(folder: string): ArtifactStore {
  try {
    makeFolder(folder)
    for (const name of readdirSync(folder)) if (name.startsWith(PARTIAL)) rmSync(join(folder, name))
  } catch (error) {
    failFromSystem(error, folder, 'write to')
  }
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const has = (sha256: string) => SHA256.test(sha256) && existsSync(place(sha256))
  const path = (sha256: string) => (has(sha256) ? place(sha256) : fail('NOT_FOUND', { what: 'stored file', id: sha256 }))

  return {
    has,
    path,
    async put<T>(content: Readable, accept?: (file: string) => Promise<T>) {
      const partial = join(folder, PARTIAL + randomBytes(6).toString('hex'))
      const sum = await writeStream(partial, content)
      const found = (await accept?.(partial).catch((error: unknown) => {
        rmSync(partial, { force: true })
        throw error
      })) as T
      await moveIntoPlace(partial, place(sum.sha256))
      return { ...sum, found }
    },
    async verify(sha256) {
      const found = await sumOf(path(sha256)).catch((error: unknown) => failFromSystem(error, place(sha256), 'read'))
      if (found.sha256 !== sha256) fail('ARTIFACT_DAMAGED', { sha256 })
    },
    collect(keep) {
      const kept = new Set(keep)
      const freed = { files: 0, bytes: 0 }
      for (const sha256 of storedIn(folder)) {
        // looked at and removed in one go: nobody can store it anew in between
        const { mtimeMs, size } = statSync(place(sha256))
        if (kept.has(sha256) || Date.now() - mtimeMs < GRACE_MS) continue
        rmSync(place(sha256), { force: true })
        freed.files += 1
        freed.bytes += size
      }
      return freed
    },
  }
}

/** Everything stored in the folder of a store, by its SHA-256. */
export function storedIn(folder: string): string[] {
  const shelves = readdirSync(folder).filter((name) => /^[0-9a-f]{2}$/.test(name))
  return shelves
    .flatMap((shelf) => readdirSync(join(folder, shelf)).map((rest) => shelf + rest))
    .filter((name) => SHA256.test(name))
    .sort()
}

/** The new copy replaces one that is there: it is known to be whole, and young, so that nothing collects it. */
async function moveIntoPlace(partial: string, path: string): Promise<void> {
  const shelf = dirname(path)
  try {
    await chmod(partial, 0o400)
    makeFolder(shelf)
    await rename(partial, path)
    await flushFolder(shelf)
    await flushFolder(dirname(shelf)) // the shelf itself may be new
  } catch (error) {
    rmSync(partial, { force: true })
    failFromSystem(error, path, 'write to')
  }
}
