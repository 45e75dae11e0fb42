import { createHash } from 'node:crypto'
import {
  existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { endOfArchive, takeLock, writeEntry } from '@tunesmith/formats'
import { describe, expect, it } from 'vitest'
import { backup, restore, runsFolder, type Store } from '../index.ts'
import { backupLockPath, databasePath, stagingFolder } from '../layout.ts'
import { wholeCheckpoints } from '../testing/checkpoints.ts'
import { startChild } from '../testing/child.ts'
import { code, open, testFolder } from '../testing/folder.ts'
import type { Manifest } from './manifest.ts'

const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const rowsOf = (store: Store) => store.db.selectFrom('settings').selectAll().orderBy('key').execute()

/** The files of a folder with their sums, without those that SQLite and locks leave at its top. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const content = paths.filter((path) => !/^(tunesmith|backup)\./.test(path)).sort()
  return Object.fromEntries(content.map((path) => [path, sha256Of(readFileSync(join(folder, path)))]))
}

async function storeWithContent(): Promise<Store> {
  const store = await open()
  for (const text of ['first', 'second', '']) {
    await store.artifacts.put(Readable.from([text]), ({ sha256 }) =>
      store.db.insertInto('settings').values({ key: text, value: sha256 }).execute())
  }
  const run = join(runsFolder(store.folder), 'run_1')
  mkdirSync(join(run, 'checkpoints', 'step-1'), { recursive: true })
  writeFileSync(join(run, 'checkpoints', 'step-1', 'adapter'), 'weights')
  writeFileSync(join(run, 'events.jsonl'), '{}\n')
  writeFileSync(join(store.folder, 'secret'), 'hush')
  return store
}

/** An archive as `backup` writes it, of files to choose. */
async function archive(path: string, files: Record<string, string | Uint8Array>, change: (manifest: Manifest) => void = () => {}) {
  const manifest: Manifest = { version: 1, createdAt: new Date().toISOString(), databaseVersion: 1, files: [] }
  const parts: Uint8Array[] = []
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    parts.push(await buffer(writeEntry(name, bytes.byteLength, [bytes])))
    manifest.files.push({ path: name, bytes: bytes.byteLength, sha256: sha256Of(bytes) })
  }
  change(manifest)
  const last = Buffer.from(JSON.stringify(manifest))
  writeFileSync(path, Buffer.concat([...parts, await buffer(writeEntry('manifest.json', last.byteLength, [last])), endOfArchive()]))
}

async function databaseBytes(change = ''): Promise<Buffer> {
  const { folder } = await open().then(async (store) => (await store.close(), store))
  const database = new DatabaseSync(databasePath(folder))
  database.exec(change)
  database.close()
  return readFileSync(databasePath(folder))
}

