import type { messages as english } from './en/index.ts'
import type { Translation } from './translation.ts'

/** The name of a message: `runs.pause`. */
export type MessageId = keyof typeof english
export type Messages = Translation<typeof english>

export interface Language {
  /** What it calls itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** For Intl and React Aria; a browser's own regional variant is preferred. */
  locale: string
  load: () => Promise<Messages>
}

const table = {
  en: { name: 'English', direction: 'ltr', locale: 'en-US', load: async () => (await import('./en/index.ts')).messages },
  de: { name: 'Deutsch', direction: 'ltr', locale: 'de-DE', load: async () => (await import('./de/index.ts')).messages },
  es: { name: 'Español', direction: 'ltr', locale: 'es-ES', load: async () => (await import('./es/index.ts')).messages },
  fr: { name: 'Français', direction: 'ltr', locale: 'fr-FR', load: async () => (await import('./fr/index.ts')).messages },
  zh: { name: '中文', direction: 'ltr', locale: 'zh-CN', load: async () => (await import('./zh/index.ts')).messages },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-AE', load: async () => (await import('./ar/index.ts')).messages },
  // For tests: English with accents and 40 % more room, once in each direction.
  'en-XA': { name: 'Pseudo', direction: 'ltr', locale: 'en-US', load: async () => (await import('./pseudo.ts')).messages },
  'ar-XB': { name: 'Pseudo, right to left', direction: 'rtl', locale: 'ar-AE', load: async () => (await import('./pseudo.ts')).messages },
} as const satisfies Record<string, Language>

export type LanguageCode = keyof typeof table
export const languages: Readonly<Record<LanguageCode, Language>> = table

/** The languages a person can choose. */
export const offeredLanguages = (Object.keys(table) as LanguageCode[]).filter((code) => !/-X[AB]$/.test(code))

/** The language to begin with: chosen earlier, else the first the browser asks for that is there, else English. */
export function preferredLanguage(chosen: string | null, wanted: readonly string[]): LanguageCode {
  if (chosen !== null && chosen in table) return chosen as LanguageCode
  return wanted.map((tag) => tag.split('-')[0]).find((code): code is LanguageCode => code in table) ?? 'en'
}

/** The locale for numbers and dates: the browser's variant of the language (en-GB, de-AT), else the usual one. */
export function localeOf(code: LanguageCode, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.startsWith(`${code}-`)) ?? languages[code].locale
}
