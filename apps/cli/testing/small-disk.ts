import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A file system of its own with little room. */
export interface SmallDisk {
  /** Changes its size, in bytes, and keeps what is on it. */
  resize(bytes: number): void
  remove(): void
}

/** Makes the folder `path` a disk of `bytes`; undefined where this account may not (it takes root, on Linux). */
export function createSmallDisk(path: string, bytes: number): SmallDisk | undefined {
  mkdirSync(path)
  const run = (command: string, ...words: string[]) => void execFileSync(command, words, { stdio: 'ignore' })
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path)
  } catch {
    return undefined
  }
  return {
    resize: (size) => run('mount', '-o', `remount,size=${size}`, path),
    remove: () => run('umount', path),
  }
}
