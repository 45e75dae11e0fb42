import { deepEqual } from 'node:assert/strict'
import type { Browser, BrowserContext, BrowserContextOptions, Download, Locator, Page } from '@playwright/test'
import { type Format, formatFor } from '../src/i18n/format.ts'
import { type LanguageCode, localeOf, type MessageId } from '../src/i18n/languages.ts'
import type { TextValues, Translate } from '../src/i18n/text.tsx'
import { barriers, overflow, untranslated } from './barriers.ts'
import type { Hands } from './hands.ts'
import { asPattern, readTexts } from './texts.ts'

/** Where somebody sits, and how they work what is in front of them. */
export interface Device {
  screen: BrowserContextOptions
  hands: (page: Page) => Hands
}

const patience = 120_000
/** The width of a window that everything has to fit into (WCAG 1.4.10), in CSS pixels. */
const narrowest = 320

/** Somebody who uses the studio, and speaks of what is on the page by its place in the catalogues. */
export class Person {
  readonly format: Format
  readonly #browser: Browser
  readonly #language: LanguageCode
  readonly #locale: string
  readonly #t: Translate
  #context?: BrowserContext
  #page?: Page
  #hands?: Hands
  #hasActed = false
  readonly faults: string[] = []

  private constructor(browser: Browser, language: LanguageCode, locale: string, t: Translate) {
    this.#browser = browser
    this.#language = language
    this.#locale = locale
    this.#t = t
    this.format = formatFor(localeOf(language, [locale]))
  }

  /** @param locale of the device; the studio is in its language. */
  static async reading(browser: Browser, language: LanguageCode, locale: string): Promise<Person> {
    return new Person(browser, language, locale, await readTexts(language, locale))
  }

  get page(): Page {
    return this.#page!
  }

  /** Sits down in front of a device that has never shown the studio, and opens an address. */
  async opens(address: string, { screen, hands }: Device) {
    this.#context = await this.#browser.newContext({ locale: this.#locale, reducedMotion: 'reduce', ...screen })
    this.#context.setDefaultTimeout(patience)
    this.#page = await this.#context.newPage()
    this.#hands = hands(this.page)
    this.#hasActed = false
    this.page.on('pageerror', ({ message }) => this.faults.push(message))
    await this.page.goto(address)
  }

  /** Closes what shows the studio. */
  leaves = () => this.#context?.close()

  /** What the studio says in their language. */
  text(id: MessageId, values?: TextValues): string {
    return this.#t(id, values)
  }

  /** What can be pressed and is called so. */
  control(id: MessageId, values?: TextValues): Locator {
    const name = asPattern(this.text(id, values))
    return this.page.getByRole('button', { name }).or(this.page.getByRole('link', { name }))
  }

  presses = (id: MessageId, values?: TextValues) => this.pressesOn(this.control(id, values))

  async pressesOn(target: Locator) {
    this.#hasActed = true
    await this.#hands!.press(target.filter({ visible: true }).first())
  }

  /** Takes the answer that begins with these words. */
  chooses = (id: MessageId) => this.pressesOn(this.page.getByRole('radio', { name: asPattern(this.text(id), 'beginning') }))

  /** Takes an option of a list that opens. */
  async picks(field: MessageId, option: string) {
    await this.pressesOn(this.page.getByRole('button', { name: asPattern(this.text(field), 'within') }))
    await this.pressesOn(this.page.getByRole('option', { name: asPattern(option, 'beginning') }))
  }

  /** Writes into the field of this name. */
  writes = (field: string, text: string) => this.#hands!.write(this.page.getByRole('textbox', { name: field }), text)

  /** Gives a file to the button that asks for one. */
  async sends(id: MessageId, file: { name: string; mimeType: string; buffer: Buffer }) {
    const chooser = this.page.waitForEvent('filechooser')
    await this.presses(id)
    await (await chooser).setFiles(file)
  }

  async downloads(id: MessageId): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.presses(id)
    return download
  }

  /** Waits until it says so somewhere on the page. */
  async sees(id: MessageId, values?: TextValues, timeout = patience) {
    await this.page.getByText(asPattern(this.text(id, values), 'within')).filter({ visible: true }).first().waitFor({ timeout })
  }

  /** A number among the facts of the page. */
  async number(term: MessageId): Promise<number> {
    const fact = this.page.locator('dt', { hasText: asPattern(this.text(term)) }).locator('xpath=following-sibling::dd').first()
    return this.#read((await fact.textContent())!)
  }

  /** A number as the locale writes it: in its digits, with its decimal mark. */
  #read(text: string): number {
    const signs = new Map([...'0123456789'].map((digit) => [this.format.number(Number(digit)), digit]))
    signs.set(this.format.number(0.5).slice(1, 2), '.')
    return Number([...text].map((sign) => signs.get(sign) ?? '').join(''))
  }

  /** What stands in a list under a heading. */
  list(heading: MessageId): Promise<string[]> {
    return this.page.locator('section', { has: this.page.getByRole('heading', { name: this.text(heading), exact: true }) })
      .getByRole('listitem').allTextContents()
  }

  /** Opens the one run of the studio from a list it stands in. */
  opensRun = () => this.pressesOn(this.page.getByRole('main').locator('a[href^="/runs/run_"]'))

  /** Asks in a chat, and waits until every model has answered. */
  async asks(question: string, models: number) {
    await this.writes(this.text('chat.compose'), question)
    await this.presses('chat.send')
    await this.page.getByRole('log').locator('article[aria-busy=false]').nth(models - 1).waitFor({ state: 'attached' })
    await this.page.getByRole('button', { name: this.text('chat.send') }).waitFor()
  }

  /** Waits for a page. Where one came by a link or a button, reading and keys go on from its heading or from where one writes. */
  async arrives(heading: MessageId, values?: TextValues) {
    await this.page.getByRole('heading', { level: 1, name: asPattern(this.text(heading, values)) }).waitFor()
    if (this.#hasActed) await this.page.waitForFunction(() => ['H1', 'TEXTAREA'].includes(document.activeElement!.tagName))
  }

  /** Looks at the whole page: it has no barrier, is no wider than the window, and is all in one language. */
  async looks(at: string) {
    const [wider, english] = [await this.#overflow(), this.#language === 'en' ? [] : await untranslated(this.page)]
    deepEqual({ at, barriers: await barriers(this.page), wider, english }, { at, barriers: [], wider: 0, english: [] })
  }

  /** On a phone, also on the smallest one. */
  async #overflow(): Promise<number> {
    const present = this.page.viewportSize()!
    if (present.width > 400) return Math.max(0, await overflow(this.page))
    await this.page.setViewportSize({ ...present, width: narrowest })
    const most = Math.max(0, await overflow(this.page))
    await this.page.setViewportSize(present)
    return most
  }

  /** Looks at a page of the wizard and presses Continue, or what stands in its place there. */
  async goesOn(to: MessageId, by: MessageId = 'wizard.continue') {
    await this.looks(new URL(this.page.url()).pathname.split('/').at(-1)!)
    await this.presses(by)
    await this.arrives(to)
  }
}
