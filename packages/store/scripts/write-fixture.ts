// Writes the database of the newest version for the test of migrations: the fixture of the version before, migrated. Add a
// row by hand where the new version has a new table. Usage: node packages/store/scripts/write-fixture.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { migrate, newestVersion } from '../src/database/migrate.ts'

const fixture = (version: number) => new URL(`../src/migrations/fixtures/version-${version}.sql`, import.meta.url)
if (existsSync(fixture(newestVersion))) throw new Error(`version ${newestVersion} has its fixture already`)
const database = new DatabaseSync(':memory:')
if (existsSync(fixture(newestVersion - 1))) {
  database.exec(readFileSync(fixture(newestVersion - 1), 'utf8'))
  database.exec(`PRAGMA user_version = ${newestVersion - 1}`)
}
migrate(database, ':memory:')

const lines = [`-- A database as version ${newestVersion} made it, with a row in each table. Never edited once released.`]
const schema = database.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`).all()
for (const { sql } of schema) lines.push(`${String(sql).replace(/^ {2}/gm, '')};`)
lines.push('', '-- Rows refer to each other.', 'PRAGMA foreign_keys = OFF;')
for (const { type, name } of schema) {
  if (type !== 'table') continue
  for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).all()) {
    lines.push(`INSERT INTO ${String(name)} (${Object.keys(row).join(', ')})`, `VALUES (${Object.values(row).map(literal).join(', ')});`)
  }
}
lines.push('PRAGMA foreign_keys = ON;')
writeFileSync(fixture(newestVersion), `${lines.join('\n')}\n`)

function literal(value: SQLOutputValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`
  return String(value)
}
