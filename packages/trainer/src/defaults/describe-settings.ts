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

/** The described settings as lines for a terminal or a log: first what was given, then what was chosen and why. */
export function settingLines(described: readonly DescribedSetting[]): string[] {
  const wide = Math.max(...described.map((each) => `${each.setting} = ${written(each)}`.length))
  const line = (each: DescribedSetting) =>
    each.origin === 'given'
      ? `  ${each.setting} = ${written(each)}`
      : `  ${`${each.setting} = ${written(each)}`.padEnd(Math.min(wide, 44))}  ${each.reason}`
  const group = (title: string, origin: DescribedSetting['origin']) => {
    const members = described.filter((each) => each.origin === origin)
    return members.length > 0 ? [title, ...members.map(line)] : []
  }
  return [...group('Given:', 'given'), ...group('Chosen:', 'chosen')]
}

/** What a count of rows is called. */
const rowNames: Record<string, string> = { rows: 'rows', validationRows: 'validation rows' }

function written({ setting, value }: DescribedSetting): string {
  if (setting === 'compute.memoryLimit' && typeof value === 'number')
    return `${Number((value / 1e9).toPrecision(2))} GB`
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  const [[name, content]] = Object.entries(value)
  return typeof content === 'number' ? `${content} ${rowNames[name] ?? name}` : String(content)
}
