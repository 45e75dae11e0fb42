import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { idOf } from '@tunesmith/contract'
import { takeLock } from '@tunesmith/formats'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { newId, openStore } from './index.ts'
import { backupLockPath, databasePath } from './layout.ts'
import { startChild } from './testing/child.ts'
import { code, open, testFolder } from './testing/folder.ts'

const time = '2025-01-01T00:00:00.000Z'

describe('openStore', () => {
  it('keeps rows, and tells how many a query changed', async () => {
    const store = await open()
    await store.db.insertInto('settings').values({ key: 'a', value: '1' }).execute()
    const changed = await store.db.updateTable('settings').set({ value: '2' }).executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(1n)
    await store.close()
    const again = await open(store.folder)
    expect(await again.db.selectFrom('settings').selectAll().execute()).toEqual([{ key: 'a', value: '2' }])
  })

  it('writes to the disk before it acknowledges, and minds references', async () => {
    const { db } = await open()
    expect((await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }])
    expect((await sql`PRAGMA journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
    const orphan = { dataset_id: newId('dataset'), line: 1, fields: null, edited_at: time }
    await expect(db.insertInto('dataset_edits').values(orphan).execute()).rejects.toThrow('FOREIGN KEY')
  })

  it('keeps the files that its tables refer to, and all of them while a backup is being made', async () => {
    const store = await open()
    const file = (text: string, row: boolean) => store.artifacts.put(Readable.from([text]), async ({ sha256, bytes }) => {
      const values = { id: `file-${text}`, purpose: 'fine-tune', file_name: 'rows.jsonl', sha256, bytes, created_by: 'u', created_at: time }
      if (row) await store.db.insertInto('api_files').values(values).execute()
      return sha256
    })
    const [used, unused] = [await file('used', true), await file('unused', false)]
    const lock = takeLock(backupLockPath(store.folder), () => { throw new Error('held') })
    expect(await store.collectArtifacts()).toEqual({ files: 0, bytes: 0 })
    lock.release()
    expect(await store.collectArtifacts()).toEqual({ files: 1, bytes: 6 })
    expect([store.artifacts.has(used), store.artifacts.has(unused)]).toEqual([true, false])
  })

  it('lets nothing into a transaction that is not part of it', async () => {
    const { db } = await open()
    const outside: Promise<unknown>[] = []
    const transaction = db.transaction().execute(async (inside) => {
      await inside.insertInto('settings').values({ key: 'in', value: '1' }).execute()
      outside.push(db.insertInto('settings').values({ key: 'out', value: '1' }).execute())
      await new Promise((resolve) => setTimeout(resolve, 5))
      throw new Error('undo')
    })
    await expect(transaction).rejects.toThrow('undo')
    await Promise.all(outside)
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'out' }])
  })

  it('tells a full disk as what it is, and goes on when there is room again', async () => {
    const { db, sqlite } = await open()
    const pages = (sqlite.prepare('PRAGMA page_count').get() as { page_count: number }).page_count
    const write = (key: string) => db.insertInto('settings').values({ key, value: 'x'.repeat(100_000) }).execute()
    sqlite.exec(`PRAGMA max_page_count = ${pages + 5}`)
    await expect(write('a')).rejects.toMatchObject(code('DISK_FULL', 'tunesmith.sqlite'))
    sqlite.exec('PRAGMA max_page_count = 1000000')
    await write('b')
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'b' }])
  })

  it('streams rows, also after a stream that was left early', async () => {
    const { db } = await open()
    await db.insertInto('settings').values([{ key: 'a', value: '1' }, { key: 'b', value: '2' }]).execute()
    const query = db.selectFrom('settings').selectAll()
    for await (const { key } of query.stream()) {
      expect(key).toBe('a')
      break
    }
    const keys: string[] = []
    for await (const { key } of query.stream()) keys.push(key)
    expect(keys).toEqual(['a', 'b'])
    expect(await query.execute()).toHaveLength(2)
  })
})

describe('a data folder', () => {
  it.skipIf(process.platform === 'win32')('is for this account alone', async () => {
    const { folder } = await open()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('belongs to one process at a time, and is free the moment that one is killed', async () => {
    const folder = join(testFolder(), 'data')
    const holder = startChild(new URL('./testing/holder.fixture.ts', import.meta.url), folder)
    await holder.printed(1)
    await expect(openStore(folder)).rejects.toMatchObject(code('DATA_FOLDER_LOCKED', String(holder.process.pid)))
    await holder.kill()
    const store = await open(folder)
    await expect(openStore(folder)).rejects.toMatchObject(code('DATA_FOLDER_LOCKED', String(process.pid)))
    await store.close()
    await store.close()
    await open(folder)
  })

  it('loses nothing that was acknowledged when its process is killed', async () => {
    const folder = join(testFolder(), 'data')
    for (let round = 1; round <= 4; round++) {
      const writer = startChild(new URL('./testing/writer.fixture.ts', import.meta.url), folder)
      await writer.printed(3 + round * 4)
      await writer.kill()
      const store = await openStore(folder)
      const rows = await store.db.selectFrom('settings').selectAll().execute()
      expect(rows.map((row) => row.key)).toEqual(expect.arrayContaining(writer.lines))
      for (const { value } of rows) await store.artifacts.verify(value)
      await store.close()
    }
  })

  it('is refused, and free again, where its database is something else', async () => {
    const folder = testFolder()
    writeFileSync(databasePath(folder), 'no database at all, but long enough to be taken for one'.repeat(100))
    await expect(openStore(folder)).rejects.toMatchObject(code('DATABASE_DAMAGED', databasePath(folder)))
    await expect(openStore(folder)).rejects.toMatchObject(code('DATABASE_DAMAGED'))
  })

  it('is refused where a folder stands in the place of its database', async () => {
    const folder = testFolder()
    mkdirSync(databasePath(folder))
    await expect(openStore(folder)).rejects.toMatchObject(code('FILE_ACCESS_FAILED', databasePath(folder)))
  })
})

describe('newId', () => {
  it('makes identifiers as the contract wants them, each another', () => {
    const ids = Array.from({ length: 1000 }, () => newId('run'))
    for (const id of ids) expect(id).toMatch(/^run_[0-9a-z]{20}$/)
    expect(new Set(ids).size).toBe(1000)
    expect(idOf('run').parse(ids[0])).toBe(ids[0])
  })
})
