import { operationTable } from '@tunesmith/contract'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { contextOf } from '../../testing/browser.ts'
import { countRequest, countTokens, createLink, isKeyFor, pruneAccounts } from './index.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', role: 'editor' } as const
const none = { requestsPerMinute: null, tokensPerDay: null }
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
    id: expect.stringMatching(/^key_/), name: 'script', role: 'editor', scopes: ['all'], limits: none, start: key.slice(0, 8), createdAt: expect.any(String), lastUsedAt: null,
  })
  expect(JSON.stringify(await studio.store.db.selectFrom('api_keys').selectAll().execute())).not.toContain(key)
  expect(await editor.call('listApiKeys', page)).toEqual({ items: [apiKey], total: 1 })
  expect(await owner.call('listApiKeys', page)).toEqual({ items: [], total: 0 })
})

it('lets a program act for its person, and notes when', async () => {
  const { key, apiKey } = await editor.call('createApiKey', { name: 'script', role: 'editor' })
  const actor = { userId: editorId, email: ada.email, name: 'script', role: 'editor', via: 'key', key: { id: apiKey.id, scopes: ['all'], limits: none } }
  expect(await studio.authenticate(bearer(key))).toEqual(actor)
  expect(await studio.authenticate(new Headers({ authorization: `bearer  ${key} ` }))).toEqual(actor)
  const [{ lastUsedAt }] = (await editor.call('listApiKeys', page)).items
  expect(Date.now() - Date.parse(lastUsedAt!)).toBeLessThan(100_000)
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

it('makes a key for some things alone', async () => {
  const { key, apiKey } = await editor.call('createApiKey', { name: 'app', role: 'editor', scopes: ['inference'] })
  expect(apiKey.scopes).toEqual(['inference'])
  const mayCall = async (key: string) => {
    const actor = (await studio.authenticate(bearer(key)))!
    return (['createChatCompletion', 'listApiModels', 'listRuns', 'startRun', 'createApiKey'] as const).filter((name) => isKeyFor(actor, operationTable[name]))
  }
  expect(await mayCall(key)).toEqual(['createChatCompletion', 'listApiModels'])
  const { key: reader } = await editor.call('createApiKey', { name: 'reader', role: 'editor', scopes: ['read'] })
  expect(await mayCall(reader)).toEqual(['listApiModels', 'listRuns'])
  const { key: anything } = await editor.call('createApiKey', { name: 'all', role: 'editor' })
  expect(await mayCall(anything)).toHaveLength(5)
})

it('counts the requests of a key by the minute, and its tokens by the day', async () => {
  const { key } = await editor.call('createApiKey', { name: 'app', role: 'viewer', limits: { requestsPerMinute: 2, tokensPerDay: 100 } })
  const { key: free } = await editor.call('createApiKey', { name: 'free', role: 'viewer' })
  const ask = async (key: string, takesTokens = false) => countRequest(studio.accounts, (await studio.authenticate(bearer(key)))!, takesTokens)
  const spend = async (tokens: number) => countTokens(studio.accounts, (await studio.authenticate(bearer(key)))!, tokens)
  studio.wait(61 - (studio.accounts.now().getTime() / 1000) % 60) // a fresh minute
  expect(await ask(key)).toEqual({
    'x-ratelimit-limit-requests': '2', 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': expect.stringMatching(/^\d+s$/),
  })
  expect(await ask(key, true)).toMatchObject({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-limit-tokens': '100', 'x-ratelimit-remaining-tokens': '100' })
  await expect(ask(key)).rejects.toMatchObject({ code: 'KEY_LIMIT_REACHED', params: { unit: 'requests', limit: 2 } })
  expect(await ask(free, true)).toEqual({})
  studio.wait(60)
  await spend(60)
  expect(await ask(key, true)).toMatchObject({ 'x-ratelimit-remaining-tokens': '40' })
  await spend(60)
  await expect(ask(key, true)).rejects.toMatchObject({ code: 'KEY_LIMIT_REACHED', params: { unit: 'tokens', limit: 100 } })
  expect(await ask(key)).toMatchObject({ 'x-ratelimit-remaining-requests': '0' })
  studio.wait(2 * 24 * 60 * 60)
  expect(await ask(key, true)).toMatchObject({ 'x-ratelimit-remaining-tokens': '100' })
  await pruneAccounts(studio.accounts)
  const kept = await studio.store.db.selectFrom('api_key_usage').select('period').execute()
  expect(kept).toHaveLength(1)
})

it('lets no key with limits make another, and forgets what was counted of one that is revoked', async () => {
  const { key, apiKey } = await editor.call('createApiKey', { name: 'app', role: 'editor', limits: { requestsPerMinute: 5 } })
  const actor = (await studio.authenticate(bearer(key)))!
  await expect(studio.handlers.createApiKey({ name: 'more', role: 'viewer' }, contextOf({ actor }))).rejects.toMatchObject({ code: 'KEY_HAS_LIMITS' })
  await countRequest(studio.accounts, actor, false)
  await editor.call('deleteApiKey', { keyId: apiKey.id })
  await countRequest(studio.accounts, actor, false)
  expect(await studio.store.db.selectFrom('api_key_usage').selectAll().execute()).toEqual([])
})
