import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { createLink } from './index.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', role: 'editor' } as const
const { email, password } = ada

let studio: Awaited<ReturnType<typeof openTestAccounts>>
let owner: ReturnType<typeof studio.browser>
let ownerId: string
beforeEach(async () => {
  studio = await openTestAccounts()
  owner = studio.browser()
  ownerId = (await owner.call('useLink', { token: await createLink(studio.accounts) })).user!.id
})
afterEach(() => studio.close())

it('gives somebody an account', async () => {
  const user = await owner.call('createUser', ada)
  expect(user).toEqual({ id: expect.any(String), name: 'Ada', email, role: 'editor', createdAt: expect.any(String) })
  const { items, total } = await owner.call('listUsers', { offset: 0, limit: 50 })
  expect([total, items.map((each) => each.email)]).toEqual([2, ['owner@studio.local', email]])
  expect((await owner.call('listUsers', { offset: 1, limit: 1 })).items).toEqual([user])
  expect((await studio.browser().call('signIn', { email, password })).user).toEqual(user)
})

it('gives an email to one person only', async () => {
  await owner.call('createUser', ada)
  await expect(owner.call('createUser', { ...ada, email: 'ADA@example.org' })).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  await expect(owner.call('updateAccount', { email })).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  const same = { ...ada, email: 'eve@example.org' }
  const twice = await Promise.allSettled([owner.call('createUser', same), owner.call('createUser', same)])
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

it('changes nothing of an account where one part cannot be', async () => {
  await owner.call('createUser', ada)
  const taken = owner.call('updateAccount', { name: 'Eve', email, password: 'battery staple' })
  await expect(taken).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  expect((await owner.call('getSession', {})).user).toMatchObject({ name: 'Owner', email: 'owner@studio.local' })
  const signIn = studio.browser().call('signIn', { email: 'owner@studio.local', password: 'battery staple' })
  await expect(signIn).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
})

it('changes what somebody may do at once', async () => {
  const { id: userId } = await owner.call('createUser', ada)
  const browser = studio.browser()
  await browser.call('signIn', { email, password })
  expect(await studio.authenticate(browser.headers())).toMatchObject({ role: 'editor' })
  expect(await owner.call('updateUser', { userId, role: 'viewer' })).toMatchObject({ role: 'viewer' })
  expect(await studio.authenticate(browser.headers())).toMatchObject({ role: 'viewer' })
})

it('takes an account away with its sessions, keys, links, files and jobs', async () => {
  const { id: userId } = await owner.call('createUser', { ...ada, role: 'owner' })
  const browser = studio.browser()
  await browser.call('signIn', { email, password })
  const { key } = await browser.call('createApiKey', { name: 'script', role: 'viewer' })
  const file = { purpose: 'fine-tune', file_name: 'rows.jsonl', sha256: '0'.repeat(64), bytes: 1, created_at: new Date().toISOString() }
  await studio.store.db.insertInto('api_files').values([{ id: 'file-1', created_by: userId, ...file }, { id: 'file-2', created_by: ownerId, ...file }]).execute()
  const job = (id: string, by: string) => ({ id, request: '{}', model_name: `ft:${id}`, created_by: by, created_at: file.created_at })
  await studio.store.db.insertInto('fine_tuning_jobs').values([job('ftjob-1', userId), job('ftjob-2', ownerId)]).execute()

  expect(await owner.call('deleteUser', { userId })).toEqual({})
  expect(await studio.store.db.selectFrom('api_files').select('id').execute()).toEqual([{ id: 'file-2' }])
  expect(await studio.store.db.selectFrom('fine_tuning_jobs').select('id').execute()).toEqual([{ id: 'ftjob-2' }])
  expect(await studio.authenticate(browser.headers())).toBeNull()
  expect(await studio.authenticate(new Headers({ authorization: `Bearer ${key}` }))).toBeNull()
  await expect(studio.browser().call('signIn', { email, password })).rejects.toMatchObject({ code: 'CREDENTIALS_WRONG' })
  const left = studio.store.db.selectFrom('account').select('id').where('userId', '=', userId)
  expect(await left.execute()).toEqual([])
})

it('says when there is nobody of that name', async () => {
  await expect(owner.call('deleteUser', { userId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(owner.call('updateUser', { userId: 'nobody', role: 'viewer' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('keeps the last owner', async () => {
  await owner.call('createUser', ada)
  await expect(owner.call('deleteUser', { userId: ownerId })).rejects.toMatchObject({ code: 'LAST_OWNER' })
  await expect(owner.call('updateUser', { userId: ownerId, role: 'editor' })).rejects.toMatchObject({ code: 'LAST_OWNER' })
  expect(await owner.call('updateUser', { userId: ownerId, role: 'owner' })).toMatchObject({ role: 'owner' })
})

it('keeps one owner when two take each other away at the same moment', async () => {
  const { id: otherId } = await owner.call('createUser', { ...ada, role: 'owner' })
  const outcomes = await Promise.allSettled([
    owner.call('updateUser', { userId: otherId, role: 'viewer' }),
    owner.call('deleteUser', { userId: ownerId }),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const owners = await studio.store.db.selectFrom('user').select('id').where('role', '=', 'owner').execute()
  expect(owners).toHaveLength(1)
})
