import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { type LanguageCode, localeOf, type MessageId, textsOf } from '../src/i18n/languages.ts'
import type { TextValues, Translate } from '../src/i18n/text.tsx'

/** Stands for a value that nobody knows beforehand, such as a step or a time. */
export const anything = '\uFFFC'

/** The texts of the studio as a browser with this locale shows them. */
export async function readTexts(code: LanguageCode, locale: string): Promise<Translate> {
  const i18n = setupI18n()
  i18n.setMessagesCompiler(compileMessage)
  i18n.loadAndActivate({ locale: code, locales: [localeOf(code, [locale])], messages: { ...(await textsOf(code)) } })
  return (id: MessageId, values?: TextValues) => i18n._(id, values)
}

/** Fits a text from its first letter on, and to its last unless only its beginning is known. */
export function asPattern(text: string, part: 'whole' | 'beginning' | 'within' = 'whole'): RegExp {
  const pattern = text.trim().split(anything).map(escape).join('.+')
  return new RegExp(part === 'within' ? pattern : part === 'beginning' ? `^\\s*${pattern}` : `^\\s*${pattern}\\s*$`)
}

/** Letters stand for themselves; spaces for any, since some languages write them in their own way. */
const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
