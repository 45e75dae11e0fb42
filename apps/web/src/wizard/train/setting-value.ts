import { type Output, ownTemplate } from '@tunesmith/contract'
import type { Format, Translate } from '../../i18n/index.ts'
import type { Editor, SettingName } from './setting-fields.ts'

export type PlannedSetting = Output<'getProjectSettings'>['settings'][number]
export type Value = PlannedSetting['value']

/** A value as it stands in its field. */
export function writtenValue(setting: SettingName, value: Value | undefined): string {
  if (value === undefined || value === null || value === ownTemplate) return '' // its name cannot be typed
  if (setting === 'compute.memoryLimit' && typeof value === 'number') return `${Number((value / 1e9).toPrecision(3))}GB`
  if (Array.isArray(value)) return value.join('\n')
  return typeof value === 'object' ? '' : String(value)
}

/** A value for a person to read. */
export function shownValue(setting: SettingName, value: Value | undefined, t: Translate, format: Format): string {
  if (value === undefined || value === null) return t('wizard.settings.notChosen')
  if (typeof value === 'boolean') return t(value ? 'wizard.settings.on' : 'wizard.settings.off')
  if (typeof value === 'number') return setting === 'compute.memoryLimit' ? format.bytes(value) : format.significant(value, 6)
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return t('wizard.settings.rows', { rows: Number(Object.values(value)[0]) })
  return value === ownTemplate ? t('wizard.settings.ownTemplate') : value
}

/** What was typed as a value; nothing typed takes the setting back. What is no number where one is needed is told. */
export function readValue(text: string, editor: Editor, t: Translate): { value: Value | undefined } | { problem: string } {
  const typed = text.trim()
  if (typed === '') return { value: undefined }
  if (editor.kind === 'list') return { value: typed === 'all-linear' ? typed : linesOf(typed) }
  if (editor.kind === 'number' || editor.kind === 'count') return readNumber(typed, editor, t)
  const whole = /^\d+$/.test(typed) // such as a patience of 3, where there may also be a word
  return { value: editor.kind === 'text' && whole ? Number(typed) : typed }
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

function readNumber(typed: string, { kind, min, max }: Extract<Editor, { min?: number }>, t: Translate) {
  const value = Number(typed.replace(',', '.'))
  const { MIN_SAFE_INTEGER: lowest, MAX_SAFE_INTEGER: highest } = Number
  const isIn = value >= (min ?? lowest) && value <= (max ?? highest)
  if (isIn && (kind === 'number' || Number.isInteger(value))) return { value }
  if (min === undefined || min <= lowest) return { problem: t('wizard.settings.needsNumber') }
  if (max === undefined || max >= highest) return { problem: t('wizard.settings.needsNumberFrom', { min }) }
  return { problem: t('wizard.settings.needsNumberBetween', { min, max }) }
}
