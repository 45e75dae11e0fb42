import { copyFileSync, linkSync, lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { failFromSystem, makeFolder } from '@tunesmith/formats'

/** Ways to have a blob under a second name, the best first; Windows allows links only to some accounts. */
const ways: readonly ((blob: string, path: string) => void)[] = [
  (blob, path) => symlinkSync(relative(dirname(path), blob), path),
  (blob, path) => linkSync(blob, path),
  (blob, path) => copyFileSync(blob, path),
]
const impossible: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK', 'UNKNOWN'])

/**
 * Lets a file of a snapshot be a blob: in one step, whatever was there before.
 *
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function linkBlob(blob: string, path: string, tried: typeof ways = ways): void {
  const beside = `${path}.linking`
  try {
    makeFolder(dirname(path))
    if (lstatSync(beside, { throwIfNoEntry: false })) rmSync(beside)
    firstPossible(tried, blob, beside)
    renameSync(beside, path)
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
}

function firstPossible(tried: typeof ways, blob: string, path: string): void {
  for (const [index, way] of tried.entries()) {
    try {
      return way(blob, path)
    } catch (error) {
      if (index === tried.length - 1 || !impossible.has((error as NodeJS.ErrnoException).code)) throw error
    }
  }
}
