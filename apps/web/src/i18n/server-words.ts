import { useEffect, useState } from 'react'
import { useLingui } from '@lingui/react'
import type { ErrorCode, errorGroups, ReasonCode } from '@tunesmith/contract'
import { currentLanguage } from './catalogue.ts'
import type { LanguageCode } from './languages.ts'

/** An error in another language: ICU texts with the parameters of its row in the contract. */
export interface TranslatedError {
  title: string
  message: string
  remedy: string
}

/** Every error that a page can meet: each but those of the command line. */
export type ErrorTranslations = { readonly [Code in Exclude<ErrorCode, keyof (typeof errorGroups)['command']>]: TranslatedError }

/** Every reason, with the places of its template in the contract; a number may be a plural of ICU instead. */
export type ReasonTranslations = Readonly<Record<ReasonCode, string>>

/** What the server says, in another language. */
export interface ServerWords {
  readonly errors: Readonly<Record<string, TranslatedError | undefined>>
  readonly reasons: Readonly<Record<string, string | undefined>>
}

type Loader = () => Promise<{ errors: ErrorTranslations; reasons: ReasonTranslations }>

const load = async (errors: Promise<{ errors: ErrorTranslations }>, reasons: Promise<{ reasons: ReasonTranslations }>) =>
  ({ ...(await errors), ...(await reasons) })

const loaders: Readonly<Partial<Record<LanguageCode, Loader>>> = {
  de: () => load(import('./de/errors.ts'), import('./de/reasons.ts')),
  es: () => load(import('./es/errors.ts'), import('./es/reasons.ts')),
  fr: () => load(import('./fr/errors.ts'), import('./fr/reasons.ts')),
  zh: () => load(import('./zh/errors.ts'), import('./zh/reasons.ts')),
  ar: () => load(import('./ar/errors.ts'), import('./ar/reasons.ts')),
}

const none: ServerWords = { errors: {}, reasons: {} }
const loaded = new Map<LanguageCode, ServerWords>()

/** The words of the present language; none in English, which the server writes itself, and until they are loaded. */
export function useServerWords(): ServerWords {
  const { i18n: { locale } } = useLingui()
  const language = currentLanguage()
  const [, setArrived] = useState(0)
  useEffect(() => {
    if (loaded.has(language)) return
    let isCurrent = true
    void loaders[language]?.().then((words) => {
      loaded.set(language, words)
      if (isCurrent) setArrived((count) => count + 1)
    })
    return () => {
      isCurrent = false
    }
  }, [language, locale])
  return loaded.get(language) ?? none
}