describe('a backup', () => {
  it('restores to the same rows and the same bytes', async () => {
    const store = await storeWithContent()
    const file = join(testFolder(), 'new', 'backup.tar')
    const told: [number, number][] = []
    const sum = await backup(store, file, (...amounts) => told.push(amounts))
    expect(sum).toEqual({ bytes: statSync(file).size, sha256: sha256Of(readFileSync(file)) })
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b))
    expect(told.at(-1)![0]).toBe(told.at(-1)![1])
    const folder = join(testFolder(), 'restored', 'data')
    await restore(file, folder)
    expect(contentOf(folder)).toEqual(contentOf(store.folder))
    const restored = await open(folder)
    expect(await rowsOf(restored)).toEqual(await rowsOf(store))
    expect(readdirSync(join(folder, '..'))).toEqual(['data'])
    if (process.platform !== 'win32') {
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    }
    await backup(restored, file) // over the one before
    await restore(file, join(testFolder(), 'again'))
  })

  it('taken again and again while another process writes is a whole moment each time', async () => {
    const folder = join(testFolder(), 'data')
    const writer = startChild(new URL('../testing/writer.fixture.ts', import.meta.url), folder)
    await writer.printed(3)
    const backups = testFolder()
    for (const round of [1, 2]) {
      const acknowledged = [...writer.lines]
      await backup({ folder }, join(backups, `${round}.tar`))
      await writer.printed(acknowledged.length + 3)
      const restored = join(backups, `data-${round}`)
      await restore(join(backups, `${round}.tar`), restored)
      const store = await open(restored)
      const rows = await rowsOf(store)
      expect(rows.map((row) => row.key)).toEqual(expect.arrayContaining(acknowledged))
      for (const { value } of rows) await store.artifacts.verify(value)
      expect(readdirSync(join(runsFolder(restored), 'run_1')).sort()).toEqual(['checkpoints', 'metrics.jsonl'])
      expect(wholeCheckpoints(join(runsFolder(restored), 'run_1')).length).toBeGreaterThan(0)
    }
    await writer.kill()
    await backup({ folder }, join(backups, 'killed.tar')) // with what SQLite has not moved into its file yet
    await restore(join(backups, 'killed.tar'), join(backups, 'killed'))
    expect(await rowsOf(await open(join(backups, 'killed')))).toEqual(await rowsOf(await open(folder)))
  })

  it('takes no links, locks or unfinished files, and leaves nothing in the data folder', async () => {
    const store = await storeWithContent()
    const run = join(runsFolder(store.folder), 'run_1')
    const before = contentOf(store.folder)
    symlinkSync('/etc/hostname', join(run, 'link'))
    writeFileSync(join(run, 'run.lock'), '')
    writeFileSync(join(run, 'run.lock.json'), '{}')
    mkdirSync(join(run, 'checkpoints', '.partial-step-2-ab'))
    writeFileSync(join(run, 'checkpoints', '.partial-step-2-ab', 'adapter'), 'half')
    const file = join(testFolder(), 'backup.tar')
    await backup(store, file)
    await restore(file, join(testFolder(), 'data'))
    await restore(file, join(store.folder, 'inside'))
    expect(contentOf(join(store.folder, 'inside'))).toEqual(before)
    expect(existsSync(stagingFolder(store.folder))).toBe(false)
  })

  it('is made by one process at a time, and what a killed one left is cleared away', async () => {
    const store = await storeWithContent()
    const file = join(testFolder(), 'backup.tar')
    const lock = takeLock(backupLockPath(store.folder), () => { throw new Error('free') })
    await expect(backup(store, file)).rejects.toMatchObject(code('BACKUP_RUNNING', String(process.pid)))
    mkdirSync(stagingFolder(store.folder))
    await store.close()
    await open(store.folder).then((again) => again.close())
    expect(existsSync(stagingFolder(store.folder))).toBe(true) // its owner is alive
    lock.release()
    await open(store.folder)
    expect(existsSync(stagingFolder(store.folder))).toBe(false)
    expect(existsSync(file)).toBe(false)
  })

  it('needs a data folder, and a place to be written to', async () => {
    const file = join(testFolder(), 'backup.tar')
    const folder = join(testFolder(), 'mistyped')
    await expect(backup({ folder }, file)).rejects.toMatchObject(code('FILE_MISSING', folder))
    expect(existsSync(folder)).toBe(false)
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, 'a file')
    await expect(backup(await open(), join(file, 'backup.tar'))).rejects.toMatchObject(code('FILE_ACCESS_FAILED'))
  })
})

