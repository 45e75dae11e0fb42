import { compileMessage } from '@lingui/message-utils/compileMessage'
import { errorReason, placesOf, plainReason, type Reason, reason, type ReasonCode, reasons as english } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { activateLanguage } from './catalogue.ts'
import { explainWith } from './explain.tsx'
import { fill } from './fill.ts'
import type { LanguageCode } from './languages.ts'
import type { ErrorTranslations, ReasonTranslations } from './server-words.ts'

const files = import.meta.glob<{ reasons: ReasonTranslations }>('./*/reasons.ts', { eager: true })
const errorFiles = import.meta.glob<{ errors: ErrorTranslations }>('./*/errors.ts', { eager: true })
const translations = Object.entries(files).map(([path, { reasons }]) => [path.split('/')[1] as LanguageCode, reasons] as const)

/** Each place of a text: what it takes, and how that is written. */
const written = (text: string) => new Set(placesOf(text).map(({ name, kind }) => `${name}, ${kind}`))
const pluralsIn = (text: string) => new Set([...text.matchAll(/\{(\w+), plural,/g)].map(([, name]) => name))

function formsOf(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return language === 'es' || language === 'fr' ? forms.filter((form) => form !== 'many') : forms
}

describe.each(translations)('reasons in %s', (language, reasons) => {
  it('are all there, with exactly the values of each, and every form of a plural', () => {
    expect(Object.keys(reasons).sort()).toEqual(Object.keys(english).sort())
    const wrong = Object.entries(reasons).filter(([code, text]) => {
      const wanted = placesOf(english[code as ReasonCode])
      const plurals = pluralsIn(text)
      const isTold = ({ name, kind }: (typeof wanted)[number]) =>
        written(text).has(`${name}, ${kind}`) || ((kind === 'number' || kind === 'count') && plurals.has(name))
      const hasNoOther = [...written(text)].every((place) => written(english[code as ReasonCode]).has(place))
      const names = new Set(wanted.map(({ name }) => name))
      const forms = text.includes(', plural,') ? formsOf(language) : []
      return !wanted.every(isTold) || !hasNoOther || ![...plurals].every((name) => names.has(name))
        || !forms.every((form) => text.includes(`${form} {`))
    })
    expect(wrong).toEqual([])
    for (const text of Object.values(reasons)) expect(() => compileMessage(text.replace(/\{(\w+), \w+\}/g, '{$1}')), text).not.toThrow()
  })

  it('are told with their values, none as the server wrote it', async () => {
    await activateLanguage(language)
    const explain = explainWith({ reasons, errors: {} })
    const samples = { text: 'x', list: ['x'], number: 2, measure: 2, count: 2, bytes: 2, share: 0.5 }
    const nested = { reason: plainReason('x'), reasons: [plainReason('x')], sentences: [plainReason('x')] }
    const untold = (Object.keys(english) as ReasonCode[]).filter((code) => {
      const params = Object.fromEntries(placesOf(english[code]).map(({ name, kind }) => [name, { ...samples, ...nested }[kind]]))
      return explain({ code, params, text: 'in English' } as Reason) === 'in English'
    })
    expect(untold).toEqual([])
  })

  it('are not left in English', () => {
    // a few are nothing but values, or a word of JSON
    const same = Object.entries(reasons).filter(([code, text]) => text === english[code as ReasonCode] && /[a-z] [a-z]/.test(text.replace(/\{.*?\}/g, '')))
    expect(same).toEqual([])
  })
})

describe('a reason', () => {
  const wordsOf = (language: LanguageCode) => ({
    reasons: files[`./${language}/reasons.ts`].reasons, errors: errorFiles[`./${language}/errors.ts`].errors,
  })

  it('is told with numbers, sizes and shares as the language writes them', async () => {
    await activateLanguage('de')
    const tell = explainWith(wordsOf('de'))
    const explain = (given: Reason) => tell(given).replaceAll('\u00a0', ' ')
    expect(explain(reason('fit.no', { needed: 8.2e9, limit: 512e6 }))).toBe('das Training braucht mindestens 8,2 GB; 512 MB können benutzt werden')
    expect(explain(reason('length.context-cuts', { longer: 0.0314 }))).toBe('so viel liest das Modell auf einmal; 3,1 % der Zeilen sind länger')
    expect(explain(reason('threads.cores', { cores: 1 }))).toBe('für den einen Kern')
    expect(explain(reason('threads.cores', { cores: 12 }))).toBe('je einer für die 12 Kerne')
    expect(explain(reason('by-parameters', { because: reason('rate.adapter-usual'), parameters: 135e6 })))
      .toBe('die übliche Rate für Adapter (135 Mio. Parameter)')
    const sacrifices = [reason('sacrifice.lean'), reason('sacrifice.recompute'), reason('sacrifice.shorter')]
    expect(explain(reason('fit.tight', { limit: 4e9, sacrifices }))).toContain('mit etwa zwei Dritteln der Geschwindigkeit und mit kürzeren Zeilen')
  })

  it('says what is wrong with the fields of a request', async () => {
    await activateLanguage('fr')
    const words = wordsOf('fr')
    const problems = [
      { field: 'name', problem: reason('field.type', { expected: reason('value.string'), found: reason('value.number') }) },
      { field: 'email', problem: reason('field.email') },
    ]
    expect(fill(words.errors.REQUEST_INVALID!.message!, { problems }, explainWith(words)))
      .toBe('name: doit être un texte, et est un nombre; email: doit être une adresse e-mail.')
  })

  it('says in an error how a process died', async () => {
    await activateLanguage('de')
    const words = wordsOf('de')
    const how = reason('process.signal', { signal: 'SIGKILL' })
    expect(fill(words.errors.MODEL_CRASHED!.message!, { model: 'm', how }, explainWith(words))).toBe('Der Prozess mit m wurde durch das Signal SIGKILL beendet.')
  })

  it('has the plural of Arabic', async () => {
    await activateLanguage('ar')
    const explain = explainWith(wordsOf('ar'))
    const ends = (rows: number) => explain(reason('alarm.rows-to-blame', { step: 3, rows }))
    expect(ends(2)).toContain('صفان')
    expect(ends(5)).toMatch(/[5٥] صفوف/)
    expect(ends(12)).toMatch(/صفًا/)
  })

  it('stays as the server wrote it where there are no words for it, and is an error by its title', async () => {
    await activateLanguage('fr')
    const explain = explainWith(wordsOf('fr'))
    expect(explain(plainReason('of another engine'))).toBe('of another engine')
    expect(explain({ code: 'fit.no', params: {}, text: 'of a newer server' })).toBe('of a newer server')
    expect(explain(errorReason({ code: 'DISK_FULL', title: 'The disk is full' }))).toBe(wordsOf('fr').errors.DISK_FULL!.title)
  })
})
