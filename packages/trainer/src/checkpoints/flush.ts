import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Forces the bytes of a file to the disk. */
export function flushFile(path: string): void {
  flush(path, 'r+') // Windows flushes only what is open for writing
}

/** Forces the names in a folder to the disk: a rename is safe only then. Windows does so itself. */
export function flushFolder(path: string): void {
  if (process.platform !== 'win32') flush(path, 'r')
}

function flush(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
