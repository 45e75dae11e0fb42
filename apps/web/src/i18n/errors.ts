import { useEffect, useState } from 'react'
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { ErrorCode, errorGroups } from '@tunesmith/contract'
import { currentLanguage, currentLocale } from './catalogue.ts'
import { formatFor } from './format.ts'
import type { LanguageCode } from './languages.ts'

/** An error in another language: ICU texts with the parameters of its row in the contract. */
export interface TranslatedError {
  title: string
  /** Left out where the parameters are English sentences; the message then stays as the server wrote it. */
  message?: string
  remedy: string
}

/** The errors of a studio, each of them; and of what else is shown in it. */
export type ErrorTranslations =
  & { readonly [Code in keyof (typeof errorGroups)['studio' | 'serving']]: TranslatedError }
  & { readonly [Code in ErrorCode]?: TranslatedError }

type ByCode = Readonly<Record<string, TranslatedError | undefined>>

const loaders: Readonly<Partial<Record<LanguageCode, () => Promise<ByCode>>>> = {
  de: async () => (await import('./de/errors.ts')).errors,
  es: async () => (await import('./es/errors.ts')).errors,
  fr: async () => (await import('./fr/errors.ts')).errors,
  zh: async () => (await import('./zh/errors.ts')).errors,
  ar: async () => (await import('./ar/errors.ts')).errors,
}

const none: ByCode = {}

/** The errors in the present language; empty in English, which the server writes itself, and until they are loaded. */
export function useErrorMessages(): ByCode {
  const { i18n: { locale } } = useLingui()
  const [loaded, setLoaded] = useState({ locale: '', errors: none })
  useEffect(() => {
    let isCurrent = true
    void loaders[currentLanguage()]?.().then((errors) => isCurrent && setLoaded({ locale, errors }))
    return () => {
      isCurrent = false
    }
  }, [locale])
  return loaded.locale === locale ? loaded.errors : none
}

export type ErrorParameters = Readonly<Record<string, unknown>>

/** Writes the text of an error with its parameters; undefined where one that it needs did not come with the error. */
export function writeError(text: string, parameters: ErrorParameters): string | undefined {
  const needed = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name)
  if (needed.some((name) => parameters[name] === undefined)) return undefined
  const format = formatFor(currentLocale())
  const values = Object.entries(parameters).map(([name, value]) => [name, shown(name, value)])
  return i18n._(text, Object.fromEntries(values))

  function shown(name: string, value: unknown): unknown {
    if (Array.isArray(value)) return format.list(value.map(String))
    if (typeof value === 'number' && name.endsWith('Bytes')) return format.bytes(value)
    return value ?? '–'
  }
}