describe('restoring', () => {
  const into = () => join(testFolder(), 'data')

  it('refuses a folder that has something in it, and takes an empty one', async () => {
    const file = join(testFolder(), 'backup.tar')
    await backup(await storeWithContent(), file)
    const folder = testFolder()
    await restore(file, folder)
    const before = contentOf(folder)
    await expect(restore(file, folder)).rejects.toMatchObject(code('FOLDER_NOT_EMPTY', folder))
    expect(contentOf(folder)).toEqual(before)
    await expect(restore(join(folder, 'none.tar'), into())).rejects.toMatchObject(code('FILE_MISSING'))
  })

  it('refuses a backup that is cut off or changed anywhere, and leaves nothing', async () => {
    const parent = testFolder()
    const [file, changed, target] = ['backup.tar', 'changed.tar', 'data'].map((name) => join(parent, name))
    await backup(await storeWithContent(), file)
    const bytes = readFileSync(file)
    for (let index = 0; index < 24; index++) {
      writeFileSync(changed, bytes.subarray(0, Math.floor((bytes.byteLength * index) / 24)))
      await expect(restore(changed, target)).rejects.toMatchObject(code('BACKUP_INVALID', changed))
    }
    const database = bytes.indexOf('SQLite format 3') + 100
    for (const at of [0, 130, 257, database, bytes.indexOf('weights'), bytes.indexOf('"sha256"') + 12, bytes.indexOf('"bytes"')]) {
      const copy = Buffer.from(bytes)
      copy[at] ^= 1
      writeFileSync(changed, copy)
      await expect(restore(changed, target), `byte ${at}`).rejects.toMatchObject(code('BACKUP_INVALID'))
    }
    expect(readdirSync(parent).sort()).toEqual(['backup.tar', 'changed.tar'])
  })

  it.each([
    '../outside', '/tmp/outside', 'runs/../../outside', 'runs/./a', 'runs//a', 'runs\\..\\a', 'C:/outside', 'tunesmith.lock', '', 'constructor/a',
    'runs/a\0b', 'datasets/..',
  ])('refuses a file named %j', async (name) => {
    const file = join(testFolder(), 'backup.tar')
    await archive(file, { 'tunesmith.sqlite': await databaseBytes(), [name]: 'x' })
    const folder = into()
    await expect(restore(file, folder)).rejects.toMatchObject(code('BACKUP_INVALID'))
    expect(existsSync(folder)).toBe(false)
  })

  it('refuses what does not agree with its manifest, or has none', async () => {
    const file = join(testFolder(), 'backup.tar')
    const files = { 'tunesmith.sqlite': await databaseBytes(), 'runs/run_1/events.jsonl': '{}\n' }
    await archive(file, files)
    await restore(file, into()) // what is changed below is right to begin with
    const refused = async (problem: string) =>
      expect(restore(file, into())).rejects.toMatchObject(code('BACKUP_INVALID', problem))
    await archive(file, files, (manifest) => manifest.files.pop())
    await refused('does not name runs/run_1/events.jsonl')
    await archive(file, files, (manifest) => manifest.files.push({ path: 'runs/b', bytes: 1, sha256: sha256Of('b') }))
    await refused('runs/b is missing')
    await archive(file, files, (manifest) => Object.assign(manifest, { version: 2 }))
    await refused('manifest cannot be read')
    await archive(file, { 'runs/a': 'a' })
    await refused('no database')
    writeFileSync(file, Buffer.concat([await buffer(writeEntry('runs/a', 1, [Buffer.from('a')])), endOfArchive()]))
    await refused('no manifest')
    const twice = await buffer(writeEntry('runs/a', 1, [Buffer.from('a')]))
    writeFileSync(file, Buffer.concat([twice, twice, endOfArchive()]))
    await refused('runs/a twice')
  })

  it('refuses a database that is none, damaged or newer', async () => {
    const file = join(testFolder(), 'backup.tar')
    const refused = async (database: string | Uint8Array, name = 'BACKUP_INVALID') => {
      await archive(file, { 'tunesmith.sqlite': database })
      await expect(restore(file, into())).rejects.toMatchObject(code(name, file))
    }
    await refused('no database')
    await refused('')
    await refused((await databaseBytes()).fill(7, 8192, 12_288))
    await refused(await databaseBytes('PRAGMA user_version = 999'), 'DATA_FOLDER_NEWER')
  })
})
