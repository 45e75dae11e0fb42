import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { type LanguageCode, languages, localeOf, preferredLanguage } from './languages.ts'

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
  const messages = await languages[code].load()
  current = code
  if (remember) localStorage.setItem(storageKey, code)
  if (typeof document !== 'undefined') {
    document.documentElement.lang = code
    document.documentElement.dir = languages[code].direction
  }
  i18n.loadAndActivate({ locale: code, locales: [currentLocale()], messages: { ...messages } })
}

/** Shows the studio in the language chosen earlier, or in one the browser asks for. */
export function activatePreferredLanguage(): Promise<void> {
  return activateLanguage(preferredLanguage(localStorage.getItem(storageKey), navigator.languages))
}
