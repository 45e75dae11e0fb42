import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { type LockHolder, lockFilesOf, lockHolderAt, type ProcessLock, takeLock } from '@tunesmith/formats'

export type { LockHolder } from '@tunesmith/formats'

const lockPath = (runFolder: string) => join(runFolder, 'run.lock')
/** The files a lock leaves in its folder. */
export const lockFiles = (runFolder: string) => lockFilesOf(lockPath(runFolder))

/** The right to write in a run folder, until `release` or the end of the process, however it ends. */
export type RunLock = ProcessLock

/**
 * Makes this process the only one that works in the run folder. Throws `RUN_ALREADY_ACTIVE`, naming the process that
 * holds it.
 */
export function lockRun(runFolder: string): RunLock {
  return takeLock(lockPath(runFolder), (holder) =>
    fail('RUN_ALREADY_ACTIVE', { runFolder, pid: holder?.pid ?? null, since: holder?.since ?? null }))
}

/** Who holds the lock of a run, or null when nobody does. */
export const lockHolder = (runFolder: string): LockHolder | null => lockHolderAt(lockPath(runFolder))
