import { settingPaths, type EventOf } from '@tunesmith/contract'
import type { Settings } from './choose-defaults.ts'
import type { Setting } from './setting.ts'

/** One setting as the `planned` event carries it. */
export type DescribedSetting = EventOf<'planned'>['settings'][number]

/** Settings that only count where adapters are trained. */
const adapterSettings = ['rank', 'alpha', 'dropout', 'targetModules']

/** Every setting in the order of the run description, by its dotted name there. */
export function describeSettings(settings: Settings): DescribedSetting[] {
  const withAdapter = settings.method.value === 'lora' || settings.method.value === 'qlora'
  return settingPaths().flatMap((setting) => {
    const name = setting.slice(setting.lastIndexOf('.') + 1)
    const found = (settings as Record<string, Setting<unknown> | undefined>)[name]
    if (!found || (adapterSettings.includes(name) && !withAdapter)) return []
    return [{ setting, value: found.value as DescribedSetting['value'], origin: found.origin, reason: found.reason }]
  })
}

/** What a count of rows is called. */
const rowNames: Record<string, string> = { rows: 'rows', validationRows: 'validation rows' }

/** The value of a setting in words for a person. */
export function formatSetting({ setting, value }: DescribedSetting): string {
  if (setting === 'compute.memoryLimit' && typeof value === 'number')
    return `${Number((value / 1e9).toPrecision(2))} GB`
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  const [[name, content]] = Object.entries(value)
  return typeof content === 'number' ? `${content} ${rowNames[name] ?? name}` : String(content)
}
