import { lstatSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * Everything at `path` and below, relative to it, sorted: folders, itself among them, end with a separator, and a file has
 * itself as ''. Links are left out, and so is what vanishes meanwhile: that alone, not all that stands beside it.
 */
export function pathsAt(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat?.isFile()) return ['']
  if (!stat?.isDirectory()) return []
  const below = namesIn(path).flatMap((name) => pathsAt(join(path, name)).map((inner) => join(name, inner)))
  return [sep, ...below].sort()
}

/** The files among them. */
export const filesAt = (path: string): string[] => pathsAt(path).filter((found) => !found.endsWith(sep))

/** The names in a folder, sorted; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

/** Whether what an error is about is not there. */
export const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A path below a folder as archives write it. */
export const toArchivePath = (path: string): string => path.split(sep).join('/')
