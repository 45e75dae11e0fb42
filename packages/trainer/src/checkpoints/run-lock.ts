import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail } from '@tunesmith/contract'
import { failFromSystem, makeFolder, writeFileDurably } from '@tunesmith/formats'
import { z } from 'zod'

const lockName = 'run.lock'
const holderName = 'run.lock.json'
/** The files a lock leaves in its folder. */
export const lockFiles = (runFolder: string) => [join(runFolder, lockName), join(runFolder, holderName)]
/** Locks held by this process; an unreachable database would be collected and its lock dropped. */
const held = new Set<DatabaseSync>()
/** Milliseconds to wait for a lock that is only being looked at. */
const patience = 200

const Holder = z.object({ pid: z.int(), host: z.string(), since: z.string() })
/** Who works in a run folder. */
export type LockHolder = z.infer<typeof Holder>

/** The right to write in a run folder, until `release` or the end of the process, however it ends. */
export interface RunLock {
  release(): void
}

/**
 * Makes this process the only one that works in the run folder. The lock is an operating-system lock, taken through
 * SQLite because Node has no call of its own for it: it ends with the process, so no stale lock is ever left behind.
 * Throws `RUN_ALREADY_ACTIVE`, naming the process that holds it.
 */
export function lockRun(runFolder: string): RunLock {
  const path = join(runFolder, lockName)
  const database = openLock(runFolder, path)
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    database.close()
    explainRefusal(error, runFolder, path)
  }
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  try {
    writeFileDurably(join(runFolder, holderName), `${JSON.stringify(holder)}\n`)
  } catch (error) {
    database.close()
    throw error
  }
  held.add(database)
  return {
    release() {
      if (!held.delete(database)) return
      rmSync(join(runFolder, holderName), { force: true })
      database.close()
    },
  }
}

/** Who holds the lock of a run, or null when nobody does. */
export function lockHolder(runFolder: string): LockHolder | null {
  if (!existsSync(join(runFolder, lockName))) return null
  try {
    lockRun(runFolder).release()
    return null
  } catch (error) {
    if ((error as { code?: string }).code !== 'RUN_ALREADY_ACTIVE') throw error
    return readHolder(runFolder)
  }
}

function openLock(runFolder: string, path: string): DatabaseSync {
  try {
    makeFolder(runFolder)
    // Made here, because the file system's own error says more than SQLite's. Never opened otherwise: closing any
    // other descriptor of the file would drop the lock (POSIX).
    if (!existsSync(path)) writeFileSync(path, '', { flag: 'a' })
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
  return new DatabaseSync(path, { timeout: patience })
}

/** Result codes of SQLite (https://www.sqlite.org/rescode.html). */
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8

function explainRefusal(error: unknown, runFolder: string, path: string): never {
  const { errcode, message } = error as { errcode?: number; message: string }
  if (errcode === SQLITE_READONLY) fail('NO_PERMISSION', { path, action: 'write to' }, error)
  if (errcode !== SQLITE_BUSY) fail('FILE_ACCESS_FAILED', { path, action: 'lock', detail: message }, error)
  const holder = readHolder(runFolder)
  fail('RUN_ALREADY_ACTIVE', { runFolder, pid: holder?.pid ?? null, since: holder?.since ?? null })
}

function readHolder(runFolder: string): LockHolder | null {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(join(runFolder, holderName), 'utf8'))).data ?? null
  } catch {
    return null // the holder has locked but not yet written who it is
  }
}
