import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFolder } from './flush-folder.ts'
import { makeFolder } from './make-folder.ts'
import { failFromSystem } from './system-failure.ts'

/** Between the name of a file and the random part of the file it is written to first. */
export const PARTIAL_MARK = '.partial-'

/** One write call stays below the 2 GiB at which Linux and Windows cut writes short. */
const MAX_WRITE_BYTES = 1 << 30

/**
 * A file that appears under its name only when it is complete and on the disk.
 *
 * Bytes go to `<path>.partial-<random>` beside it; `commit` flushes that to the disk, renames it over `path`, and
 * flushes the folder. Whatever happens before (an exception, `kill -9`, a power cut), the old file stays as it was.
 */
export class DurableFile {
  readonly path: string
  readonly partialPath: string
  #descriptor: number | undefined

  /**
   * Opens the partial file, making the folder where it is missing.
   *
   * @throws NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
   */
  constructor(path: string) {
    this.path = path
    this.partialPath = `${path}${PARTIAL_MARK}${randomBytes(6).toString('hex')}`
    try {
      makeFolder(dirname(path))
      this.#descriptor = openSync(this.partialPath, 'wx+')
    } catch (error) {
      failFromSystem(error, path, 'write to')
    }
  }

  /** Writes all of `bytes` at `position` (bytes from the start of the file). */
  write(bytes: Uint8Array, position: number): void {
    try {
      writeFully(this.#open(), bytes, position)
    } catch (error) {
      failFromSystem(error, this.path, 'write to')
    }
  }

  /** Makes the file appear under its name. */
  commit(): void {
    try {
      fsyncSync(this.#open())
      this.#close()
      renameSync(this.partialPath, this.path)
      flushFolder(dirname(this.path))
    } catch (error) {
      this.abandon()
      failFromSystem(error, this.path, 'write to')
    }
  }

  /** Throws the partial file away; the file under the name, if there is one, is not touched. */
  abandon(): void {
    this.#close()
    rmSync(this.partialPath, { force: true })
  }

  #open(): number {
    if (this.#descriptor === undefined) throw new Error(`internal: ${this.partialPath} is already closed`)
    return this.#descriptor
  }

  #close(): void {
    if (this.#descriptor === undefined) return
    closeSync(this.#descriptor)
    this.#descriptor = undefined
  }
}

/** Writes all of `bytes` at `position`, in as many calls as the system needs. */
export function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0
  while (done < bytes.byteLength) {
    done += writeSync(descriptor, bytes, done, Math.min(bytes.byteLength - done, MAX_WRITE_BYTES), position + done)
  }
}
