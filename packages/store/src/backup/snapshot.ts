import { lstatSync, readdirSync } from 'node:fs'
import { constants, copyFile, link, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite'
import { makeFolder } from '@tunesmith/formats'
import { failFromSqlite } from '../database/sqlite-failure.ts'
import { artifactsFolder, backedUp, databaseName, databasePath } from '../layout.ts'

/**
 * Gathers in `staging` what the data folder holds at one moment, while others write. Files are linked, not copied: that
 * takes no space and next to no time, and what is deleted or replaced meanwhile stays as it was.
 *
 * Artefacts are linked before the database is copied, and again after: one that the copy refers to was there the first
 * time, or was stored since then, and what is that young is never collected.
 */
export async function takeSnapshot(dataFolder: string, staging: string): Promise<void> {
  await linkOnce(artifactsFolder(dataFolder), artifactsFolder(staging))
  await snapshotDatabase(databasePath(dataFolder), join(staging, databaseName))
  for (const [name, kind] of Object.entries(backedUp)) {
    const [from, to] = [join(dataFolder, name), join(staging, name)]
    if (kind === 'written-once') await linkOnce(from, to)
    else for (const child of childrenOf(from)) await linkTogether(join(from, child), join(to, child))
  }
}

/** Every file at `path` and below, relative to it, sorted; a file has itself, as ''. */
export function filesAt(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.isFile() ? [''] : []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort()
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

async function linkOnce(from: string, to: string): Promise<void> {
  for (const file of lasting(from)) await unlessGone(linkOrCopy(join(from, file), join(to, file)))
}

const ATTEMPTS = 50

/** Again and again until nothing came or went meanwhile, so that no newer file is missed for an older that was deleted. */
async function linkTogether(from: string, to: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await rm(to, { recursive: true, force: true })
    const files = lasting(from)
    for (const file of files.filter((name) => !isLog(name))) await unlessGone(linkOrCopy(join(from, file), join(to, file)))
    // after the checkpoints, which rely on what the logs say of the steps before them
    for (const file of files.filter(isLog)) await unlessGone(copy(join(from, file), join(to, file)))
    if (lasting(from).join('\n') === files.join('\n')) return
  }
}

function lasting(path: string): string[] {
  try {
    return filesAt(path).filter((file) => !isTransient(file))
  } catch (error) {
    if (isGone(error)) return [] // a folder vanished while it was being read
    throw error
  }
}

const childrenOf = (folder: string) => (lstatSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder).sort() : [])

/** What file systems without hard links say, or those who may not link to the files of others. */
const cannotLink: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'])

async function linkOrCopy(from: string, to: string): Promise<void> {
  makeFolder(dirname(to))
  try {
    await link(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (!cannotLink.has(code)) throw error
    await copy(from, to)
  }
}

async function copy(from: string, to: string): Promise<void> {
  makeFolder(dirname(to))
  await copyFile(from, to, constants.COPYFILE_FICLONE)
}

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function unlessGone(action: Promise<void>): Promise<void> {
  try {
    await action
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** A path below a folder as archives write it. */
export const toArchivePath = (path: string) => path.split(sep).join('/')
