import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { failFromSystem } from '../durable/system-failure.ts'

/** Bytes that can be read anywhere: a file, or memory in tests. */
export interface ByteSource {
  size: number
  /** Fills as much of `target` as there are bytes from `position` on; returns how many. */
  read: (target: Uint8Array, position: number) => number
}

/** Reads from memory. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read(target, position) {
    const part = bytes.subarray(position, position + target.length)
    target.set(part)
    return part.length
  },
})

/**
 * Opens a file for the time of `use`.
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, and what `use` throws
 */
export function withFileSource<T>(path: string, use: (source: ByteSource, realPath: string) => T): T {
  let descriptor: number | undefined
  try {
    const realPath = realpathSync(path)
    const opened = (descriptor = openSync(realPath, 'r'))
    const read = (target: Uint8Array, position: number) => {
      let done = 0
      while (done < target.length) {
        const count = readSync(opened, target, done, target.length - done, position + done)
        if (count === 0) break
        done += count
      }
      return done
    }
    return use({ size: fstatSync(opened).size, read }, realPath)
  } catch (error) {
    return failFromSystem(error, path, 'read')
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
