import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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
 * Deletes what interrupted writes left in `folder`. Only for a folder that no other process is writing to.
 *
 * @returns the names of the deleted files
 */
export function removePartialFiles(folder: string): string[] {
  try {
    const partial = readdirSync(folder).filter((name) => name.includes(PARTIAL_MARK))
    for (const name of partial) rmSync(join(folder, name), { force: true })
    return partial
  } catch (error) {
    failFromSystem(error, folder, 'clean up')
  }
}
