import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { migrate, newestVersion, versionOf } from '../database/migrate.ts'
import { openStore } from '../index.ts'
import { databasePath } from '../layout.ts'
import { code, open, testFolder } from '../testing/folder.ts'
import { migrations } from './index.ts'

/*
 * fixtures/version-N.sql is a database as version N made it, with a row in each table. A new version comes with its own:
 * `node packages/store/scripts/write-fixture.ts`.
 */
const fixture = (version: number) => new URL(`./fixtures/version-${version}.sql`, import.meta.url)
const versions = Array.from({ length: newestVersion }, (_, index) => index + 1)

const tablesOf = (database: DatabaseSync): string[] =>
  database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).all()
    .map(({ name }) => String(name))
const schemaOf = (database: DatabaseSync): unknown[] =>
  database.prepare(`SELECT type, name, tbl_name, replace(sql, '  ', '') AS sql FROM sqlite_schema ORDER BY type, name`).all()
const countsOf = (database: DatabaseSync): Record<string, unknown> =>
  Object.fromEntries(tablesOf(database).map((table) => [table, database.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.n]))

function folderOfVersion(version: number): { folder: string; counts: Record<string, unknown> } {
  const folder = testFolder()
  const database = new DatabaseSync(databasePath(folder))
  database.exec(readFileSync(fixture(version), 'utf8'))
  database.exec(`PRAGMA user_version = ${version}`)
  const counts = countsOf(database)
  database.close()
  return { folder, counts }
}

describe('a database', () => {
  it('is made in an empty folder', async () => {
    const { sqlite } = await open()
    expect(versionOf(sqlite)).toBe(newestVersion)
    expect(tablesOf(sqlite)).toEqual([
      'account', 'api_files', 'api_key_usage', 'api_keys', 'audit_log', 'chats', 'dataset_edits', 'datasets', 'downloads', 'exports', 'file_sums', 'fine_tuning_jobs', 'messages',
      'model_aliases', 'model_imports', 'model_versions', 'projects', 'registered_models', 'runs', 'session', 'settings',
      'sign_in_links', 'user', 'verification',
    ])
  })

  it.each(versions)('of version %i opens with all its rows, and is then like one made now', async (version) => {
    expect(existsSync(fixture(version)), `add ${fixture(version).pathname}`).toBe(true)
    const { folder, counts } = folderOfVersion(version)
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0)
    const { sqlite } = await open(folder)
    expect(versionOf(sqlite)).toBe(newestVersion)
    expect(schemaOf(sqlite)).toEqual(schemaOf((await open()).sqlite))
    expect(countsOf(sqlite)).toMatchObject(counts)
    expect(sqlite.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
  })

  it('of a newer version is refused and left alone', async () => {
    const { folder } = await open().then(async (store) => (await store.close(), store))
    const database = new DatabaseSync(databasePath(folder))
    database.exec(`PRAGMA user_version = ${newestVersion + 1}`)
    await expect(openStore(folder)).rejects.toMatchObject(code('DATA_FOLDER_NEWER', folder))
    expect(versionOf(database)).toBe(newestVersion + 1)
    database.close()
  })

  it('stays as it was when a migration fails', () => {
    const folder = join(testFolder(), 'data')
    mkdirSync(folder)
    const database = new DatabaseSync(databasePath(folder))
    database.exec('CREATE TABLE settings (other TEXT)') // in the way of the first migration, behind most of its tables
    expect(() => migrate(database, folder)).toThrow('already exists')
    expect(tablesOf(database)).toEqual(['settings'])
    expect(versionOf(database)).toBe(0)
    expect(migrations.length).toBeGreaterThan(0)
    database.close()
  })
})
