/** Languages that texts may be in, as BCP 47 tags: those with the most written text, and all the studio speaks. */
const tags = [
  'af', 'am', 'ar', 'az', 'be', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fa',
  'fi', 'fil', 'fr', 'ga', 'gl', 'gu', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'ig', 'is', 'it', 'ja', 'jv', 'ka',
  'kk', 'km', 'kn', 'ko', 'ky', 'lb', 'lo', 'lt', 'lv', 'mg', 'mk', 'ml', 'mn', 'mr', 'ms', 'mt', 'my', 'nb', 'ne',
  'nl', 'pa', 'pl', 'ps', 'pt', 'ro', 'ru', 'rw', 'si', 'sk', 'sl', 'so', 'sq', 'sr', 'su', 'sv', 'sw', 'ta', 'te',
  'tg', 'th', 'tk', 'tr', 'uk', 'ur', 'uz', 'vi', 'xh', 'yo', 'zh', 'zu',
]

/** The name of a language in the language of the page: "German". */
export function languageName(tag: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
}

/** Languages to choose from, by name; one that was chosen elsewhere is among them. */
export function languageOptions(locale: string, chosen: string): { value: string; label: string }[] {
  const order = new Intl.Collator(locale)
  return [...new Set([...tags, chosen])]
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((a, b) => order.compare(a.label, b.label))
}
