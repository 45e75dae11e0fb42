import { join } from 'node:path'

/* What is where in a data folder. */
export const databaseName = 'tunesmith.sqlite'
export const databasePath = (folder: string) => join(folder, databaseName)
/** Held by the process that has the folder open. */
export const lockPath = (folder: string) => join(folder, 'tunesmith.lock')
export const artifactsFolder = (folder: string) => join(folder, 'artifacts')
/** One folder a run; what is in it is the trainer's. */
export const runsFolder = (folder: string) => join(folder, 'runs')
/** One folder an export; what is in it can be made again, so that no backup takes it. */
export const exportsFolder = (folder: string) => join(folder, 'exports')
/** Held by the process that makes a backup, which may be another than the one that has the folder open. */
export const backupLockPath = (folder: string) => join(folder, 'backup.lock')
export const stagingFolder = (folder: string) => join(folder, 'backup.partial')

/**
 * What a backup takes besides the database. What is `written-once` is replaced as a whole or never changes; in what is
 * `growing`, logs are added to as well, and files belong together.
 */
export const backedUp: Readonly<Record<string, 'written-once' | 'growing'>> = {
  artifacts: 'written-once',
  datasets: 'written-once',
  models: 'written-once',
  runs: 'growing',
  secret: 'written-once',
}
