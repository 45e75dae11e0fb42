import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import type { Client } from '@tunesmith/contract/client'
import type { HubServer } from '@tunesmith/hub/testing/hub-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, overflow, untranslated } from './barriers.ts'
import { ownerOf } from './content.ts'
import { keyboard } from './hands.ts'
import { answersAsIf } from './as-if.ts'
import { downloadSome, hubModels, hubToken, openHub } from './hub.ts'
import { type Importable, placeModels } from './imports.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'
import { importStates } from './states.ts'

/*
 * Models from the hub, in a real browser against the real server: found, fetched over broken connections, used and removed.
 * The hub is a server on this machine that behaves like the real one.
 */

const patience = 90_000
const wide = { viewport: { width: 1280, height: 900 } }

let cache: string
let elsewhere: string
let importable: Importable
let hub: HubServer
let studio: OpenStudio
let owner: Client
let signedIn: BrowserContextOptions['storageState']
const faults: string[] = []

async function openPage(options: BrowserContextOptions = wide, language?: string): Promise<Page> {
  const context = await studio.browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', storageState: signedIn, ...options })
  context.setDefaultTimeout(patience)
  if (language !== undefined) await context.addInitScript((code) => localStorage.setItem('tunesmith.language', code), language)
  const page = await context.newPage()
  page.on('pageerror', ({ message }) => faults.push(message))
  return page
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(studio.server.url + path)
  await page.locator('h1').first().waitFor()
  await page.locator('main [role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' })
}

