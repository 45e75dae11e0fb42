import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { fail, TunesmithError } from '@tunesmith/contract'
import { failFromSystem, takeLock } from '@tunesmith/formats'
import { backupLockPath, stagingFolder } from '../layout.ts'

/**
 * Gives a backup an empty folder to gather its files in, on the same disk as they, and removes it in the end. What a
 * killed backup left is removed, too.
 *
 * @throws BACKUP_RUNNING; NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export async function withStaging<T>(dataFolder: string, use: (staging: string) => Promise<T>): Promise<T> {
  const refuse = (pid: number | null) => fail('BACKUP_RUNNING', { folder: dataFolder, pid })
  const lock = takeLock(backupLockPath(dataFolder), (holder) => refuse(holder?.pid ?? null))
  const staging = stagingFolder(dataFolder)
  try {
    await rm(staging, { recursive: true, force: true })
    await mkdir(staging, { mode: 0o700 })
    return await use(staging)
  } catch (error) {
    failFromSystem(error, staging, 'write to')
  } finally {
    await rm(staging, { recursive: true, force: true })
    lock.release()
  }
}

/** Removes what a killed backup left; what one that is running has gathered stays. */
export async function removeStaging(dataFolder: string): Promise<void> {
  if (!existsSync(stagingFolder(dataFolder))) return
  try {
    await withStaging(dataFolder, async () => {})
  } catch (error) {
    if (!(error instanceof TunesmithError) || error.code !== 'BACKUP_RUNNING') throw error
  }
}
