import { openStore } from '@tunesmith/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestAccounts } from '../testing/accounts.ts'
import { contextOf } from '../testing/browser.ts'
import { openTestStudio, type TestStudio } from '../testing/studio.ts'
import { addPerson, createLink } from './accounts/index.ts'
import { writeAudit } from './audit.ts'
import { keepHouse } from './housekeeping.ts'
import { openStudio } from './open-studio.ts'

const DAY = 24 * 60 * 60
const note = { actor: null, action: 'signIn', target: null, outcome: 'failed' } as const

describe('keeping house', () => {
  let studio: Awaited<ReturnType<typeof openTestAccounts>>
  beforeEach(async () => {
    studio = await openTestAccounts()
  })
  afterEach(() => studio.close())
  const keep = () => keepHouse(studio.store, () => studio.accounts.now())
  const count = async (table: 'session' | 'sign_in_links' | 'verification' | 'audit_log') =>
    (await studio.store.db.selectFrom(table).selectAll().execute()).length

  it('deletes sessions, links and permissions whose time is over, and no others', async () => {
    const ada = { email: 'ada@example.org', password: 'correct horse' }
    await addPerson(studio.accounts, { ...ada, name: 'Ada', role: 'owner' })
    const browser = studio.browser()
    await browser.call('signIn', ada)
    await studio.browser().call('useLink', { token: await createLink(studio.accounts) })
    await createLink(studio.accounts)
    await keep()
    expect([await count('session'), await count('sign_in_links'), await count('verification')]).toEqual([2, 2, 1])
    studio.wait(16 * 60)
    await keep()
    expect([await count('session'), await count('sign_in_links'), await count('verification')]).toEqual([2, 0, 1])
    studio.wait(DAY)
    await keep()
    expect([await count('session'), await count('verification')]).toEqual([2, 0])
    expect(await studio.authenticate(browser.headers())).toMatchObject({ email: ada.email })
    studio.wait(30 * DAY)
    await keep()
    expect(await count('session')).toBe(0)
  })

  it('forgets the sums of files that are gone', async () => {
    const { store: { db } } = studio
    const sum = { bytes: 1, changed_at: 1, sha256: 'x' }
    await db.insertInto('file_sums').values([{ path: import.meta.filename, ...sum }, { path: `${import.meta.filename}.gone`, ...sum }]).execute()
    await keep()
    expect(await db.selectFrom('file_sums').select('path').execute()).toEqual([{ path: import.meta.filename }])
  })

  it('deletes what the audit log has kept long enough, however much it is', async () => {
    const { store: { db }, accounts: { now } } = studio
    const old = { time: now().toISOString(), actor: 'nobody', action: 'signIn', target: null, outcome: 'failed' }
    await db.transaction().execute(async (transaction) => {
      for (let round = 0; round < 25; round++) await transaction.insertInto('audit_log').values(Array.from({ length: 100 }, () => old)).execute()
    })
    studio.wait(399 * DAY)
    await writeAudit(db, now(), note)
    await keep()
    expect(await count('audit_log')).toBe(2501)
    studio.wait(2 * DAY)
    await keep()
    expect(await count('audit_log')).toBe(1)
  })
})

describe('how long the audit log is kept', () => {
  let studio: TestStudio
  beforeEach(async () => {
    studio = await openTestStudio()
  })
  afterEach(() => studio.close())

  it('is kept to by a studio that opens', async () => {
    const { dataFolder } = studio.studio
    await studio.studio.close()
    const store = await openStore(dataFolder)
    await writeAudit(store.db, new Date(Date.now() - 401 * DAY * 1000), { ...note, target: 'old' })
    await store.close()
    const reopened = await openStudio({ dataFolder })
    const targets = async () => (await reopened.handlers.listAuditLog({ offset: 0, limit: 200 }, contextOf())).items.map(({ target }) => target)
    await expect.poll(targets).not.toContain('old')
    expect((await targets()).length).toBeGreaterThan(0)
    await reopened.close()
  })

  it('is 400 days until an owner decides otherwise', async () => {
    expect(await studio.owner.call('getSettings', {})).toEqual({ auditDays: 400 })
    expect(await studio.owner.call('updateSettings', { auditDays: 30 })).toEqual({ auditDays: 30 })
    expect(await studio.owner.call('updateSettings', {})).toEqual({ auditDays: 30 })
    expect(await studio.studio.handlers.getSettings({}, contextOf())).toEqual({ auditDays: 30 })
  })
})
