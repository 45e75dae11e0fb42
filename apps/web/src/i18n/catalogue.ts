import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { type LanguageCode, languages, localeOf, preferredLanguage, textsOf } from './languages.ts'

const storageKey = 'tunesmith.language'

type Compiled = ReturnType<typeof compileMessage>
const compiled = new Map<string, Compiled>()

// Each message is compiled when it is first shown, and once.
i18n.setMessagesCompiler((message) => {
  const known = compiled.get(message)
  if (known !== undefined) return known
  const fresh = compileMessage(message)
  compiled.set(message, fresh)
  return fresh
})

let current: LanguageCode = 'en'

export const currentLanguage = (): LanguageCode => current

/** The locale of the present language, for Intl. */
export const currentLocale = (): string => localeOf(current, globalThis.navigator?.languages ?? [])

/** Loads a language and shows everything in it; the choice outlives the visit when `remember` is set. */
export async function activateLanguage(code: LanguageCode, remember = false): Promise<void> {
  show(code, await textsOf(code))
  if (remember) localStorage.setItem(storageKey, code)
}

function show(code: LanguageCode, messages: Readonly<Record<string, string>>): void {
  current = code
  if (typeof document !== 'undefined') {
    document.documentElement.lang = code
    document.documentElement.dir = languages[code].direction
  }
  i18n.loadAndActivate({ locale: code, locales: [currentLocale()], messages: { ...messages } })
}

const complete = Promise.withResolvers<void>()

/** Resolves when the texts of every page are there, not of the first one alone. */
export const allTexts = (): Promise<void> => complete.promise

/** Shows the studio in the language chosen earlier, or in one the browser asks for, as soon as the first page can be shown. */
export async function activatePreferredLanguage(): Promise<void> {
  const code = preferredLanguage(localStorage.getItem(storageKey), navigator.languages)
  const later = languages[code].later()
  show(code, (await languages[code].first()).messages)
  later.then(({ messages }) => i18n.load(code, { ...messages })).then(complete.resolve, complete.reject)
}
