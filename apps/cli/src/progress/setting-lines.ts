import { formatByteSize, type EventOf } from '@tunesmith/contract'
import { createStyle } from '../terminal/style.ts'
import { fit, oneLine, padEnd, textWidth, wrap } from '../terminal/text-width.ts'

type DescribedSetting = EventOf<'planned'>['settings'][number]

/** Settings that are bytes. */
const sizes = new Set(['compute.memoryLimit'])

/** The value of a setting as a person writes it. */
export function formatSetting(setting: string, value: unknown): string {
  if (sizes.has(setting) && typeof value === 'number') return formatByteSize(value)
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value)
}

const longestValue = 24
const shortestReason = 24

/** Every setting of a run with its value and the reason; those a person gave stand out. */
export function settingLines(settings: readonly DescribedSetting[], columns: number, color: boolean): string[] {
  const style = createStyle(color)
  const values = settings.map(({ setting, value }) => fit(formatSetting(setting, value), longestValue))
  const nameWidth = widestOf(settings.map(({ setting }) => setting)) + 2
  const valueWidth = widestOf(values) + 2
  const reasonWidth = Math.max(shortestReason, columns - 1 - nameWidth - valueWidth)
  const lines = settings.flatMap(({ setting, origin, reason }, index) => {
    const value = padEnd(values[index], valueWidth)
    const [first, ...rest] = wrap(oneLine(origin === 'given' ? 'given' : reason), reasonWidth)
    return [
      `${padEnd(setting, nameWidth)}${origin === 'given' ? style.bold(value) : value}${style.dim(first)}`,
      ...rest.map((line) => ' '.repeat(nameWidth + valueWidth) + style.dim(line)),
    ]
  })
  return [...lines, '']
}

const widestOf = (texts: readonly string[]) => Math.max(0, ...texts.map(textWidth))
