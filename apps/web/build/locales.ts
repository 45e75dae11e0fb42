import type { Plugin } from 'vite'

/** The locales of React Aria that the studio speaks; see src/i18n/languages.ts. */
const kept = new Set(['en-US', 'de-DE', 'es-ES', 'fr-FR', 'zh-CN', 'ar-AE'])

/** Leaves the texts of React Aria out for languages the studio does not speak: 28 of 34. */
export function keepLocales(): Plugin {
  return {
    name: 'tunesmith:keep-locales',
    enforce: 'pre',
    load(id) {
      const locale = /\/(?:react-aria|react-aria-components|react-stately)\/.*\/intl\/[\w-]+\/(\w\w-\w\w)\.\w+$/.exec(id)?.[1]
      return locale === undefined || kept.has(locale) ? null : 'export default {}'
    },
  }
}
