import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { PARTIAL_MARK } from './durable-file.ts'
import { flushFolder } from './flush-folder.ts'
import { makeFolder } from './make-folder.ts'
import { failFromSystem } from './system-failure.ts'

/**
 * Copies a file so that it is on the disk, whole and under its name, when this returns: a clone where the disk can make one,
 * and never a link, since whoever writes to the original would write to the copy, too. Missing folders are made.
 *
 * @throws FILE_MISSING, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function copyFileDurably(from: string, to: string): void {
  requireReadable(from)
  const partial = `${to}${PARTIAL_MARK}${randomBytes(6).toString('hex')}`
  try {
    makeFolder(dirname(to))
    copyFileSync(from, partial, constants.COPYFILE_FICLONE)
    chmodSync(partial, 0o644) // the original may be read-only
    flush(partial)
    renameSync(partial, to)
    flushFolder(dirname(to))
  } catch (error) {
    rmSync(partial, { force: true })
    failFromSystem(error, to, 'write to')
  }
}

function requireReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK)
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
