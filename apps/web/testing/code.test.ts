import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, overflow, untranslated } from './barriers.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'

/* The code of what a page shows, and the account it takes: against the real server, as a person meets them. */

let studio: OpenStudio
let page: Page

beforeAll(async () => {
  studio = await openStudio()
  const context = await studio.browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  context.setDefaultTimeout(15_000)
  page = await context.newPage()
  await page.goto(await studio.server.signInLink())
  await page.getByRole('heading', { level: 1, name: 'Train a language model of your own' }).waitFor()
  await page.getByRole('link', { name: 'Datasets' }).click()
  await page.getByRole('button', { name: 'Policy chatbot' }).click()
  await page.waitForURL(/\/datasets\/dataset_/)
})
afterAll(() => studio.close())

describe('the code of a page', () => {
  it('opens, changes its language and is copied by keyboard alone', async () => {
    const button = page.getByRole('main').getByRole('button', { name: 'Code', exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    const curl = page.getByRole('tab', { name: 'curl' })
    await curl.waitFor()
    await curl.focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('client.listDatasetRows({').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('npx tunesmith datasets rows').waitFor()
    await page.keyboard.press('Home')
    await page.getByRole('tabpanel').getByText('Authorization: Bearer').waitFor()
    const copy = page.getByRole('tabpanel').getByRole('button', { name: 'Copy' })
    await copy.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('tabpanel').getByRole('button', { name: 'Copied' }).waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('gives in a terminal what the page shows', async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`${studio.server.url}/api/datasets/dataset_`)
    const key = await page.evaluate(async () => {
      const response = await fetch('/api/keys', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Terminal', role: 'viewer' }),
      })
      return ((await response.json()) as { key: string }).key
    })
    const { stdout } = await promisify(execFile)('sh', ['-c', copied], { env: { ...process.env, TUNESMITH_KEY: key } })
    expect(JSON.parse(stdout)).toMatchObject({ items: Array.from({ length: 10 }, () => ({ line: expect.any(Number) })) })
  })

  it('stays within a phone, and speaks the language of the page', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const language of ['en-XA', 'ar']) {
      await page.evaluate((code) => localStorage.setItem('tunesmith.language', code), language)
      await page.reload()
      await page.locator('main article').first().waitFor() // the rows, above the code
      await page.locator('main button[aria-expanded]').last().click()
      await page.getByRole('tab', { name: 'curl' }).waitFor()
      expect(await overflow(page), language).toBeLessThanOrEqual(0)
      if (language === 'ar') expect((await untranslated(page)).filter((text) => !/policy/i.test(text))).toEqual([])
    }
    expect(await barriers(page)).toEqual([])
    await page.evaluate(() => localStorage.setItem('tunesmith.language', 'en'))
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})

describe('the own account', () => {
  const setPassword = async (password: string) => {
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Set password' }).click()
  }

  it('takes a first password at once, and another one with the present one alone', async () => {
    await page.goto(`${studio.server.url}/settings/account`)
    await setPassword('correct horse')
    await page.getByRole('region', { name: 'Notifications' }).getByText('The password is set').waitFor()
    await setPassword('battery staple')
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await dialog.waitFor()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.type('wrong horse')
    await page.keyboard.press('Enter')
    await dialog.getByText('The present password is wrong').waitFor()
    await dialog.getByLabel('Present password').fill('correct horse')
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await dialog.waitFor({ state: 'detached' })
    const signIn = (password: string) => page.evaluate(async (given) => {
      const body = JSON.stringify({ email: 'owner@studio.local', password: given })
      return (await fetch('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status
    }, password)
    expect([await signIn('correct horse'), await signIn('battery staple')]).toEqual([401, 200])
  })

  it('says how long the audit log is kept, and lets an owner change it', async () => {
    await page.goto(`${studio.server.url}/settings/audit`)
    await page.getByRole('button', { name: 'Kept for 400 days' }).click()
    await page.getByRole('textbox', { name: 'Days to keep entries' }).fill('90')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Kept for 90 days' }).waitFor()
    expect(await barriers(page)).toEqual([])
  })
})
