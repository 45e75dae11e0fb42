import { createHash, type Hash } from 'node:crypto'
import type { RemoteFile } from '../api/read-model.ts'

/**
 * The hash that names the content of a file on the hub: SHA-256 for large files, and for small ones the SHA-1 of a git
 * blob, which begins with its size (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects).
 */
export function startHash({ bytes, isLarge }: Pick<RemoteFile, 'bytes' | 'isLarge'>): Hash {
  return isLarge ? createHash('sha256') : createHash('sha1').update(`blob ${bytes}\0`)
}
