export { activateLanguage, activatePreferredLanguage, currentLanguage, currentLocale } from './catalogue.ts'
export { type Format, formatFor } from './format.ts'
export { type Language, type LanguageCode, languages, type MessageId, offeredLanguages } from './languages.ts'
export { Text, type TextProps, type TextValues, type Translate, useFormat, useText } from './text.tsx'
