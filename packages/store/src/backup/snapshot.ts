import { linkSync, rmSync } from 'node:fs'
import { constants, copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { makeFolder } from '@tunesmith/formats'
import { failFromSqlite } from '../database/sqlite-failure.ts'
import { filesAt, isGone, namesIn, pathsAt } from '../files/files-at.ts'
import { artifactsFolder, backedUp, databaseName, databasePath } from '../layout.ts'

/**
 * Gathers in `staging` what the data folder holds at one moment, while others write. Files are linked, not copied: that
 * takes no space and next to no time, and what is deleted or replaced meanwhile stays as it was.
 *
 * Artefacts are linked before the database is copied, and again after: one that the copy refers to was there the first
 * time, or was stored since then, and nothing is collected while a backup is being made.
 */
export async function takeSnapshot(dataFolder: string, staging: string): Promise<void> {
  await linkOnce(artifactsFolder(dataFolder), artifactsFolder(staging))
  await snapshotDatabase(databasePath(dataFolder), join(staging, databaseName))
  for (const [name, kind] of Object.entries(backedUp)) {
    const [from, to] = [join(dataFolder, name), join(staging, name)]
    if (kind === 'written-once') await linkOnce(from, to)
    else for (const child of namesIn(from)) await linkTogether(join(from, child), join(to, child))
  }
}

/** Pages at a time: all. A copy in steps begins anew whenever somebody writes in between. */
const ALL_PAGES = 2 ** 31 - 1

async function snapshotDatabase(path: string, copy: string): Promise<void> {
  let reader: DatabaseSync | undefined
  try {
    // an own connection sees one state from beginning to end, whatever is written through others
    reader = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    await copyDatabase(reader, copy, { rate: ALL_PAGES })
  } catch (error) {
    failFromSqlite(error, path)
  } finally {
    reader?.close()
  }
}

/** Locks, and what is not complete yet. */
const isTransient = (file: string) => /\.partial-|\.lock(\.json)?$/.test(file)
/** Logs are added to and cut in place, so that they must be copied. */
const isLog = (file: string) => /\.(jsonl|log)$/.test(file)

const lasting = (path: string) => filesAt(path).filter((file) => !isTransient(file))

/** Files to link before others get their turn. */
const FILES_AT_A_TIME = 100

async function linkOnce(from: string, to: string): Promise<void> {
  for (const [index, file] of lasting(from).entries()) {
    if (!isLinked(join(from, file), join(to, file))) await copy(join(from, file), join(to, file))
    if (index % FILES_AT_A_TIME === 0) await nextTurn()
  }
}

const ATTEMPTS = 50

/**
 * Links again until nothing came or went meanwhile, so that no newer checkpoint is missed for an older that was deleted;
 * without a pause in between, to be faster than whoever writes them.
 */
async function linkTogether(from: string, to: string): Promise<void> {
  let unlinked: string[] = []
  for (let attempt = 1, isStill = false; !isStill && attempt <= ATTEMPTS; attempt++) {
    rmSync(to, { recursive: true, force: true })
    const before = pathsAt(from).join('\n')
    unlinked = lasting(from).filter((file) => isLog(file) || !isLinked(join(from, file), join(to, file)))
    isStill = pathsAt(from).join('\n') === before
    await nextTurn()
  }
  // logs after the checkpoints, which rely on what the logs say of the steps before them
  for (const file of unlinked) await copy(join(from, file), join(to, file))
}

/** What file systems without hard links say, or those who may not link to the files of others. */
const cannotLink: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'])

/** Links a file, unless it is linked or gone; false where it must be copied. */
function isLinked(from: string, to: string): boolean {
  makeFolder(dirname(to))
  try {
    linkSync(from, to)
  } catch (error) {
    if (cannotLink.has((error as NodeJS.ErrnoException).code)) return false
    if (!isGone(error) && (error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return true
}

async function copy(from: string, to: string): Promise<void> {
  makeFolder(dirname(to))
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
