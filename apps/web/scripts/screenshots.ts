import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import { contentOf, ownerOf } from '../testing/content.ts'
import { downloadSome, openHub } from '../testing/hub.ts'
import { importOne, placeModels } from '../testing/imports.ts'
import { openStudio, type OpenStudio } from '../testing/open-studio.ts'
import { contactSheet, type Picture } from './contact-sheet.ts'
import { type Scene, scenesOf } from './scenes.ts'

/*
 * Pictures of every page of the studio, with real content, as people with different devices and languages see them.
 */

const usage = `npm run screenshots -- [words …] [--output <folder>] [--variant <word>] [--keep <folder>]

Takes a picture of every page whose name has one of the words in it; of all of them when there is none.

  --output    where the pictures and their index.html go (screenshots)
  --variant   only the ways to show a page with this word in their name, such as dark, phone or ar
  --keep      a data folder to fill and keep, or to use again: saves the training`

const wide = { width: 1280, height: 860 }
const phone = { width: 375, height: 760 }

interface Variant {
  name: string
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark'
  language: string
}

const variants: readonly Variant[] = ['en', 'en-XA', 'ar'].flatMap((language) =>
  (['light', 'dark'] as const).filter((colorScheme) => language === 'en' || colorScheme === 'light').flatMap((colorScheme) =>
    Object.entries({ wide, phone }).map(([device, viewport]) => ({ name: `${language}-${colorScheme}-${device}`, viewport, colorScheme, language }))))

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string', default: 'screenshots' },
    variant: { type: 'string', default: '' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function main(): Promise<void> {
  const folder = resolve(options.output)
  mkdirSync(folder, { recursive: true })
  const cache = mkdtempSync(join(tmpdir(), 'tunesmith-cache-'))
  const elsewhere = mkdtempSync(join(tmpdir(), 'models-'))
  const hub = await openHub(cache)
  const studio = await openStudio(options.keep)
  const empty = await openStudio()
  try {
    const owner = ownerOf(studio.dataFolder)
    const content = await contentOf(studio.dataFolder, owner)
    await downloadSome(owner, hub)
    const importable = placeModels(elsewhere)
    await importOne(owner, importable)
    const scenes = scenesOf(content, importable).filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
    const shown = variants.filter(({ name }) => name.includes(options.variant))
    const [signedIn, newcomer] = [await sessionOf(studio), await sessionOf(empty)]
    const pictures: Picture[] = []
    for (const variant of shown) {
      const inUse = await contextFor(studio, variant, signedIn)
      const inEmpty = await contextFor(empty, variant, newcomer)
      const stranger = await contextFor(studio, variant)
      for (const scene of scenes) {
        const [context, { server }] = scene.isEmpty ? [inEmpty, empty] : [scene.isSignedOut ? stranger : inUse, studio]
        const file = `${scene.name}.${variant.name}.png`
        await takePicture(context, server.url, scene, join(folder, file))
        pictures.push({ scene: scene.name, variant: variant.name, file, width: variant.viewport.width })
      }
      await Promise.all([inUse, inEmpty, stranger].map((context) => context.close()))
      console.log(`${variant.name}: ${scenes.length} pictures`)
    }
    const sheet = join(folder, 'index.html')
    writeFileSync(sheet, contactSheet(pictures))
    console.log(sheet)
  } finally {
    await Promise.all([studio.close(), empty.close()])
    await hub.close()
    for (const folder of [cache, elsewhere]) rmSync(folder, { recursive: true, force: true })
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

async function sessionOf({ browser, server }: OpenStudio): Promise<Session> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(await server.signInLink())
  await page.locator('main h1').waitFor()
  const session = await context.storageState()
  await context.close()
  return session
}

async function contextFor({ browser }: OpenStudio, { viewport, colorScheme, language }: Variant, session?: Session): Promise<BrowserContext> {
  const isPhone = viewport === phone
  const context = await browser.newContext({
    viewport, colorScheme, locale: 'en-GB', reducedMotion: 'reduce', storageState: session, hasTouch: isPhone, isMobile: isPhone,
    deviceScaleFactor: 1, timezoneId: 'UTC',
  })
  await context.addInitScript((code) => localStorage.setItem('tunesmith.language', code), language)
  return context
}

/** Takes a picture of a whole page, with everything it loads. */
async function takePicture(context: BrowserContext, origin: string, { path, prepare, act }: Scene, file: string): Promise<void> {
  const page = await context.newPage()
  try {
    await prepare?.(page)
    await page.goto(origin + path)
    await settle(page)
    if (act) {
      await act(page)
      await page.mouse.move(0, 0) // nothing is hovered
      await settle(page)
    }
    await growToPage(page)
    await page.screenshot({ path: file })
  } finally {
    await page.close()
  }
}

/** Makes the window as tall as the page, so that what stays in view stands at its ends. */
async function growToPage(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  if (tall <= height) return
  await page.setViewportSize({ width, height: tall })
  await page.waitForTimeout(150)
}

/** Waits until a page shows what it is going to show; one that listens to a run never falls silent. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {})
  await page.locator('main [role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(150)
}

if (options.help) console.log(usage)
else await main()
