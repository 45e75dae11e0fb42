import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { fail } from '@tunesmith/contract'

export interface JoinInsideOptions {
  /**
   * Whether a symbolic link may lead out of `root`. `'inside'` (the default) forbids it; `'anywhere'` is for folders
   * made of links by design, such as the snapshots of the Hugging Face cache.
   */
  links?: 'inside' | 'anywhere'
}

const WINDOWS_DRIVE = /^[a-z]:/i

/**
 * Joins a path that came from outside (a request, an index file, an archive) to the folder it must stay in. It is taken
 * as it is: nothing is decoded, so that no second decoding can undo the check.
 *
 * @param relative must be plain: no `..`, no backslash, no NUL, not absolute, no drive letter
 * @returns the absolute path; the file need not exist
 * @throws PATH_OUTSIDE_FOLDER
 */
export function joinInside(root: string, relative: string, options: JoinInsideOptions = {}): string {
  const segments = relative.split('/')
  const isPlain =
    relative !== '' &&
    !relative.startsWith('/') &&
    !relative.includes('\\') &&
    !relative.includes('\0') &&
    !WINDOWS_DRIVE.test(relative) &&
    !segments.includes('..')
  if (!isPlain) fail('PATH_OUTSIDE_FOLDER', { root, path: relative })
  const joined = join(resolve(root), relative)
  if (!isWithin(resolve(root), joined)) fail('PATH_OUTSIDE_FOLDER', { root, path: relative })
  if (options.links !== 'anywhere' && !isWithin(realPathOfNearest(resolve(root)), realPathOfNearest(joined))) {
    fail('PATH_OUTSIDE_FOLDER', { root, path: relative })
  }
  return joined
}

function isWithin(root: string, path: string): boolean {
  // the separator matters: /data/models-old is not inside /data/models
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)
}

/**
 * The real path of `path`, or of its nearest ancestor that exists with the rest appended. A link to nowhere has none:
 * writing through it would create its target, wherever that is.
 */
function realPathOfNearest(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    if (parent === path || lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return ''
    return join(realPathOfNearest(parent), path.slice(parent.length))
  }
}
