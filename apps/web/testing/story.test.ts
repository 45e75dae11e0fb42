import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { keyboard, mouse, touch } from './hands.ts'
import { openStudio, type OpenStudio } from './open-studio.ts'
import { Person } from './person.ts'
import { story, type Telling } from './story.ts'

/*
 * The whole story, told three times against the real server, engine and model: by mouse, by keyboard alone, and by touch
 * in a language from right to left.
 */

const wide = { viewport: { width: 1280, height: 860 } } as const
const phone = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true } as const
const dark = { colorScheme: 'dark' } as const

interface Circumstances extends Omit<Telling, 'person' | 'server'> {
  language: 'en' | 'ar'
  /** Of the device: it decides the language, and how numbers are written. */
  locale: string
}

const tellings: Readonly<Record<string, Circumstances>> = {
  'in English by mouse': {
    language: 'en',
    locale: 'en-GB',
    desk: { screen: wide, hands: mouse },
    phone: { screen: { ...phone, ...dark }, hands: touch },
    headings: ['No.', 'Concern of the visitor', 'Information given'],
    endsWell: true,
  },
  'in English by keyboard alone': {
    language: 'en',
    locale: 'en-US',
    desk: { screen: wide, hands: keyboard },
    phone: { screen: { viewport: phone.viewport, ...dark }, hands: keyboard },
    headings: ['#', 'Concern', 'Said at the desk'],
    endsWell: false,
  },
  'in Arabic on a phone': {
    language: 'ar',
    locale: 'ar-EG',
    desk: { screen: phone, hands: touch },
    phone: { screen: { ...phone, ...dark }, hands: touch },
    headings: ['الرقم', 'ما يريده الزائر', 'ما قيل له'],
    endsWell: false,
  },
}

describe.each(Object.entries(tellings))('the whole story %s', (_, { language, locale, ...circumstances }) => {
  let studio: OpenStudio
  let telling: Telling
  let hasBroken = false

  beforeAll(async () => {
    studio = await openStudio()
    const person = await Person.reading(studio.browser, language, locale)
    telling = { person, server: studio.server, ...circumstances }
  })
  afterAll(() => studio.close())
  beforeEach(({ skip }) => {
    skip(hasBroken, 'the story broke off before')
    onTestFailed(() => {
      hasBroken = true
    })
  })

  it.each(Object.entries(story))('%s', { timeout: 600_000 }, (_, walk) => walk(telling))

  it('and nothing went wrong behind the pages', () => {
    expect(telling.person.faults).toEqual([])
  })
})
