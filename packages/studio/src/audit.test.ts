import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../testing/accounts.ts'
import { contextOf, openBrowser } from '../testing/browser.ts'
import { addPerson, createLink } from './accounts/index.ts'
import { type AuditNote, withAudit, writeAudit } from './audit.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse' }
const page = { offset: 0, limit: 50 }

async function openTestAudit() {
  const studio = await openTestAccounts()
  const note = (entry: AuditNote) => writeAudit(studio.store.db, studio.accounts.now(), entry)
  const handlers = withAudit(studio.handlers, note)
  return { ...studio, note, handlers, openBrowser: () => openBrowser({ ...studio, handlers }) }
}

let studio: Awaited<ReturnType<typeof openTestAudit>>
let owner: ReturnType<typeof studio.openBrowser>
beforeEach(async () => {
  studio = await openTestAudit()
  owner = studio.openBrowser()
  await owner.call('useLink', { token: await createLink(studio.accounts) })
})
afterEach(() => studio.close())

const newest = async () => (await owner.call('listAuditLog', page)).items[0]

it('notes who changed what, newest first', async () => {
  const { id } = await owner.call('createUser', { ...ada, role: 'viewer' })
  await owner.call('updateUser', { userId: id, role: 'editor' })
  const { items, total } = await owner.call('listAuditLog', page)
  const actor = 'owner@studio.local'
  expect(total).toBe(3)
  expect(items).toMatchObject([
    { actor, action: 'updateUser', target: id, outcome: 'done' },
    { actor, action: 'createUser', target: id, outcome: 'done' },
    { actor, action: 'useLink', target: null, outcome: 'done' },
  ])
  expect((await owner.call('listAuditLog', { offset: 1, limit: 1 })).items).toEqual([items[1]])
})

it('names the key where a program did it', async () => {
  const { key, apiKey } = await owner.call('createApiKey', { name: 'script', role: 'viewer' })
  expect(await newest()).toMatchObject({ action: 'createApiKey', target: apiKey.id })
  const actor = await studio.authenticate(new Headers({ authorization: `Bearer ${key}` }))
  await studio.handlers.deleteApiKey({ keyId: apiKey.id }, contextOf({ actor }))
  expect(await newest()).toMatchObject({ actor: 'owner@studio.local (API key script)', action: 'deleteApiKey', target: apiKey.id })
})

it('notes what failed, and what a front door refused', async () => {
  await expect(owner.call('deleteUser', { userId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await newest()).toMatchObject({ action: 'deleteUser', target: 'nobody', outcome: 'failed' })
  await studio.note({ actor: null, action: 'listUsers', target: null, outcome: 'refused' })
  expect(await newest()).toMatchObject({ actor: 'nobody', action: 'listUsers', target: null, outcome: 'refused' })
})

it('notes who signed in and who tried to, but no password, and not everything a guesser sends', async () => {
  const { email } = await addPerson(studio.accounts, { ...ada, role: 'viewer' })
  await studio.openBrowser().call('signIn', ada)
  expect(await newest()).toMatchObject({ actor: email, action: 'signIn', outcome: 'done' })

  const before = (await owner.call('listAuditLog', page)).total
  for (let guess = 0; guess < 8; guess++) {
    await studio.openBrowser().call('signIn', { email, password: `wrong horse ${guess}` }).catch(() => {})
  }
  const { items, total } = await owner.call('listAuditLog', page)
  expect(total - before).toBe(5)
  expect(items[0]).toMatchObject({ actor: 'nobody', action: 'signIn', target: email, outcome: 'failed' })
  expect(JSON.stringify(items)).not.toContain('horse')
})

it('leaves out what only reads', async () => {
  await owner.call('listUsers', page)
  await owner.call('getSession', {})
  expect((await owner.call('listAuditLog', page)).total).toBe(1)
})
