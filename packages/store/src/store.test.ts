import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idOf } from '@tunesmith/contract'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newId, openStore, type Store } from './index.ts'

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function open(folder = join(testFolder(), 'data')): Promise<Store> {
  const store = await openStore(folder)
  onTestFinished(() => store.close())
  return store
}
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

describe('newId', () => {
  it('makes identifiers as the contract wants them, each another', () => {
    const ids = Array.from({ length: 1000 }, () => newId('run'))
    for (const id of ids) expect(id).toMatch(/^run_[0-9a-z]{20}$/)
    expect(new Set(ids).size).toBe(1000)
    expect(idOf('run').parse(ids[0])).toBe(ids[0])
  })
})
