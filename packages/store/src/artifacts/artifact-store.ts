import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fail } from '@tunesmith/contract'
import { failFromSystem, makeFolder, sumFile } from '@tunesmith/formats'
import { flushFolder } from '../files/flush.ts'
import { type Sum, writeStream } from '../files/write-stream.ts'

/** Files by the SHA-256 of their bytes; what is stored never changes. */
export interface ArtifactStore {
  /**
   * Stores the bytes of a stream; they are on the disk when this settles. Storing the same again keeps one copy, and
   * mends one that was damaged.
   *
   * @param record writes the row that refers to the bytes, which nothing collects until it settles; what it returns is returned
   * @param accept looks at the file before it is kept, and what it finds is given to `record`; where it throws, nothing is
   *   kept, and its error passes unchanged
   * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED; an error of the stream passes unchanged, and nothing is kept
   */
  put<R, T = undefined>(content: Readable, record: (stored: Sum & { found: T }) => Promise<R>, accept?: (file: string) => Promise<T>): Promise<R>
  /** Where the bytes are, to read from only. @throws NOT_FOUND */
  path(sha256: string): string
  has(sha256: string): boolean
  /** Reads the bytes again and compares. @throws NOT_FOUND, ARTIFACT_DAMAGED */
  verify(sha256: string): Promise<void>
  /**
   * Removes everything that is not in use, and nothing that is being stored meanwhile.
   *
   * @param used tells the sums that are referred to
   * @param mayRemove asked at the last moment; where it says no, everything stays
   */
  collect(used: () => Promise<Iterable<string>>, mayRemove?: () => boolean): Promise<Freed>
}

/** What was removed. */
export interface Freed {
  files: number
  bytes: number
}

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
  const spared = sparedSums()
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const has = (sha256: string) => SHA256.test(sha256) && existsSync(place(sha256))
  const path = (sha256: string) => (has(sha256) ? place(sha256) : fail('NOT_FOUND', { what: 'stored file', id: sha256 }))

  return {
    has,
    path,
    async put<R, T>(content: Readable, record: (stored: Sum & { found: T }) => Promise<R>, accept?: (file: string) => Promise<T>) {
      const partial = join(folder, PARTIAL + randomBytes(6).toString('hex'))
      const sum = await writeStream(partial, content)
      const found = (await accept?.(partial).catch((error: unknown) => {
        rmSync(partial, { force: true })
        throw error
      })) as T
      const done = spared.hold(sum.sha256)
      try {
        await moveIntoPlace(partial, place(sum.sha256))
        return await record({ ...sum, found })
      } finally {
        done()
      }
    },
    async verify(sha256) {
      const found = await sumFile(path(sha256))
      if (found.sha256 !== sha256) fail('ARTIFACT_DAMAGED', { sha256 })
    },
    async collect(used, mayRemove = () => true) {
      const { sums: kept, end } = spared.watch()
      const freed: Freed = { files: 0, bytes: 0 }
      try {
        for (const sha256 of await used()) kept.add(sha256)
        if (!mayRemove()) return freed
        // from here to the end in one go: nobody can store anything in between
        for (const sha256 of storedIn(folder)) {
          const bytes = kept.has(sha256) ? null : removed(place(sha256))
          if (bytes === null) continue
          freed.files += 1
          freed.bytes += bytes
        }
        return freed
      } finally {
        end()
      }
    },
  }
}

/** Sums that are being stored, of which no row tells yet. */
function sparedSums() {
  const held = new Map<string, number>()
  const watchers = new Set<Set<string>>()
  return {
    /** Spares a sum until the function that is returned is called. */
    hold(sha256: string): () => void {
      held.set(sha256, (held.get(sha256) ?? 0) + 1)
      for (const sums of watchers) sums.add(sha256)
      return () => {
        const others = held.get(sha256)! - 1
        if (others === 0) held.delete(sha256)
        else held.set(sha256, others)
      }
    },
    /** The sums that are spared now, or at any time until `end`. */
    watch() {
      const sums = new Set(held.keys())
      watchers.add(sums)
      return { sums, end: () => void watchers.delete(sums) }
    },
  }
}

/** Removes a file and says how large it was; null where something still has it open, as Windows sees to: another time, then. */
function removed(path: string): number | null {
  const { size } = statSync(path)
  try {
    rmSync(path)
    return size
  } catch {
    return null
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

/** The new copy replaces one that is there: it is known to be whole. */
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
