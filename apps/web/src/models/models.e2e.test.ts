import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import type { Client } from '@tunesmith/contract/client'
import type { HubServer } from '@tunesmith/hub/testing/hub-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersAsIf } from '../../testing/as-if.ts'
import { barriers, overflow, untranslated } from '../../testing/barriers.ts'
import { ownerOf } from '../../testing/content.ts'
import { keyboard } from '../../testing/hands.ts'
import { hubToken, openHub } from '../../testing/hub.ts'
import { openStudio, type OpenStudio } from '../../testing/open-studio.ts'
import { exportStates } from '../../testing/states.ts'

/* What becomes of a trained model, in a real browser against the real server, engine and llama.cpp. */

const patience = { timeout: 60_000 }
const base = 'tunesmith-base-10m'
let cache: string
let hub: HubServer
let studio: OpenStudio
let client: Client
let person: BrowserContext
let page: Page
/** What a short training has made. */
let runId: string
/** Address of the export that the second test makes. */
let exported: string

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'tunesmith-hub-'))
  hub = await openHub(cache)
  studio = await openStudio()
  client = ownerOf(studio.dataFolder)
  runId = await trained()
  person = await studio.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB', reducedMotion: 'reduce' })
  person.setDefaultTimeout(patience.timeout)
  page = await person.newPage()
  await page.goto(await studio.server.signInLink())
  await page.locator('main h1').waitFor()
}, 180_000)
afterAll(async () => {
  await studio.close()
  await hub.close()
  rmSync(cache, { recursive: true, force: true })
})

async function trained(): Promise<string> {
  const { id: datasetId } = await client.createDatasetFromExample({ example: 'policy-chatbot' })
  const overrides = { 'training.maxSteps': 4 }
  const { id: projectId } = await client.createProject({
    name: 'Desk helper',
    answers: { goal: 'answer', domain: 'general', language: 'en', datasetId, model: base, effort: 'quick', overrides },
  })
  await client.updateProject({ projectId, page: 'check' })
  const run = await client.startRun({ projectId })
  for (;;) {
    const { state, error } = await client.getRun({ runId: run.id })
    if (state === 'finished') return run.id
    if (error) throw new Error(error.message)
    await setTimeout(300)
  }
}

const opens = (path: string) => page.goto(`${studio.server.url}${path}`)
const named = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }))

