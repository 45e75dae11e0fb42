import { randomBytes } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync } from 'node:fs'
import { chmod, mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fail } from '@tunesmith/contract'
import { failFromSystem, joinInside, makeFolder, readTar, type TarEntry } from '@tunesmith/formats'
import { newestVersion, versionOf } from '../database/migrate.ts'
import { flushFolder } from '../files/flush.ts'
import { type Sum, writeStream } from '../files/write-stream.ts'
import { backedUp, databaseName } from '../layout.ts'
import { Manifest, manifestName } from './manifest.ts'

type Refuse = (problem: string) => never

/**
 * Makes a data folder from a backup. Everything is written beside, compared with the manifest, and only then put in place:
 * there is the whole folder in the end, or none.
 *
 * @throws FOLDER_NOT_EMPTY, BACKUP_INVALID, DATA_FOLDER_NEWER, FILE_MISSING, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function restore(file: string, folder: string): Promise<void> {
  const target = resolve(folder)
  const refuse: Refuse = (problem) => fail('BACKUP_INVALID', { path: file, problem })
  refuseUsed(target)
  const staging = `${target}.partial-${randomBytes(6).toString('hex')}`
  try {
    makeFolder(dirname(target))
    await mkdir(staging, { mode: 0o700 })
    await unpack(file, staging, refuse)
    checkDatabase(join(staging, databaseName), file, refuse)
    await flushTree(staging)
    if (lstatSync(target, { throwIfNoEntry: false })) await rmdir(target) // still empty, or this fails
    await rename(staging, target)
    await flushFolder(dirname(target))
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    failFromSystem(error, target, 'write to')
  }
}

function refuseUsed(folder: string): void {
  try {
    if (lstatSync(folder, { throwIfNoEntry: false }) && readdirSync(folder).length > 0) fail('FOLDER_NOT_EMPTY', { folder })
  } catch (error) {
    failFromSystem(error, folder, 'read')
  }
}

/** Writes every file of the archive below `staging`, and compares all of them with its manifest. */
async function unpack(file: string, staging: string, refuse: Refuse): Promise<void> {
  const found = new Map<string, Sum>()
  let manifest: Manifest | undefined
  for await (const entry of readTar(bytesOf(file), refuse)) {
    if (manifest) refuse('something stands behind its manifest')
    if (entry.name === manifestName) manifest = await readManifest(entry, refuse)
    else {
      if (found.has(entry.name)) refuse(`it has ${entry.name} twice`)
      found.set(entry.name, await writeEntryTo(placeOf(entry.name, staging, refuse), entry))
    }
  }
  compare(found, manifest ?? refuse('it has no manifest, so it was not written completely'), refuse)
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 })
  } catch (error) {
    failFromSystem(error, file, 'read')
  }
}

/** Nothing is written but what a backup may hold, where it belongs. */
function placeOf(name: string, staging: string, refuse: Refuse): string {
  const [first, ...rest] = name.split('/')
  const isExpected = name === databaseName || Object.hasOwn(backedUp, first)
  if (!isExpected || rest.some((part) => ['', '.', '..'].includes(part))) refuse(`it has the file ${JSON.stringify(name)}`)
  try {
    return joinInside(staging, name)
  } catch {
    return refuse(`it has the file ${JSON.stringify(name)}`)
  }
}

async function writeEntryTo(path: string, entry: TarEntry): Promise<Sum> {
  makeFolder(dirname(path))
  const sum = await writeStream(path, entry.content)
  if (entry.name.startsWith('artifacts/')) await chmod(path, 0o400)
  return sum
}

const MOST_MANIFEST_BYTES = 256 * 1024 * 1024

async function readManifest(entry: TarEntry, refuse: Refuse): Promise<Manifest> {
  if (entry.size > MOST_MANIFEST_BYTES) refuse('its manifest is too large')
  const json = await text(entry.content)
  try {
    return Manifest.parse(JSON.parse(json))
  } catch {
    return refuse('its manifest cannot be read')
  }
}

function compare(found: ReadonlyMap<string, Sum>, manifest: Manifest, refuse: Refuse): void {
  const expected = new Map(manifest.files.map((entry) => [entry.path, entry]))
  for (const [path, { sha256 }] of expected) {
    if (!found.has(path)) refuse(`${path} is missing`)
    if (found.get(path)?.sha256 !== sha256) refuse(`the checksum of ${path} differs`)
  }
  for (const path of found.keys()) if (!expected.has(path)) refuse(`its manifest does not name ${path}`)
  if (!found.has(databaseName)) refuse('it has no database')
}

function checkDatabase(path: string, file: string, refuse: Refuse): void {
  const database = new DatabaseSync(path)
  try {
    const version = versionOf(database)
    if (version > newestVersion) fail('DATA_FOLDER_NEWER', { folder: file, found: version, known: newestVersion })
    const [check] = database.prepare('PRAGMA quick_check(1)').all()
    if (version === 0 || check.quick_check !== 'ok') refuse('its database is damaged')
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== undefined) refuse(`its database is damaged: ${(error as Error).message}`)
    throw error
  } finally {
    database.close()
  }
}

/** Forces the names in a folder and below to the disk; the bytes are there already. */
async function flushTree(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await flushFolder(join(entry.parentPath, entry.name))
  }
  await flushFolder(folder)
}
