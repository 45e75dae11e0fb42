import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { addPerson, authenticate, createLink, hasOwnerPassword, openAccounts } from './index.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', role: 'editor' } as const
const { email, password } = ada

let studio: Awaited<ReturnType<typeof openTestAccounts>>
beforeEach(async () => {
  studio = await openTestAccounts()
})
afterEach(() => studio.close())

async function signedIn(address?: string) {
  const browser = studio.browser(address)
  await browser.call('signIn', { email, password })
  return browser
}

describe('signing in', () => {
  beforeEach(() => addPerson(studio.accounts, ada))

  it('takes the password, and the email in any case', async () => {
    const browser = studio.browser()
    const session = await browser.call('signIn', { email: 'ADA@example.org', password })
    expect(session.user).toMatchObject({ name: 'Ada', email, role: 'editor' })
    expect(await studio.authenticate(browser.headers())).toMatchObject({ email, role: 'editor', via: 'session' })
    expect(JSON.stringify(session)).not.toMatch(/password|token|hash/)
  })

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const browser = await signedIn()
    expect(browser.newestCookies).toHaveLength(1)
    expect(browser.newestCookies[0]).toMatch(/^tunesmith-[0-9a-f]{8}\.session_token=/)
    expect(browser.newestCookies[0]).toMatch(/; HttpOnly/i)
    expect(browser.newestCookies[0]).toMatch(/; SameSite=Strict/i)
  })

  it('refuses a wrong password and an unknown email with the same words', async () => {
    const wrong = { email, password: 'wrong horse' }
    const unknown = { email: 'nobody@example.org', password }
    for (const credentials of [wrong, unknown]) {
      const browser = studio.browser()
      await expect(browser.call('signIn', credentials)).rejects.toMatchObject({
        code: 'CREDENTIALS_WRONG', message: 'No account fits this email and password.',
      })
      expect(await studio.authenticate(browser.headers())).toBeNull()
    }
  })

  it('does the same slow work for an email without an account, and for an account without a password', async () => {
    await addPerson(studio.accounts, { name: 'Bob', email: 'bob@example.org', role: 'viewer' })
    const { password: passwords } = await studio.accounts.auth.$context
    const work = [vi.spyOn(passwords, 'hash'), vi.spyOn(passwords, 'verify')]
    for (const tried of [email, 'nobody@example.org', 'bob@example.org']) {
      work.forEach((spy) => spy.mockClear())
      await studio.browser().call('signIn', { email: tried, password: 'wrong horse' }).catch(() => {})
      expect(work[0].mock.calls.length + work[1].mock.calls.length, tried).toBe(1)
    }
  })
})

describe('a session', () => {
  beforeEach(() => addPerson(studio.accounts, ada))

  it('ends when signing out, for everybody who has the cookie', async () => {
    const browser = await signedIn()
    const stolen = browser.headers()
    expect(await browser.call('signOut', {})).toEqual({ user: null, needsOwner: false })
    expect(browser.headers().has('cookie')).toBe(false)
    expect(await studio.authenticate(stolen)).toBeNull()
  })

  it('is nobody when its cookie was changed or made up', async () => {
    const cookie = (await signedIn()).headers().get('cookie')!
    const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]
    const garbage = [
      '', '=', ';;;', 'a', '%', '%E0%A4%A', `${name}=`, `${name}=%`, `${name}=%E0%A4%A`, `${name}=.`, `${name}=${'x'.repeat(20_000)}`,
      `${name}=${value.split('.')[0]}`, `${name}=x${value}`, `${name}=${value.slice(0, -6)}AAAA%3D`, `${name}=${value}; ${name}=x`.slice(0, 9),
      `${name}="${value}`, `__proto__=${value}`, `${name}=\u00ff\u00fe`, 'better-auth.session_token=' + value,
    ]
    for (const text of garbage) expect(await studio.authenticate(new Headers({ cookie: text })), text).toBeNull()
    expect(await studio.authenticate(new Headers({ cookie }))).not.toBeNull()
  })

  it('goes on after a restart, and ends when the secret is another', async () => {
    const headers = (await signedIn()).headers()
    const reopen = () => openAccounts({ store: studio.store, dataFolder: studio.folder, now: () => new Date() })
    expect(await authenticate(reopen(), headers)).toMatchObject({ email })
    writeFileSync(join(studio.folder, 'secret'), 'cut short')
    expect(await authenticate(reopen(), headers)).toBeNull()
  })

  it('lasts 30 days from when it was last used, and no longer', async () => {
    const DAY = 24 * 60 * 60_000
    const browser = await signedIn()
    const endsIn = (days: number) =>
      studio.store.db.updateTable('session').set({ expiresAt: new Date(Date.now() + days * DAY).toISOString() }).execute()
    await endsIn(2)
    expect((await browser.call('getSession', {})).user).toMatchObject({ email })
    expect(browser.newestCookies).toEqual([expect.stringMatching(/Max-Age=2592000/i)])
    const { expiresAt } = await studio.store.db.selectFrom('session').select('expiresAt').executeTakeFirstOrThrow()
    expect((Date.parse(expiresAt) - Date.now()) / DAY).toBeCloseTo(30, 1)
    await endsIn(-1)
    expect(await studio.authenticate(browser.headers())).toBeNull()
  })

  it('is signed with a secret that only this account of the machine can read', async () => {
    const path = join(studio.folder, 'secret')
    expect(readFileSync(path, 'utf8')).toMatch(/^[\w-]{43}$/)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('a new password', () => {
  it('lets the owner sign in from elsewhere, and signs out all other browsers', async () => {
    const [desk, lost] = [studio.browser(), studio.browser()]
    await desk.call('useLink', { token: await createLink(studio.accounts) })
    await lost.call('useLink', { token: await createLink(studio.accounts) })
    expect(await hasOwnerPassword(studio.accounts)).toBe(false)

    await desk.call('updateAccount', { name: 'Ada', email: 'Ada@Example.org', password })
    expect(await hasOwnerPassword(studio.accounts)).toBe(true)
    expect((await desk.call('getSession', {})).user).toMatchObject({ name: 'Ada', email, role: 'owner' })
    expect((await lost.call('getSession', {})).user).toBeNull()
    expect((await signedIn()).newestCookies).toHaveLength(1)
  })

  it('takes the place of the old one', async () => {
    await addPerson(studio.accounts, ada)
    await (await signedIn()).call('updateAccount', { password: 'battery staple', presentPassword: password })
    await expect(studio.browser().call('signIn', { email, password })).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
    const session = await studio.browser().call('signIn', { email, password: 'battery staple' })
    expect(session.user?.name).toBe('Ada')
  })

  it('is kept as a hash only', async () => {
    await addPerson(studio.accounts, ada)
    const [account] = await studio.store.db.selectFrom('account').selectAll().execute()
    expect(account.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })
})
