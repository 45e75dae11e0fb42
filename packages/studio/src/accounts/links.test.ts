import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestAccounts } from '../../testing/accounts.ts'
import { createLink } from './index.ts'

let studio: Awaited<ReturnType<typeof openTestAccounts>>
beforeEach(async () => {
  studio = await openTestAccounts()
})
afterEach(() => studio.close())

it('makes the owner with the first link, and signs the owner in with the next', async () => {
  const browser = studio.browser()
  expect(await browser.call('getSession', {})).toEqual({ user: null, needsOwner: true })

  const first = await browser.call('useLink', { token: await createLink(studio.accounts) })
  expect(first).toEqual({
    needsOwner: false,
    user: { id: expect.any(String), name: 'Owner', email: 'owner@studio.local', role: 'owner', createdAt: expect.stringMatching(/Z$/) },
  })
  expect(await browser.call('getSession', {})).toEqual(first)

  const phone = studio.browser()
  expect(await phone.call('getSession', {})).toEqual({ user: null, needsOwner: false })
  expect(await phone.call('useLink', { token: await createLink(studio.accounts) })).toEqual(first)
  expect((await browser.call('listUsers', { offset: 0, limit: 50 })).total).toBe(1)
})

it('works once, also when two use it at the same moment', async () => {
  const token = await createLink(studio.accounts)
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => studio.browser().call('useLink', { token })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'LINK_EXPIRED' })
  }
  await expect(studio.browser().call('useLink', { token })).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
})

it('makes one owner when two first links are used at the same moment', async () => {
  const tokens = [await createLink(studio.accounts), await createLink(studio.accounts)]
  const [one, other] = await Promise.all(tokens.map((token) => studio.browser().call('useLink', { token })))
  expect(one.user).toEqual(other.user)
  expect(await studio.store.db.selectFrom('user').selectAll().execute()).toHaveLength(1)
})

it('works for 15 minutes', async () => {
  const [early, late] = [await createLink(studio.accounts), await createLink(studio.accounts)]
  studio.wait(14.9 * 60)
  await studio.browser().call('useLink', { token: early })
  studio.wait(0.2 * 60)
  await expect(studio.browser().call('useLink', { token: late })).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
})

it('keeps no token that could be read from the database', async () => {
  const token = await createLink(studio.accounts)
  const [link] = await studio.store.db.selectFrom('sign_in_links').selectAll().execute()
  expect(JSON.stringify(link)).not.toContain(token)
})
