import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { contextOf } from '../../testing/browser.ts'
import { createLink } from './index.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', role: 'editor' } as const
const page = { offset: 0, limit: 50 }

let studio: Awaited<ReturnType<typeof openTestAccounts>>
let owner: ReturnType<typeof studio.browser>
let editor: ReturnType<typeof studio.browser>
let editorId: string
beforeEach(async () => {
  studio = await openTestAccounts()
  owner = studio.browser()
  await owner.call('useLink', { token: await createLink(studio.accounts) })
  editorId = (await owner.call('createUser', ada)).id
  editor = studio.browser()
  await editor.call('signIn', ada)
})
afterEach(() => studio.close())

const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` })

it('makes a key that is shown once and kept as a hash', async () => {
  const { key, apiKey } = await editor.call('createApiKey', { name: 'script', role: 'editor' })
  expect(key).toMatch(/^ts_[\w-]{43}$/)
  expect(apiKey).toEqual({
    id: expect.stringMatching(/^key_/), name: 'script', role: 'editor', start: key.slice(0, 8), createdAt: expect.any(String), lastUsedAt: null,
  })
  expect(JSON.stringify(await studio.store.db.selectFrom('api_keys').selectAll().execute())).not.toContain(key)
  expect(await editor.call('listApiKeys', page)).toEqual({ items: [apiKey], total: 1 })
  expect(await owner.call('listApiKeys', page)).toEqual({ items: [], total: 0 })
})

it('lets a program act for its person, and notes when', async () => {
  const { key } = await editor.call('createApiKey', { name: 'script', role: 'editor' })
  const actor = { userId: editorId, email: ada.email, name: 'script', role: 'editor', via: 'key' }
  expect(await studio.authenticate(bearer(key))).toEqual(actor)
  expect(await studio.authenticate(new Headers({ authorization: `bearer  ${key} ` }))).toEqual(actor)
  const [{ lastUsedAt }] = (await editor.call('listApiKeys', page)).items
  expect(Date.now() - Date.parse(lastUsedAt!)).toBeLessThan(10_000)
  studio.wait(90)
  await studio.authenticate(bearer(key))
  expect((await editor.call('listApiKeys', page)).items[0].lastUsedAt! > lastUsedAt!).toBe(true)
})

it('makes no key that may do more than its person', async () => {
  const tooMuch = editor.call('createApiKey', { name: 'script', role: 'owner' })
  await expect(tooMuch).rejects.toMatchObject({ code: 'NOT_ALLOWED', params: { role: 'editor', needed: 'owner' } })
})

it('holds a key to what its person may do now', async () => {
  const { key } = await editor.call('createApiKey', { name: 'script', role: 'editor' })
  await owner.call('updateUser', { userId: editorId, role: 'viewer' })
  expect(await studio.authenticate(bearer(key))).toMatchObject({ role: 'viewer' })
  await owner.call('updateUser', { userId: editorId, role: 'owner' })
  expect(await studio.authenticate(bearer(key))).toMatchObject({ role: 'editor' })
})

it('lets no program come to more than its key: neither by another key nor by a new password', async () => {
  const { key } = await owner.call('createApiKey', { name: 'reader', role: 'viewer' })
  const context = contextOf({ actor: await studio.authenticate(bearer(key)), headers: bearer(key) })
  const { createApiKey, updateAccount } = studio.handlers
  await expect(createApiKey({ name: 'more', role: 'editor' }, context)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(updateAccount({ password: 'battery staple' }, context)).rejects.toMatchObject({ code: 'PERSON_NEEDED' })
})

it('revokes own keys only', async () => {
  const { key, apiKey } = await editor.call('createApiKey', { name: 'script', role: 'viewer' })
  await expect(owner.call('deleteApiKey', { keyId: apiKey.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await studio.authenticate(bearer(key))).not.toBeNull()
  expect(await editor.call('deleteApiKey', { keyId: apiKey.id })).toEqual({})
  expect(await studio.authenticate(bearer(key))).toBeNull()
})

it('takes no other Authorization for somebody, not even beside a valid cookie', async () => {
  const { key } = await editor.call('createApiKey', { name: 'script', role: 'viewer' })
  const garbage = ['', 'Bearer', 'Bearer ', `Basic ${key}`, key, 'Bearer ts_', `Bearer ${key}x`, `Bearer ${key.slice(0, -1)}`,
    `Bearer ${key} ${key}`, 'Bearer \u00ff', `Bearer ${'x'.repeat(100_000)}`, "Bearer ' OR 1=1 --", `${key}, Bearer ${key}`]
  for (const authorization of garbage) {
    const headers = editor.headers()
    headers.set('authorization', authorization)
    expect(await studio.authenticate(headers), authorization.slice(0, 80)).toBeNull()
  }
})
