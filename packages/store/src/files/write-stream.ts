import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { failFromSystem } from '@tunesmith/formats'

/** What is said of the bytes of a file. */
export interface Sum {
  sha256: string
  bytes: number
}

/** Bytes as they come; text is taken as UTF-8. */
export type Content = AsyncIterable<Uint8Array | string>

/**
 * Writes a stream into a new file and forces it to the disk; only its name is not there for sure before the folder is
 * flushed. Where it fails, nothing is left, and an error of the stream itself passes unchanged.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function writeStream(path: string, content: Content): Promise<Sum> {
  const handle = await onDisk(path, open(path, 'wx', 0o600))
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of content) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      hash.update(piece)
      await onDisk(path, writeAll(handle, piece))
      bytes += piece.byteLength
    }
    await onDisk(path, handle.sync())
  } catch (error) {
    await handle.close()
    await rm(path, { force: true })
    throw error
  }
  await handle.close()
  return { sha256: hash.digest('hex'), bytes }
}

/** One call may write less than it is given. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) done += (await handle.write(bytes, done)).bytesWritten
}

async function onDisk<T>(path: string, action: Promise<T>): Promise<T> {
  try {
    return await action
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
}
