import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { contextOf } from '../../testing/browser.ts'
import { addPerson, asActor, createLink } from './index.ts'

const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse', role: 'owner' } as const
const { email, password } = ada
const another = { password: 'battery staple' }

let studio: Awaited<ReturnType<typeof openTestAccounts>>
let browser: ReturnType<typeof studio.browser>
beforeEach(async () => {
  studio = await openTestAccounts()
  await addPerson(studio.accounts, ada)
  browser = studio.browser('192.0.2.1')
  await browser.call('signIn', { email, password })
})
afterEach(() => studio.close())

it.each([another, { email: 'eve@example.org' }, { name: 'Eve', ...another }])('is needed for %j', async (changes) => {
  await expect(browser.call('updateAccount', changes)).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
  const wrong = browser.call('updateAccount', { ...changes, presentPassword: 'wrong horse' })
  await expect(wrong).rejects.toMatchObject({ code: 'PASSWORD_WRONG' })
  expect((await browser.call('getSession', {})).user).toMatchObject({ name: 'Ada', email })
  expect(await browser.call('updateAccount', { ...changes, presentPassword: password })).toMatchObject('email' in changes ? changes : { email })
})

it('is not needed for another name, with the same email', async () => {
  expect(await browser.call('updateAccount', { name: 'Ada L.', email: 'ADA@example.org' })).toMatchObject({ name: 'Ada L.', email })
})

it('cannot be guessed any faster than by signing in', async () => {
  const guess = () => browser.call('updateAccount', { ...another, presentPassword: 'wrong horse' })
  for (let round = 0; round < 5; round++) await expect(guess()).rejects.toMatchObject({ code: 'PASSWORD_WRONG' })
  await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
})

it('is not needed within an hour of a sign-in link, for one new password', async () => {
  const [desk, late] = [studio.browser(), studio.browser()]
  for (const each of [desk, late]) await each.call('useLink', { token: await createLink(studio.accounts) })
  studio.wait(59 * 60)
  await desk.call('updateAccount', another)
  await expect(desk.call('updateAccount', { password: 'third horse' })).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
  expect((await late.call('getSession', {})).user).toBeNull() // ended by the new password

  await late.call('useLink', { token: await createLink(studio.accounts) })
  studio.wait(61 * 60)
  await expect(late.call('updateAccount', { password: 'third horse' })).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
})

it('is not needed on the machine itself', async () => {
  const owner = await studio.store.db.selectFrom('user').selectAll().executeTakeFirstOrThrow()
  const context = contextOf({ actor: asActor(owner, 'local') })
  await studio.handlers.updateAccount(another, context)
  expect((await studio.browser().call('signIn', { email, ...another })).user).toMatchObject({ email })
})
