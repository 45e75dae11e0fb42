import { closeSync, fsyncSync, openSync } from 'node:fs'

/**
 * Forces the names in a folder to the disk: a rename lasts only then. Windows does so itself and cannot open folders.
 *
 * @throws the error of `node:fs`
 */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
