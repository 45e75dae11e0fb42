import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail } from '@tunesmith/contract'
import { z } from 'zod'
import { makeFolder } from './make-folder.ts'
import { failFromSystem } from './system-failure.ts'
import { writeFileDurably } from './write-file.ts'

/** Locks held by this process; an unreachable database would be collected and its lock dropped. */
const held = new Set<DatabaseSync>()
/** Milliseconds to wait for a lock that is only being looked at. */
const patience = 200

const LockHolder = z.object({ pid: z.int(), host: z.string(), since: z.string() })
/** Who holds a lock. */
export type LockHolder = z.infer<typeof LockHolder>

/** A right that one process has, until `release` or its end, however it ends. */
export interface ProcessLock {
  release(): void
}

const holderPath = (path: string) => `${path}.json`
/** The files that the lock at a path leaves. */
export const lockFilesOf = (path: string) => [path, holderPath(path)]

/**
 * Makes this process the only one that holds the lock at `path`, or calls `refuse` with who does (null where that is not
 * known yet). It is an operating-system lock, taken through SQLite because Node has no call of its own for it: it ends
 * with the process, so no stale lock is ever left behind.
 *
 * @throws NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED, and what `refuse` throws
 */
export function takeLock(path: string, refuse: (holder: LockHolder | null) => never): ProcessLock {
  const database = openLock(path)
  try {
    if (!begin(database, path)) refuse(readHolder(path))
    const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
    writeFileDurably(holderPath(path), `${JSON.stringify(holder)}\n`)
  } catch (error) {
    database.close()
    throw error
  }
  held.add(database)
  return {
    release() {
      if (!held.delete(database)) return
      rmSync(holderPath(path), { force: true })
      database.close()
    },
  }
}

/** Who holds the lock at `path`; null where nobody does, or where who does has not said yet. */
export function lockHolderAt(path: string): LockHolder | null {
  if (!existsSync(path)) return null
  const database = openLock(path)
  try {
    return begin(database, path) ? null : readHolder(path)
  } finally {
    database.close()
  }
}

function openLock(path: string): DatabaseSync {
  try {
    makeFolder(dirname(path))
    // Made here, because the file system's own error says more than SQLite's. Never opened otherwise: closing any
    // other descriptor of the file would drop the lock (POSIX).
    if (!existsSync(path)) writeFileSync(path, '', { flag: 'a' })
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
  try {
    return new DatabaseSync(path, { timeout: patience })
  } catch (error) {
    failToLock(error, path)
  }
}

/** Result codes of SQLite (https://www.sqlite.org/rescode.html). */
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
type SqliteError = Error & { errcode?: number }

/** Whether the lock was free, and so is this connection's now. */
function begin(database: DatabaseSync, path: string): boolean {
  try {
    database.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if ((error as SqliteError).errcode === SQLITE_BUSY) return false
    failToLock(error, path)
  }
}

function failToLock(error: unknown, path: string): never {
  const { errcode, message } = error as SqliteError
  if (errcode === SQLITE_READONLY) fail('NO_PERMISSION', { path, action: 'write to' }, error)
  fail('FILE_ACCESS_FAILED', { path, action: 'lock', detail: message }, error)
}

function readHolder(path: string): LockHolder | null {
  try {
    return LockHolder.safeParse(JSON.parse(readFileSync(holderPath(path), 'utf8'))).data ?? null
  } catch {
    return null // the holder has locked but not yet written who it is
  }
}
