import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrate.ts'
import { failFromSqlite } from './sqlite-failure.ts'

/** Milliseconds to wait for another connection, such as that of a backup. */
const PATIENCE = 5000

/*
 * WAL lets readers read while one writes; with FULL, what was committed is on the disk when the commit returns.
 */
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`

/**
 * Opens the database of a data folder, makes it where there is none, and brings it up to the present version.
 *
 * @throws DATA_FOLDER_NEWER, DATABASE_DAMAGED, NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export function openDatabase(path: string, folder: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: PATIENCE })
    database.exec(settings)
    migrate(database, folder)
    return database
  } catch (error) {
    database?.close()
    failFromSqlite(error, path)
  }
}
