import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import { failFromSqlite } from './sqlite-failure.ts'

/** Compiled statements that are kept; compiling takes longer than running most of them. */
const KEPT_STATEMENTS = 200

/** Kysely on Node's own SQLite. */
export function nodeSqliteDialect(database: DatabaseSync, path: string): SqliteDialect {
  const kept = new Map<string, SqliteStatement>()
  const adapter: SqliteDatabase = {
    prepare(sql) {
      const statement = kept.get(sql) ?? adaptStatement(database, sql, path)
      kept.delete(sql) // the one used last stands last
      kept.set(sql, statement)
      if (kept.size > KEPT_STATEMENTS) kept.delete(kept.keys().next().value as string)
      return statement
    },
    close: () => database.close(),
  }
  return new SqliteDialect({ database: adapter })
}

function adaptStatement(database: DatabaseSync, sql: string, path: string): SqliteStatement {
  const statement = explained(path, () => database.prepare(sql))
  const given = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => explained(path, () => statement.all(...given(parameters))),
    run: (parameters) => explained(path, () => statement.run(...given(parameters))),
    iterate: (parameters) => iterate(statement, given(parameters), path),
  }
}

function* iterate(statement: StatementSync, parameters: SQLInputValue[], path: string): Generator<unknown> {
  try {
    yield* statement.iterate(...parameters)
  } catch (error) {
    failFromSqlite(error, path)
  }
}

function explained<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    failFromSqlite(error, path)
  }
}
