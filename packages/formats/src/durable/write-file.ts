import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DurableFile, PARTIAL_MARK } from './durable-file.ts'
import { failFromSystem } from './system-failure.ts'

/**
 * Replaces a small file as a whole: after a crash at any moment, `path` holds either all of the old or all of `data`.
 * Text is written as UTF-8; missing folders are made.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function writeFileDurably(path: string, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
  const file = new DurableFile(path)
  try {
    file.write(bytes, 0)
  } catch (error) {
    file.abandon()
    throw error
  }
  file.commit()
}

/**
 * The same of a large file, piece by piece as its bytes come; an error of theirs passes unchanged, and nothing is kept.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function writeStreamDurably(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = new DurableFile(path)
  let bytes = 0
  try {
    for await (const piece of content) {
      file.write(piece, bytes)
      bytes += piece.byteLength
    }
  } catch (error) {
    file.abandon()
    throw error
  }
  file.commit()
}

/**
 * Deletes what interrupted writes of `path` left beside it. Only where nobody else is writing it.
 *
 * @throws NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function removePartialFiles(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) return
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith(basename(path) + PARTIAL_MARK)) rmSync(join(folder, name), { force: true })
    }
  } catch (error) {
    failFromSystem(error, folder, 'clean up')
  }
}
