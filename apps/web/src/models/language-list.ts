import type { Format } from '../i18n/index.ts'

/** The names of languages in the language of the page, the first of them where there are many: “English, German, +12”. */
export function languageList(tags: readonly string[], format: Format, most = Infinity): string {
  const names = new Intl.DisplayNames([format.locale], { type: 'language' })
  const shown = tags.slice(0, tags.length > most + 1 ? most : tags.length).map((tag) => nameOf(names, tag))
  const rest = tags.length - shown.length
  return format.list(rest > 0 ? [...shown, `+${format.number(rest)}`] : shown)
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag // a model may say anything about its languages
  }
}
