import type { Page } from '@playwright/test'
import { reason } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainWith } from '../src/i18n/explain.tsx'
import { activateLanguage } from '../src/i18n/catalogue.ts'
import { errors } from '../src/i18n/de/errors.ts'
import { reasons } from '../src/i18n/de/reasons.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'

/*
 * What the studio explains, in a browser that reads German: nothing that the server says stays in English. Words in another
 * language than the page's are marked as such, so that a voice reads them right.
 */

let studio: OpenStudio
let page: Page
let project: string

/** Asks the studio as the page does. */
const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
  page.evaluate(async ([method, path, sent]) => {
    const request = sent === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: sent }
    return (await (await fetch(path, request)).json()) as T
  }, [method, path, body === undefined ? undefined : JSON.stringify(body)] as const)

/** Words that only English has; answers, code and names keep their language. */
const english = /\b(the|and|with|which|because|is|are|of)\b/
const keepsItsLanguage = 'bdi, code, pre, textarea, p[dir=auto], dd[dir=auto]'

/** Everything on a page opened, and what of it is in English. */
async function englishOn(path: string, shows: string): Promise<string[]> {
  await page.goto(studio.server.url + path)
  await page.locator('h1').first().waitFor()
  const shown = page.getByText(shows).filter({ visible: true }).first()
  await expect.poll(async () => {
    const closed = page.locator('main button[aria-expanded=false]:not([aria-haspopup])')
    for (let index = await closed.count() - 1; index >= 0; index--) await closed.nth(index).click() // from below, for those above keep their place
    return shown.isVisible()
  }, { timeout: 60_000, interval: 500 }).toBe(true)
  const texts = await page.locator('main').evaluate((main, keeps) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const found: { text: string; isMarked: boolean }[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!
      if (parent.closest(keeps) === null) found.push({ text: node.nodeValue ?? '', isMarked: parent.closest('[lang=en]') !== null })
    }
    return found
  }, keepsItsLanguage)
  return texts.filter(({ text, isMarked }) => isMarked || english.test(text)).map(({ text }) => text)
}

beforeAll(async () => {
  studio = await openStudio()
  const context = await studio.browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  await page.goto(await studio.server.signInLink())
  await page.locator('h1').first().waitFor()
  const { id: datasetId } = await ask<{ id: string }>('POST', '/api/datasets/from-example', { example: 'policy-chatbot' })
  const overrides = { 'training.maxSteps': 2 }
  const answers = { goal: 'answer', language: 'en', datasetId, model: 'tunesmith-base-10m', effort: 'balanced', overrides }
  project = (await ask<{ id: string }>('POST', '/api/projects', { answers })).id
  await activateLanguage('de')
}, 120_000)
afterAll(() => studio.close())

describe('in German', () => {
  const german = (code: 'seed.fixed' | 'example.ticket-topics') => explainWith({ reasons, errors })(reason(code))

  it('every setting says why it is as it is', { timeout: 120_000 }, async () => {
    expect(await englishOn(`/projects/${project}/effort?depth=everything`, german('seed.fixed'))).toEqual([])
  })

  it('models and examples say what they are', { timeout: 120_000 }, async () => {
    expect(await englishOn(`/projects/${project}/model`, 'das Training braucht etwa')).toEqual([])
    expect(await englishOn(`/projects/${project}/data`, german('example.ticket-topics'))).toEqual([])
  })

  it('a training says what it does and why', { timeout: 240_000 }, async () => {
    const { id } = await ask<{ id: string }>('POST', '/api/runs', { projectId: project })
    await expect.poll(async () => (await ask<{ state: string }>('GET', `/api/runs/${id}`)).state, { timeout: 200_000, interval: 500 }).toBe('finished')
    expect(await englishOn(`/runs/${id}`, german('seed.fixed'))).toEqual([])
  })
})
