import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from '../../testing/barriers.ts'
import { keyboard } from '../../testing/hands.ts'
import { openStudio, type OpenStudio } from '../../testing/open-studio.ts'

/* The wizard in a real browser, against the real server and the real bundled model, up to the press of Start training. */

const patience = { timeout: 45_000 }
let studio: OpenStudio
let person: BrowserContext
let page: Page
/** Address of the project that the first test makes and the others go on with. */
let project: string

beforeAll(async () => {
  studio = await openStudio()
  person = await studio.browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
  page = await person.newPage()
  await page.goto(await studio.server.signInLink())
  await page.getByRole('button', { name: /first model/ }).waitFor(patience)
})
afterAll(() => studio.close())

const heading = (text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor(patience)
const press = (name: string) => page.getByRole('button', { name, exact: true }).click(patience)

async function goOnTo(text: string) {
  await press('Continue')
  await heading(text)
}

const csv = [
  'Nr,Anliegen,Auskunft',
  ...Array.from({ length: 40 }, (_, index) => `${index},"Was kostet Paket ${index}?","Paket ${index} kostet ${index + 3} Euro."`),
  '40,"Wo ist mein Paket?",',
  '41,"Was kostet Paket 7?","Paket 7 kostet 10 Euro."',
  '42,"kaputt,"mehr" Zeug"x',
].join('\r\n')

describe('the wizard', { timeout: 80_000 }, () => {
  it('goes by keyboard alone from the goal to the answers, and back to change one', async () => {
    const hands = keyboard(page)
    const named = (name: string) => page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }))
    const enter = async (name: string, next: string) => {
      await hands.press(named(name))
      await heading(next)
      expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('H1')
    }
    await enter('Start with your first model', 'What should your model do?')
    await hands.press(named('Continue'))
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor(patience)
    expect(await page.title()).toMatch(/^Error: /)
    await hands.press(named('Choose what your model should do'))
    await page.keyboard.press('Space') // the link has led to the first answer
    await enter('Continue', 'Which field is it for?')
    await enter('Continue', 'Which language are your texts in?')
    await enter('Continue', 'What should it learn from?')
    await hands.press(page.getByRole('radio', { name: /^Policy chatbot/ }))
    await enter('Continue', 'Are these the right examples?')
    await enter('Continue', 'Is your data ready?')
    await enter('Continue', 'Which model should it start from?') // the example brings its own rows to test with
    await enter('Continue', 'How thoroughly should it learn?')
    await enter('Continue', 'Check your answers')
    await enter('Change: Field', 'Which field is it for?')
    await hands.press(page.getByRole('radio', { name: /^Healthcare/ }))
    await enter('Continue', 'Check your answers')
    await page.getByText('Healthcare', { exact: true }).waitFor(patience)
    await page.getByText('It fits into the memory of this machine.').waitFor({ timeout: 60_000 })
    project = page.url().replace(/\/check.*/, '')
  })

  it('keeps what was answered through a reload and on another device', async () => {
    await page.reload()
    await heading('Check your answers')
    const phone = await (await studio.browser.newContext({ storageState: await person.storageState() })).newPage()
    await phone.goto(project)
    await phone.getByText('Healthcare', { exact: true }).waitFor(patience)
    expect(phone.url()).toBe(`${project}/check`)
    await phone.context().close()
  })

  it('takes settings by hand, says what it cannot take, and shows them in the recipe', async () => {
    await page.goto(`${project}/effort?depth=more`)
    const rate = page.getByLabel('Learning rate')
    await page.getByText('learningRate: 0.003').waitFor(patience)
    await rate.fill('fast')
    await press('Continue')
    await page.getByRole('link', { name: 'Learning rate: Enter a number between 0 and 10' }).click(patience)
    await rate.fill('0,002')
    await rate.press('Tab')
    await page.getByText('learningRate: 0.002').waitFor(patience)
    await page.getByRole('button', { name: /^Reset Learning rate/ }).click()
    await page.getByText('learningRate: 0.003').waitFor(patience)
    await page.getByText('Everything', { exact: true }).click()
    await page.getByLabel('Packing').waitFor(patience)
    expect(await barriers(page)).toEqual([])
  })

  it('understands odd columns once a person has said what they mean, and mends rows in place', async () => {
    await page.goto(`${project}/data`)
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.locator('input[type=file]').setInputFiles(file('picture.png', 'x'))
    await page.getByText(/The file must be CSV/).waitFor(patience)
    await page.locator('input[type=file]').setInputFiles(file('anliegen.csv', csv))
    await page.getByRole('radio', { name: /anliegen/, checked: true }).waitFor(patience)
    await goOnTo('What do the columns mean?')
    await press('Continue') // a fact that nobody may guess
    await page.getByRole('link', { name: 'Choose the column with what the model should say' }).waitFor(patience)
    await press('Use this')
    await page.getByText('Paket 0 kostet 3 Euro.').nth(1).waitFor(patience)
    await goOnTo('Are these the right examples?')
    await page.locator('mark', { hasText: 'Paket 3 kostet 6 Euro.' }).waitFor(patience)
    await goOnTo('Is your data ready?')
    await page.getByText('41 of 43 rows can be learned from.').waitFor(patience)

    await page.getByRole('button', { name: 'Look at this row' }).nth(1).click()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Change row 42' }).click()
    await page.getByRole('textbox', { name: 'Auskunft' }).fill('Ihr Paket ist unterwegs.')
    await press('Save')
    await page.getByText('42 of 43 rows can be learned from.').waitFor(patience)

    await page.getByRole('button', { name: 'Leave this row out' }).first().click() // the one that cannot be read
    await page.getByText('All 42 rows can be learned from.').waitFor(patience)
    await press('Undo')
    await page.getByText('42 of 43 rows can be learned from.').waitFor(patience)
    await goOnTo('How much should be kept for testing?')
    await page.getByText('Recommended for 42 rows').waitFor(patience)
  })
})