/** Models, as somebody sees them who may only look. */
async function openAsViewer(): Promise<Page> {
  const page = await openPage({ ...wide, storageState: undefined })
  await go(page, '/sign-in')
  await page.getByLabel('Email').fill('wei@example.org')
  await page.getByLabel('Password').fill('a long password')
  await button(page, 'Sign in').click()
  await link(page, 'Models').click()
  return page
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'tunesmith-cache-'))
  elsewhere = mkdtempSync(join(tmpdir(), 'models-'))
  importable = placeModels(elsewhere)
  hub = await openHub(cache)
  studio = await openStudio()
  owner = ownerOf(studio.dataFolder)
  await owner.createUser({ name: 'Wei', email: 'wei@example.org', password: 'a long password', role: 'viewer' })
  const page = await openPage()
  await page.goto(await studio.server.signInLink())
  await page.locator('main h1').waitFor()
  signedIn = await page.context().storageState()
  await page.context().close()
}, 60_000)
afterAll(async () => {
  await studio.close()
  await hub.close()
  for (const folder of [cache, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

describe('models from the hub', () => {
  it('are found from the wizard, fetched over broken connections once the terms are accepted, and chosen there', { timeout: 300_000 }, async () => {
    const { id: datasetId } = await owner.createDatasetFromExample({ example: 'policy-chatbot' })
    const answers = { goal: 'answer', domain: 'general', language: 'en', datasetId } as const
    const { id: projectId } = await owner.createProject({ name: 'Library', answers })
    const page = await openPage()
    await go(page, `/projects/${projectId}/model`)
    await link(page, 'Find a model on the hub').click()
    await heading(page, 'Models on the hub')

    await page.getByRole('searchbox', { name: 'Name of the model' }).fill('skald')
    await page.waitForURL(/search=skald/)
    await page.reload()
    const found = page.getByRole('list', { name: 'Models found' })
    await found.getByText('Terms to accept').waitFor()
    expect(await found.getByRole('listitem').count()).toBe(1)
    expect(await page.getByRole('searchbox').inputValue()).toBe('skald')

    await link(page, hubModels.gated).click()
    await heading(page, hubModels.gated)
    await page.getByText('Its terms must be accepted first').waitFor()
    expect(await link(page, 'Accept the terms').getAttribute('href')).toBe(`${hub.url}/${hubModels.gated}`)
    expect(await button(page, /^Download/).count()).toBe(0)
    await link(page, 'put it into Settings').click()

    await heading(page, 'Hub')
    const field = page.getByLabel('New token')
    expect(await field.getAttribute('type')).toBe('password')
    await field.fill('hf_token_of_nobody')
    await button(page, 'Save token').click()
    await page.getByRole('link', { name: /The token is not valid/ }).or(page.getByText(/The token is not valid/)).first().waitFor()
    await field.fill(hubToken)
    await button(page, 'Save token').click()
    await page.getByText('There is a token of ada.').waitFor()
    expect(await field.inputValue()).toBe('')
    expect(await page.content()).not.toContain(hubToken)

    await page.goBack()
    await heading(page, hubModels.gated)
    hub.disturb('model.safetensors', { type: 'stall', after: 5_000_000 }, { type: 'cut', after: 3_000_000 }, { type: 'cut', after: 3_000_000 })
    await button(page, /^Download 20/).click()
    await page.getByText(/^5(\.\d)? MB of 20 MB/).waitFor()
    const onModel = page.url()
    await link(page, 'Datasets').click()
    await link(page, /^1 download 2\d%$/).click()
    await heading(page, 'Downloads')
    await button(page, 'Pause').click()
    await page.getByText('Paused').waitFor()
    await page.reload()
    await page.getByText('Paused').waitFor()
    await keyboard(page).press(button(page, 'Resume'))
    await page.getByText('The connection broke 2 times; it went on where it was.').waitFor()
    await page.getByText('Every file was checked.').waitFor()
    const commit = hub.repository(hubModels.gated)!.branches.get('main')!
    const fetched = readFileSync(join(cache, `models--${hubModels.gated.replace('/', '--')}/snapshots/${commit}/model.safetensors`))
    expect(fetched.equals(hub.repository(hubModels.gated)!.commits.get(commit)!.get('model.safetensors')!.content)).toBe(true)
    await button(page, 'Train with it').waitFor()

    await page.goto(onModel)
    await link(page, 'Use it in your project').click()
    await heading(page, 'Which model should it start from?')
    expect(await page.getByRole('radio', { name: new RegExp(`^${hubModels.gated}`) }).isChecked()).toBe(true)
    await button(page, 'Continue').click()
    await page.waitForURL(/\/effort/)
    expect((await owner.getProject({ projectId })).answers).toEqual({ ...answers, model: hubModels.gated })
    await page.context().close()
  })

  it('are told of when they arrive while one is elsewhere', { timeout: 180_000 }, async () => {
    const page = await openPage()
    await go(page, '/datasets')
    hub.disturb('model.safetensors', { type: 'stall', after: 3_000_000 })
    await owner.startDownload({ model: hubModels.plain })
    await page.reload()
    await link(page, /^1 download/).waitFor() // else the page could not tell that it ended
    hub.calm()
    await page.getByText(`${hubModels.plain} is on this machine now`).first().waitFor()
    await page.context().close()
  })

  it('of a slow hub do not come between: what was asked before is broken off', { timeout: 180_000 }, async () => {
    const page = await openPage()
    await page.route(/\/api\/hub\/models\?.*search=slow/, () => {}) // no answer ever comes
    await go(page, '/models/hub')
    const brokenOff = page.waitForEvent('requestfailed', (request) => request.url().includes('search=slow'))
    await page.getByRole('searchbox').fill('slow')
    await page.getByText('The hub takes its time.').waitFor()
    await page.getByRole('searchbox').fill('gguf')
    await expect.poll(() => page.getByRole('list', { name: 'Models found' }).getByRole('heading').allTextContents()).toEqual([hubModels.quantised])
    await brokenOff
    await page.getByRole('searchbox').fill('nothing is called so')
    await button(page, 'Show all models').click()
    await button(page, 'Show more').click()
    await link(page, 'meadow-lab/meadow-study-24').waitFor()
    await page.context().close()
  })

  it('are removed by keyboard after it is said what that frees', { timeout: 180_000 }, async () => {
    const page = await openPage()
    await go(page, '/models/storage')
    const hands = keyboard(page)
    await hands.press(button(page, `Remove ${hubModels.plain}`))
    await page.getByRole('dialog').getByText('This frees 20 MB.').waitFor()
    await hands.press(button(page, 'Remove model'))
    await link(page, hubModels.plain).waitFor({ state: 'detached' })
    expect((await owner.listStoredModels({})).items.map(({ name }) => name)).toEqual([hubModels.gated])
    await page.context().close()
  })

  it('offline, and for those who only look, say why there is nothing to press', { timeout: 180_000 }, async () => {
    const page = await openPage()
    await go(page, '/settings/hub')
    await page.getByText('Work offline').click()
    await expect.poll(async () => (await owner.getHubSettings({})).offline).toBe(true)
    await go(page, '/models/hub')
    await page.getByText('Working offline', { exact: true }).waitFor()
    await link(page, 'Settings of the hub').click()
    await heading(page, 'Hub')
    await page.getByText('Work offline').click()
    await expect.poll(async () => (await owner.getHubSettings({})).offline).toBe(false)
    await page.context().close()

    const viewer = await openAsViewer()
    await go(viewer, `/models/hub/${hubModels.plain}`)
    await viewer.getByText('With your role you can look at models, not download them.').waitFor()
    expect(await button(viewer, /^Download/).count()).toBe(0)
    await viewer.context().close()
  })
})

const importPath = (path: string) => `/models/import?path=${encodeURIComponent(path)}`

describe('models from this machine', () => {
  it('are checked, told of, and imported by keyboard; an adapter is asked for its base', { timeout: 180_000 }, async () => {
    const page = await openPage()
    const hands = keyboard(page)
    await go(page, '/models')
    await hands.press(link(page, 'Import a model'))
    await heading(page, 'Import a model')
    await hands.write(page.getByLabel('Folder or file'), 'models/desk-adapter')
    await hands.press(button(page, 'Check it'))
    await link(page, /^Write the whole path/).waitFor()
    await hands.write(page.getByLabel('Folder or file'), `"${importable.adapter}"`)
    await hands.press(button(page, 'Check it'))
    await page.getByText('is an adapter for old-attic/parrot-small, which is not among the models here').waitFor()
    await hands.press(button(page, /^Select an item/))
    await hands.press(page.getByRole('option', { name: /^tunesmith-base-10m/ }))
    await hands.press(button(page, 'Check with this model'))
    await page.getByRole('heading', { name: 'What it is' }).waitFor()
    await page.reload()
    const facts = page.locator('dl').first()
    await facts.getByRole('link', { name: 'tunesmith-base-10m' }).waitFor()
    expect(await facts.textContent()).toContain('Adapter on a base model')
    await page.getByText('apache-2.0').first().waitFor()
    await hands.write(page.getByRole('textbox', { name: 'Name' }), 'Desk adapter')
    await hands.press(button(page, 'Import'))
    await heading(page, 'Desk adapter')
    const [imported] = (await owner.listModelImports({})).items
    expect(imported).toMatchObject({ name: 'Desk adapter', format: 'adapter', base: 'tunesmith-base-10m', state: 'finished' })
    expect(new URL(page.url()).pathname).toBe(`/models/${imported.id}`)

    await hands.press(button(page, 'Delete model'))
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Delete model' }))
    await heading(page, 'Models')
    expect((await owner.listModelImports({})).total).toBe(0)
    expect(existsSync(importable.adapter)).toBe(true)
    await page.context().close()
  })

  it('that cannot be imported are said to be so with the reason, and one that failed leaves the list', { timeout: 180_000 }, async () => {
    const page = await openPage()
    await go(page, importPath(importable.pickled))
    await page.getByText('Opening a pickle file can run any program hidden in it', { exact: false }).waitFor()
    expect(await button(page, 'Import').count()).toBe(0)

    const path = join(elsewhere, 'gone')
    cpSync(importable.adapter, path, { recursive: true })
    await owner.importModel({ path: importable.model, name: 'Meadow' })
    const { id: importId } = await owner.importModel({ path, base: 'tunesmith-base-10m', name: 'Gone' })
    rmSync(path, { recursive: true }) // while it waits for the one before
    await expect.poll(async () => (await owner.getModelImport({ importId })).state).toBe('failed')
    await go(page, '/models/import')
    const gone = page.getByRole('list', { name: 'Imports' }).getByRole('listitem').filter({ hasText: 'Gone' })
    await gone.getByText('Failed', { exact: true }).waitFor()
    await gone.getByText(path, { exact: false }).waitFor()
    await gone.getByRole('button', { name: 'Remove from the list' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove from the list' }).click()
    await gone.waitFor({ state: 'detached' })
    await page.getByRole('list', { name: 'Imports' }).getByRole('link', { name: 'Meadow' }).waitFor()
    await page.context().close()
  })

  it('are for owners to import', async () => {
    const viewer = await openAsViewer()
    await link(viewer, 'Import a model').click()
    await viewer.getByText('Only an owner of this studio can import models', { exact: false }).waitFor()
    expect(await button(viewer, 'Check it').count()).toBe(0)
    await viewer.context().close()
  })
})

describe('their pages', () => {
  const narrow = { viewport: { width: 320, height: 640 } }
  const paths = [
    '/models/hub', ...[hubModels.plain, hubModels.gated, hubModels.quantised, hubModels.pickled].map((name) => `/models/hub/${name}`),
    '/models/downloads', '/models/storage', '/settings/hub',
  ]
  beforeAll(async () => {
    await owner.updateHubSettings({ token: null })
    await owner.removeStoredModel({ model: hubModels.gated })
    await downloadSome(owner, hub)
  }, 60_000)

  it.each([
    { name: 'light', options: { ...narrow, colorScheme: 'light' }, language: 'en' },
    { name: 'dark', options: { ...narrow, colorScheme: 'dark' }, language: 'en' },
    { name: 'right to left', options: { ...narrow, colorScheme: 'light' }, language: 'ar' },
    { name: 'wide', options: wide, language: 'de' },
  ] as const)('have no barriers and fit, in one language: $name', { timeout: 300_000 }, async ({ options, language }) => {
    const page = await openPage(options, language)
    await answersAsIf(page, 'listModelImports', {}, ({ items: [made] }) => {
      const items = Object.values(importStates).map((change) => change(made))
      return { items, total: items.length }
    })
    for (const path of [...paths, importPath(importable.model), importPath(importable.adapter)]) {
      await go(page, path)
      expect(await barriers(page), path).toEqual([])
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
      if (language === 'ar') expect(await untranslated(page), path).toEqual([])
    }
    await page.context().close()
  })

  it('have thrown nothing', () => expect(faults).toEqual([]))
})