describe('a trained model', { timeout: 180_000 }, () => {
  it('is registered as champion and found under that name', async () => {
    await opens(`/models/${runId}`)
    await named('Register').first().click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Name').inputValue()).toBe('desk-helper')
    await dialog.getByLabel('Alias').fill('12')
    await dialog.getByRole('button', { name: 'Register' }).click()
    await dialog.getByRole('link', { name: /Write an alias/ }).waitFor()
    expect(await barriers(page)).toEqual([])
    await dialog.getByLabel('Alias').fill('champion')
    await dialog.getByRole('button', { name: 'Register' }).click()
    await page.locator('header').getByText('desk-helper@champion').waitFor()
    await client.registerModel({ name: 'desk-helper', modelId: base, notes: '', aliases: [] })

    await opens('/models/registry/desk-helper')
    await page.getByRole('row', { name: /desk-helper@2/ }).getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Point an alias here' }).click()
    await page.getByText('desk-helper@champion points to version 1 now.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Move the alias' }).click()
    await page.getByRole('row', { name: /desk-helper@2/ }).getByText('champion').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('row', { name: /desk-helper@1/ }).getByText('champion').waitFor()
    expect((await client.getRegisteredModel({ name: 'desk-helper' })).aliases).toEqual({ champion: 1 })
  })

  it('is exported by keyboard alone, with a proof and a file to take away', async () => {
    await opens(`/models/${runId}`)
    const hands = keyboard(page)
    await hands.press(named('Export').first())
    await page.getByRole('heading', { level: 1, name: 'For which program do you export Desk helper?' }).waitFor()
    await hands.press(page.getByRole('radio', { name: /^GGUF/ }))
    for (const precision of await page.getByRole('checkbox', { checked: true }).all()) await precision.uncheck({ force: true })
    await hands.press(page.getByRole('checkbox', { name: /^Q4_K_M/ }))
    await hands.press(named('Export and prove'))
    await page.getByText('Proven: this is the model that was trained').waitFor({ timeout: 150_000 })
    exported = new URL(page.url()).pathname
    const row = page.getByRole('row', { name: /Q4_K_M/ })
    await row.getByText(/^Measured loss: [+-]?\d/).waitFor()
    expect(await page.getByText('Same answers').count()).toBeGreaterThan(0)
    const download = page.waitForEvent('download')
    await hands.press(named(/^Download /).first())
    const file = await (await download).path()
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('GGUF')
    expect((await download).suggestedFilename()).toMatch(/Q4_K_M\.gguf$/)
    await page.getByText(/llama-cli -m .*Q4_K_M\.gguf/).waitFor()

    await page.evaluate(() => window.scrollTo(0, 0))
    await hands.press(named('Push to the hub'))
    await page.getByText('There is no token for the hub').waitFor()
    expect(await page.getByRole('link', { name: 'Settings of the hub' }).getAttribute('href')).toBe('/settings/hub')
    await page.keyboard.press('Escape')
  })

  it.each([
    ['queued', ['Waiting', 'You can leave this page; it goes on.'], 'Cancel'],
    ['running', ['Making its weights smaller', '62%'], 'Cancel'],
    ['checking', ['Asking both the same, and comparing', 'Proven: this is the model that was trained'], 'Cancel'],
    ['refused', ['Refused', 'It cannot be used', 'Not proven: this is not the model that was trained', 'Other answers', /^at most 0\.\d+ \/ 0\.\d+$/], 'Export again'],
    ['failed', ['Failed', 'Not enough room on the disk', 'Delete exports and models that are no longer needed'], 'Export again'],
    ['cancelled', ['Cancelled'], 'Export again'],
  ] as const)('says of an export that is %s what becomes of it', { timeout: 60_000 }, async (state, words, way) => {
    const exportId = exported.split('/').at(-1)!
    const shown = await person.newPage()
    await answersAsIf(shown, 'getExport', { exportId }, exportStates[state])
    await shown.goto(studio.server.url + exported)
    for (const each of words) await shown.getByRole('main').getByText(each).first().waitFor()
    await shown.getByRole('main').getByRole('button', { name: way }).or(shown.getByRole('main').getByRole('link', { name: way })).waitFor()
    expect(await shown.getByRole('link', { name: /^Download/ }).count()).toBe(state === 'checking' ? 1 : 0)
    expect(await barriers(shown)).toEqual([])
    await shown.close()
  })

  it('is pushed to the hub with a token, for its owner alone', async () => {
    await client.updateHubSettings({ token: hubToken })
    await opens(exported)
    await named('Push to the hub').click()
    const dialog = page.getByRole('dialog')
    const repository = dialog.getByLabel('Repository')
    expect(await repository.inputValue()).toBe('ada/desk-helper-gguf')
    await repository.fill('nowhere')
    await dialog.getByRole('button', { name: 'Push to the hub' }).click()
    await dialog.getByRole('link', { name: 'Write the repository as owner/name' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await repository.fill('ada/desk-helper')
    await dialog.getByRole('button', { name: 'Push to the hub' }).click()
    await page.getByText('On the hub', { exact: true }).waitFor()
    const [, , id] = exported.split('/').slice(1)
    expect((await client.getExport({ exportId: id })).publication).toMatchObject({ repository: 'ada/desk-helper', visibility: 'private', state: 'finished' })
  })

  it('can be asked by the programs that its page shows', async () => {
    const { key } = await client.createApiKey({ name: 'Program', role: 'viewer' })
    const env = { ...process.env, TUNESMITH_KEY: key }
    await opens(`/models/${runId}`)
    const use = page.locator('section', { has: page.getByRole('heading', { name: 'Use it in your programs' }) })
    const codeIn = async (language: string) => {
      await use.getByRole('tab', { name: language }).click()
      return use.getByRole('tabpanel').locator('pre').innerText()
    }
    const { stdout } = await promisify(execFile)('sh', ['-c', await codeIn('curl')], { env })
    expect(JSON.parse(stdout)).toMatchObject({ model: expect.any(String), choices: [{ message: { role: 'assistant' } }] })
    expect(await codeIn('Python')).toContain('model="desk-helper@champion"')
    const folder = mkdtempSync(join(import.meta.dirname, '../../testing/.programs-')) // within the project, so that its packages are found
    try {
      for (const language of ['TypeScript', 'LangChain.js']) {
        const program = join(folder, 'ask.ts')
        writeFileSync(program, await codeIn(language))
        const { stdout: answer } = await promisify(execFile)(process.execPath, [program], { env })
        expect(answer, language).not.toBe('')
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
    await use.getByRole('button', { name: /What the program asks for/ }).click()
    await page.getByRole('option', { name: 'A text as a vector' }).click()
    expect(await codeIn('Python')).toContain('client.embeddings.create(model="desk-helper@champion"')
  })
})

describe.each([
  ['in English, light', 'en', 'light'], ['in English, dark', 'en', 'dark'], ['in Arabic', 'ar', 'light'],
] as const)('every page of models %s', (_, language, colorScheme) => {
  it('keeps nobody out, and fits into 320 px', { timeout: 120_000 }, async () => {
    const context = await studio.browser.newContext({
      viewport: { width: 320, height: 640 }, colorScheme, locale: 'en-GB', reducedMotion: 'reduce', storageState: await person.storageState(),
    })
    await context.addInitScript((code) => localStorage.setItem('tunesmith.language', code), language)
    const phone = await context.newPage()
    const paths = [
      `/models/${runId}`, `/models/${base}`, `/models/${runId}/lineage`, `/models/${runId}/export`, exported,
      '/models/registry', '/models/registry/desk-helper', `/models/compare?ids=${runId},${base}`,
    ]
    for (const path of paths) {
      await phone.goto(`${studio.server.url}${path}`)
      await phone.locator('main :is(section, form, ol, table, [role=radiogroup])').first().waitFor(patience)
      await phone.locator('main [role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' })
      expect(await overflow(phone), path).toBeLessThanOrEqual(0)
      expect(await barriers(phone), path).toEqual([])
      if (language === 'ar') expect((await untranslated(phone)).filter((text) => !/desk helper|policy/i.test(text)), path).toEqual([])
    }
    await context.close()
  })
})

it('the drawing of a lineage leads to the same pages as its list', { timeout: 60_000 }, async () => {
  await opens(`/models/${runId}/lineage`)
  await page.locator('.react-flow__node').first().waitFor()
  const addresses = async (where: string) =>
    [...new Set(await page.locator(where).evaluateAll((links) => links.map((link) => link.getAttribute('href'))))].sort()
  const drawn = await addresses('.react-flow__node a')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('tab', { name: 'List' }).click()
  expect(await addresses('main [role=tabpanel] ol a')).toEqual(drawn)
  expect(drawn).toEqual(expect.arrayContaining([`/models/${runId}`, `/models/${base}`, `/runs/${runId}`, exported]))
})
