import type { DatabaseSync } from 'node:sqlite'
import { fail } from '@tunesmith/contract'
import { migrations } from '../migrations/index.ts'

/** The version of a database made now. */
export const newestVersion = migrations.length

/** How many migrations the database has had; 0 for an empty one. */
export function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
}

/**
 * Brings a database up to the present version: all of the way, or, whatever happens, not at all.
 *
 * @throws DATA_FOLDER_NEWER
 */
export function migrate(database: DatabaseSync, folder: string): void {
  const found = versionOf(database)
  if (found > newestVersion) fail('DATA_FOLDER_NEWER', { folder, found, known: newestVersion })
  if (found === newestVersion) return
  database.exec('PRAGMA foreign_keys = OFF') // a table can only be rebuilt while nothing follows its references
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const migration of migrations.slice(found)) database.exec(migration)
    const broken = database.prepare('PRAGMA foreign_key_check').all()
    if (broken.length > 0) throw new Error(`internal: a migration left references to nothing: ${JSON.stringify(broken[0])}`)
    database.exec(`PRAGMA user_version = ${newestVersion}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  } finally {
    database.exec('PRAGMA foreign_keys = ON')
  }
}
