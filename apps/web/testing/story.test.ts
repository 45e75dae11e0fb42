import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, overflow } from './barriers.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'

/*
 * What a new user does: from a file with odd headings to a model that has proven to be better, without leaving the
 * browser; against the real server, engine and model.
 */

const patience = { timeout: 30_000 }
let studio: OpenStudio
let person: BrowserContext

beforeAll(async () => {
  studio = await openStudio()
  person = await studio.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
})
afterAll(() => studio.close())

/** The policy chatbot's rows as an office would keep them, three of them without an answer. */
function officeFile(): string {
  const rows = readFileSync(join(import.meta.dirname, '../../../examples/policy-chatbot/data/train.jsonl'), 'utf8').trim().split('\n')
    .map((line) => (JSON.parse(line) as { messages: { content: string }[] }).messages.map(({ content }) => content))
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map(([asked, said], index) => [String(index + 1), cell(asked), index % 40 === 7 ? '' : cell(said)].join(';'))
  return ['No.;Concern of the visitor;Information given', ...lines].join('\r\n')
}

const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor(patience)
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()

describe('a new user', () => {
  let run: string
  let project: string

  it('comes from a file to a training', { timeout: 240_000 }, async () => {
    const page = await person.newPage()
    await page.goto(await studio.server.signInLink())
    await page.getByRole('link', { name: /first model/ }).or(page.getByRole('button', { name: /first model/ })).click(patience)

    await heading(page, 'What should your model do?')
    await goOn(page) // forgets to answer
    await page.getByText('There is a problem').waitFor(patience)
    await page.getByText('Answer questions about my subject').click()
    await goOn(page)
    await heading(page, 'Which field is it for?')
    await page.reload() // and is where it was
    await heading(page, 'Which field is it for?')
    await goOn(page)
    await heading(page, 'Which language are your texts in?')
    await goOn(page)

    await heading(page, 'What should it learn from?')
    await page.locator('input[type=file]').setInputFiles({ name: 'desk.csv', mimeType: 'text/csv', buffer: Buffer.from(officeFile()) })
    await page.getByText(/111 rows/).first().waitFor(patience)
    await goOn(page)
    await heading(page, 'What do the columns mean?')
    await page.getByRole('button', { name: 'Use this' }).click(patience)
    await goOn(page)
    await heading(page, 'Are these the right examples?')
    await goOn(page)
    await heading(page, 'Is your data ready?')
    await page.getByText(/108 of 111 rows/).waitFor(patience)
    await page.getByRole('button', { name: /^Leave these 3 rows out/ }).click()
    await page.getByText(/All 108 rows can be learned from/).waitFor(patience)
    await goOn(page)
    await heading(page, 'How much should be kept for testing?')
    await goOn(page)

    await heading(page, 'Which model should it start from?')
    await page.getByText('Comes with Tunesmith').waitFor(patience)
    await goOn(page)
    await heading(page, 'How thoroughly should it learn?')
    await page.getByText('Quick', { exact: true }).click()
    await goOn(page)
    await heading(page, 'Check your answers')
    await page.getByText('Memory').first().waitFor({ timeout: 120_000 }) // measured by a dry run
    await page.getByRole('button', { name: 'Start training' }).click()
    await heading(page, /Training (has started|is in line)/)
    const href = await page.getByRole('link', { name: 'Watch it learn' }).getAttribute('href', patience)
    run = /run_[0-9a-z]+/.exec(href ?? '')![0]
    project = /project_[0-9a-z]+/.exec(page.url())![0]
    await page.close() // safe to close the tab
  })

  it('comes back on a phone, sees what it learned, and takes it along', { timeout: 600_000 }, async () => {
    const phone = await studio.browser.newContext({
      viewport: { width: 375, height: 760 }, locale: 'en-GB', storageState: await person.storageState(), colorScheme: 'dark',
    })
    const page = await phone.newPage()
    await page.goto(`${studio.server.url}/runs/${run}`)
    await page.getByText(/Step \d+ of \d+|Getting ready|Finished/).first().waitFor(patience)
    await page.goto(`${studio.server.url}/runs/${run}/result`)
    await page.getByText(/It is better than before|No evidence yet that it is better/).waitFor({ timeout: 500_000 })
    const download = page.waitForEvent('download', patience)
    await page.getByRole('link', { name: /Download/ }).first().click()
    expect((await download).suggestedFilename()).toMatch(/\.(tar|zip)$/)
    await phone.close()
  })

  const variants = [
    { name: 'wide and light', language: 'en', options: { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } },
    { name: 'narrow, dark and right to left', language: 'ar', options: { viewport: { width: 320, height: 700 }, colorScheme: 'dark' } },
  ] as const

  it.each(variants)('meets no barrier on any page of the way, $name', { timeout: 240_000 }, async ({ language, options }) => {
    const context = await studio.browser.newContext({ ...options, reducedMotion: 'reduce', storageState: await person.storageState() })
    await context.addInitScript((code) => localStorage.setItem('tunesmith.language', code), language)
    const page = await context.newPage()
    const questions = ['goal', 'domain', 'language', 'data', 'columns', 'rows', 'proof', 'split', 'model', 'effort', 'check', 'overview']
    const paths = [...questions.map((id) => `/projects/${project}/${id}`), '/', '/runs', `/runs/${run}`, `/runs/${run}/result`, '/chat', '/chat/new']
    for (const path of paths) {
      await page.goto(studio.server.url + path)
      await page.locator('h1').first().waitFor(patience)
      await page.waitForLoadState('networkidle')
      expect(await barriers(page), path).toEqual([])
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
    }
    await context.close()
  })
})
