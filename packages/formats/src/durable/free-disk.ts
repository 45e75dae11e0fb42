import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Bytes this account may still write where `folder` is, or is going to be. */
export function freeDisk(folder: string): number {
  let nearest = resolve(folder)
  while (!existsSync(nearest)) nearest = dirname(nearest)
  const { bavail, bsize } = statfsSync(nearest)
  return bavail * bsize
}
