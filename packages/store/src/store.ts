import { chmodSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { fail } from '@tunesmith/contract'
import { failFromSystem, lockHolderAt, makeFolder, takeLock } from '@tunesmith/formats'
import { Kysely } from 'kysely'
import { type ArtifactStore, type Freed, openArtifactStore } from './artifacts/artifact-store.ts'
import { usedArtifacts } from './artifacts/used-artifacts.ts'
import { removeStaging } from './backup/staging.ts'
import { nodeSqliteDialect } from './database/kysely-dialect.ts'
import { openDatabase } from './database/open-database.ts'
import { artifactsFolder, backupLockPath, databasePath, lockPath } from './layout.ts'
import type { Schema } from './schema.ts'

/** The data folder of a studio, open. */
export interface Store {
  readonly folder: string
  /** What was committed is on the disk. Libraries with their own queries share this one, lest they mix transactions. */
  readonly db: Kysely<Schema>
  /** The connection below `db`: a query past `db` runs inside whatever transaction is open there. */
  readonly sqlite: DatabaseSync
  readonly artifacts: ArtifactStore
  /** Removes the files that no table refers to any more, unless a backup is being made: then another time. */
  collectArtifacts(): Promise<Freed>
  close(): Promise<void>
}

/**
 * Opens a data folder, makes it where there is none (for this account alone), and brings its database up to date. It
 * belongs to this process until it is closed, or the process ends, however it ends.
 *
 * @throws DATA_FOLDER_LOCKED, DATA_FOLDER_NEWER, DATABASE_DAMAGED, NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export async function openStore(dataFolder: string): Promise<Store> {
  const folder = resolve(dataFolder)
  prepare(folder)
  const lock = takeLock(lockPath(folder), (holder) => fail('DATA_FOLDER_LOCKED', { folder, pid: holder?.pid ?? null }))
  try {
    await removeStaging(folder)
    const artifacts = openArtifactStore(artifactsFolder(folder))
    const sqlite = openDatabase(databasePath(folder), folder)
    const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(sqlite, databasePath(folder)) })
    return {
      folder, db, sqlite, artifacts,
      // a backup that begins later sees a database that refers to nothing of what goes
      collectArtifacts: () => artifacts.collect(() => usedArtifacts(db), () => lockHolderAt(backupLockPath(folder)) === null),
      async close() {
        await db.destroy()
        if (sqlite.isOpen) sqlite.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function prepare(folder: string): void {
  try {
    if (existsSync(folder)) return
    makeFolder(folder)
    chmodSync(folder, 0o700)
  } catch (error) {
    failFromSystem(error, folder, 'write to')
  }
}
