import { compileMessage } from '@lingui/message-utils/compileMessage'
import { errorGroups } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { offeredLanguages, textsOf } from './languages.ts'
import type { TranslatedError } from './server-words.ts'

type Token = string | [name: string, kind?: string, format?: Record<string, Token[]> | string]

/** The names of the values in a message, with how they are written, in all its branches. */
function placesIn(message: string): Set<string> {
  const places = new Set<string>()
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (typeof token === 'string') continue
      const [name, kind = 'plain', format] = token
      if (name !== '#') places.add(`${name} ${kind === 'plural' || kind === 'selectordinal' ? 'number' : kind}`)
      if (typeof format === 'object') Object.values(format).forEach((branch) => Array.isArray(branch) && visit(branch))
    }
  }
  const compiled = compileMessage(message) as Token[] | string
  if (typeof compiled !== 'string') visit(compiled)
  return places
}

/** How often a tag stands in a message: `<link>`. */
const tagsIn = (message: string) => [...message.matchAll(/<\/?(\w+)\/?>/g)].map(([tag]) => tag).sort()

/** What a form of the plural can also be written as, where it stands for that one number. */
const exactly: Readonly<Record<string, string>> = { zero: '=0 {', one: '=1 {', two: '=2 {' }

/** The plural forms a text has to have in a language. */
function formsOf(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return language === 'es' || language === 'fr' ? forms.filter((form) => form !== 'many') : forms // there, many begins at a million
}

const english = await textsOf('en')

describe.each(offeredLanguages)('the catalogue %s', (code) => {
  it('has every message, takes the same values and tags, and can be compiled', async () => {
    const messages: Readonly<Record<string, string>> = await textsOf(code)
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
    const wrong: string[] = []
    for (const [id, source] of Object.entries(english)) {
      const message = messages[id]
      const [wanted, found] = [placesIn(source), placesIn(message)].map((places) => new Set([...places].map((place) => place.split(' ')[0])))
      if (message.trim() === '' || [...wanted].sort().join() !== [...found].sort().join()) wrong.push(`${id}: ${message}`)
      if (tagsIn(source).join() !== tagsIn(message).join()) wrong.push(`${id}: tags of ${message}`)
    }
    expect(wrong).toEqual([])
  })

  it('has a text for each plural form of the language', async () => {
    const messages = await textsOf(code)
    const has = (message: string, form: string) => message.includes(`${form} {`) || (form in exactly && message.includes(exactly[form]))
    const wrong = Object.entries(messages)
      .filter(([, message]) => message.includes(', plural,') && !formsOf(code).every((form) => has(message, form)))
    expect(wrong).toEqual([])
  })
})

const errorFiles = import.meta.glob<{ errors: Readonly<Record<string, TranslatedError>> }>('./*/errors.ts', { eager: true })
type ErrorRow = { message: (params: object) => string; remedy: string | ((params: object) => string) }
const known: Readonly<Record<string, ErrorRow>> = Object.assign({}, ...Object.values(errorGroups))

describe.each(Object.entries(errorFiles))('errors in %s', (_, { errors }) => {
  it('belong to codes there are, and can be compiled', () => {
    for (const [code, { title, message, remedy }] of Object.entries(errors)) {
      expect(known, code).toHaveProperty(code)
      for (const text of [title, message, remedy]) expect(() => compileMessage(text), text).not.toThrow()
      expect(title && message && remedy, code).toBeTruthy()
    }
  })

  it('say only values that the errors have', () => {
    const wrong = Object.entries(errors).flatMap(([code, { title, message, remedy }]) => {
      const has = valuesOf(known[code])
      return [title, message, remedy].flatMap((text) => [...placesIn(text)]).map((place) => place.split(' ')[0])
        .filter((name) => !has.has(name)).map((name) => `${code}: ${name}`)
    })
    expect(wrong).toEqual([])
  })
})

/** The values of an error: all that its English asks for. */
function valuesOf({ message, remedy }: ErrorRow): ReadonlySet<string> {
  const asked = new Set<string>()
  const params = new Proxy({}, { get: (_, name) => (asked.add(String(name)), anything()) })
  message(params)
  if (typeof remedy === 'function') remedy(params)
  return asked
}

/** A text, a number, a list or a thing, as it is asked for. */
const anything = (): unknown => new Proxy(['x'], {
  get(list, property) {
    if (property === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 4 : 'x')
    if (property === 'toJSON') return () => 'x'
    if (property === 'text') return 'x'
    return property !== '0' && (typeof property === 'symbol' || property in list) ? Reflect.get(list, property) as unknown : anything()
  },
})

it('pseudo-language changes every letter that is shown, and nothing that ICU or tags need', async () => {
  const { pseudo } = await import('./pseudo.ts')
  expect(pseudo('Go <link>on</link>, {name}')).toBe('[Gó <link>óñ</link>, {name}~~~]')
  const messages = await textsOf('en-XA')
  for (const [id, message] of Object.entries(messages)) {
    expect([...placesIn(message)], id).toEqual([...placesIn(english[id as keyof typeof english])])
  }
})
