import type { BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, overflow } from './barriers.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'

/*
 * The pages around the wizard, against the real server: that they can be used by everybody, on every device, and that
 * what a person chooses stays chosen.
 */

const patience = { timeout: 45_000 }

let studio: OpenStudio
let signedIn: Awaited<ReturnType<Awaited<ReturnType<OpenStudio['browser']['newContext']>>['storageState']>>
let dataset: string
const faults: string[] = []

/** A new page as one device and person have it; what its console complains of is kept. */
async function openPage(options: BrowserContextOptions = {}, language?: string): Promise<Page> {
  const context = await studio.browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', storageState: signedIn, ...options })
  context.setDefaultTimeout(patience.timeout)
  if (language !== undefined) await context.addInitScript((code) => localStorage.setItem('tunesmith.language', code), language)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && !/status of 40[14]/.test(message.text()) && faults.push(message.text()))
  return page
}

const go = async (page: Page, path: string) => {
  await page.goto(studio.server.url + path)
  await page.locator('h1').first().waitFor()
  await page.locator('main [role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' })
}

beforeAll(async () => {
  studio = await openStudio()
  const page = await openPage()
  await page.goto(await studio.server.signInLink())
  await page.getByRole('heading', { level: 1, name: 'Train a language model of your own' }).waitFor()
  await page.getByRole('link', { name: 'Datasets' }).click()
  await page.getByRole('button', { name: 'Policy chatbot' }).click()
  await page.waitForURL(/\/datasets\/dataset_/)
  dataset = new URL(page.url()).pathname
  signedIn = await page.context().storageState()
  await page.context().close()
})
afterAll(() => studio.close())

const variants = [
  { name: 'light, wide', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }, language: 'en' },
  { name: 'dark, right to left, on a phone', options: { viewport: { width: 375, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true }, language: 'ar' },
] as const

const settings = ['account', 'appearance', 'keys', 'people', 'audit', 'machine'].map((section) => `/settings/${section}`)
const paths = () => ['/', '/models', '/datasets', dataset, ...settings, '/nowhere']

describe('pages', () => {
  it.each(variants)('have no barriers: $name', { timeout: 120_000 }, async ({ options, language }) => {
    const page = await openPage(options, language)
    for (const path of paths()) {
      await go(page, path)
      expect(await barriers(page), path).toEqual([])
    }
    await page.context().close()
  })

  it('fit into 320 px, also with texts 40 % longer', { timeout: 60_000 }, async () => {
    const page = await openPage({ viewport: { width: 320, height: 640 } }, 'en-XA')
    for (const path of paths()) {
      await go(page, path)
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  })
})

describe('the shell', () => {
  it('is reached by keyboard: past the navigation, and to the heading of each page gone to', async () => {
    const page = await openPage({ viewport: { width: 1280, height: 800 } })
    await go(page, '/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.getByRole('link', { name: 'Models' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Models' && document.activeElement.tagName === 'H1')
    expect(await page.title()).toBe('Models – Tunesmith')
    await page.context().close()
  })

  it('keeps language and theme for the next visit', async () => {
    const page = await openPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
    await go(page, '/models')
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('menuitemradio', { name: 'العربية' }).click()
    await page.getByRole('heading', { level: 1, name: 'النماذج' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'النماذج' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.documentElement.dataset.theme]))
      .toEqual(['ar', 'rtl', 'dark'])
    await page.context().close()
  })

  it('opens its sections on a phone, the further ones behind More', async () => {
    const page = await openPage({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })
    await go(page, '/')
    await page.getByRole('button', { name: 'More' }).click()
    const more = page.getByRole('dialog', { name: 'More' })
    await more.waitFor()
    expect(await barriers(page)).toEqual([])
    await more.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor()
    await page.context().close()
  })

  it('leads whoever is not signed in to the way in, and from there to where they were going', async () => {
    const page = await openPage({ storageState: undefined })
    await go(page, '/settings/machine')
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 2, name: 'There is a problem' }).waitFor()
    expect(await page.title()).toBe('Error: Sign in – Tunesmith')
    expect(await barriers(page)).toEqual([])
    const link = new URL(await studio.server.signInLink())
    await page.goto(`${link.origin}${link.pathname}?to=%2Fsettings%2Fmachine${link.hash}`)
    await page.getByRole('heading', { level: 1, name: 'This machine' }).waitFor()
    expect(page.url()).not.toContain('link=')
    await page.context().close()
  })

  it('makes a key that works and is shown once, gives people accounts, and notes both', { timeout: 60_000 }, async () => {
    const page = await openPage({ viewport: { width: 1280, height: 800 } })
    await go(page, '/settings/keys')
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Nightly')
    await page.getByRole('button', { name: 'Make key' }).click()
    const key = await page.getByRole('dialog').locator('pre').textContent()
    const answer = await fetch(`${studio.server.url}/api/models`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer.status).toBe(200)
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('rowheader', { name: 'Nightly' }).waitFor()
    await page.getByRole('link', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Add a person' }).click()
    const form = page.getByRole('dialog', { name: 'Add a person' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Jonas')
    await form.getByRole('textbox', { name: 'Email' }).fill('jonas@example.com')
    await form.getByRole('textbox', { name: 'Password' }).fill('short')
    await form.getByRole('button', { name: 'Add person' }).click()
    await form.getByRole('link', { name: 'Use at least 10 characters for the password' }).click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('long enough for him')
    await page.keyboard.press('Enter')
    await page.getByRole('rowheader', { name: /Jonas/ }).waitFor()
    await page.getByRole('link', { name: 'Audit log' }).click()
    await page.getByRole('rowheader', { name: 'createUser' }).waitFor()
    await page.getByRole('rowheader', { name: 'createApiKey' }).waitFor()
    await page.context().close()
  })

  it('says that the server is away, and goes on when it is back', async () => {
    const page = await openPage({ viewport: { width: 1280, height: 800 } })
    await go(page, '/')
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('link', { name: 'Models' }).click()
    await page.getByText('The studio does not answer').first().waitFor()
    await page.unroute('**/api/**')
    await page.getByText('tunesmith-base').first().waitFor()
    await page.getByText('The studio does not answer').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is kept by the browser, so that it opens without the server', async () => {
    const page = await openPage()
    await go(page, '/')
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
    await page.reload()
    await page.context().setOffline(true)
    await page.goto(`${studio.server.url}/models`)
    await page.getByText('The studio does not answer').waitFor()
    await page.context().close()
  })

  it('signs out', async () => {
    const page = await openPage({ viewport: { width: 1280, height: 800 } })
    await go(page, '/')
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.goto(`${studio.server.url}/models`)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.context().close()
  })

  it('has broken no rule of the content security policy, and thrown nothing', () => {
    expect(faults.filter((fault) => !/net::ERR_|No answer came/.test(fault))).toEqual([])
  })
})
