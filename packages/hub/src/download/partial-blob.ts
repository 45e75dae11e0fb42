import type { Hash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failFromSystem, makeFolder } from '@tunesmith/formats'
import type { RemoteFile } from '../api/read-model.ts'
import { startHash } from './content-hash.ts'

/** A blob on its way: what has arrived is on the disk, and its hash is known. */
export interface PartialBlob {
  /** Arrived so far. */
  readonly bytes: number
  append(chunk: Uint8Array): Promise<void>
  /** Throws away what has arrived. */
  restart(): Promise<void>
  /** What is wrong with all of it; null where it is the file. */
  fault(): string | null
  /** Forces it to the disk and gives it its name, which flushes with `flushNames`. */
  finish(blob: string): Promise<void>
  /** Closes the file; what has arrived stays. */
  close(): Promise<void>
  remove(): Promise<void>
}

/**
 * Opens the partial blob at a path, reads what is there already, and makes it where it is not.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function openPartialBlob(path: string, file: RemoteFile): Promise<PartialBlob> {
  const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      return failFromSystem(error, path, 'write to')
    }
  }
  const handle = await onDisk(() => {
    makeFolder(dirname(path))
    return open(path, 'a+')
  })
  let hash = startHash(file)
  let bytes = 0

  async function restart(): Promise<void> {
    await onDisk(() => handle.truncate(0))
    hash = startHash(file)
    bytes = 0
  }

  try {
    bytes = await onDisk(() => readInto(hash, handle))
    if (bytes > file.bytes) await restart()
  } catch (error) {
    await handle.close()
    throw error
  }

  return {
    get bytes() {
      return bytes
    },
    async append(chunk) {
      await onDisk(() => handle.appendFile(chunk))
      hash.update(chunk)
      bytes += chunk.byteLength
    },
    restart,
    fault() {
      if (bytes !== file.bytes) return `it has ${bytes} bytes instead of ${file.bytes}`
      const found = hash.copy().digest('hex')
      return found === file.etag ? null : `its hash is ${found} instead of ${file.etag}`
    },
    async finish(blob) {
      await onDisk(async () => {
        await handle.sync()
        await handle.close()
        await rename(path, blob)
      })
    },
    async close() {
      await handle.close()
    },
    async remove() {
      await handle.close()
      await rm(path, { force: true })
    },
  }
}

async function readInto(hash: Hash, handle: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(1 << 20)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, bytes)
    if (bytesRead === 0) return bytes
    hash.update(buffer.subarray(0, bytesRead))
    bytes += bytesRead
  }
}
