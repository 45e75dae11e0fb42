import type { messages as firstEnglish } from './en/first.ts'
import type { messages as laterEnglish } from './en/later.ts'
import type { Translation } from './translation.ts'

/** The name of a message: `runs.pause`. */
export type MessageId = keyof typeof firstEnglish | keyof typeof laterEnglish
export type FirstMessages = Translation<typeof firstEnglish>
export type LaterMessages = Translation<typeof laterEnglish>

export interface Language {
  /** What it calls itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** For Intl and React Aria; a browser's own regional variant is preferred. */
  locale: string
  /** Its texts for the first page, and for what stands around all pages. */
  first: () => Promise<{ messages: FirstMessages }>
  /** Its texts for all other pages, which the first one need not wait for. */
  later: () => Promise<{ messages: LaterMessages }>
}

const table = {
  en: { name: 'English', direction: 'ltr', locale: 'en-US', first: () => import('./en/first.ts'), later: () => import('./en/later.ts') },
  de: { name: 'Deutsch', direction: 'ltr', locale: 'de-DE', first: () => import('./de/first.ts'), later: () => import('./de/later.ts') },
  es: { name: 'Español', direction: 'ltr', locale: 'es-ES', first: () => import('./es/first.ts'), later: () => import('./es/later.ts') },
  fr: { name: 'Français', direction: 'ltr', locale: 'fr-FR', first: () => import('./fr/first.ts'), later: () => import('./fr/later.ts') },
  zh: { name: '中文', direction: 'ltr', locale: 'zh-CN', first: () => import('./zh/first.ts'), later: () => import('./zh/later.ts') },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-AE', first: () => import('./ar/first.ts'), later: () => import('./ar/later.ts') },
  // For tests: English with accents and 40 % more room, once in each direction.
  'en-XA': { name: 'Pseudo', direction: 'ltr', locale: 'en-US', first: () => import('./pseudo.ts'), later: () => import('./pseudo.ts') },
  'ar-XB': { name: 'Pseudo, right to left', direction: 'rtl', locale: 'ar-AE', first: () => import('./pseudo.ts'), later: () => import('./pseudo.ts') },
} as const satisfies Record<string, Language>

export type LanguageCode = keyof typeof table
export const languages: Readonly<Record<LanguageCode, Language>> = table

/** Every text of a language. */
export async function textsOf(code: LanguageCode): Promise<FirstMessages & LaterMessages> {
  const [first, later] = await Promise.all([languages[code].first(), languages[code].later()])
  return { ...first.messages, ...later.messages }
}

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
