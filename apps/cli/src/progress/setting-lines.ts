import { formatSetting, type DescribedSetting } from '@tunesmith/trainer/worker'
import { createStyle } from '../terminal/style.ts'
import { fit, oneLine, padEnd, textWidth, wrap } from '../terminal/text-width.ts'

const longestValue = 24
const shortestReason = 24

/** Every setting of a run with its value: first those a person gave, then the chosen ones with the reason. */
export function settingLines(settings: readonly DescribedSetting[], columns: number, color: boolean): string[] {
  const style = createStyle(color)
  const ordered = settings.toSorted((a, b) => Number(b.origin === 'given') - Number(a.origin === 'given'))
  const values = ordered.map((setting) => fit(oneLine(formatSetting(setting)), longestValue))
  const nameWidth = widestOf(ordered.map(({ setting }) => setting)) + 2
  const valueWidth = widestOf(values) + 2
  const reasonWidth = Math.max(shortestReason, columns - 1 - nameWidth - valueWidth)
  const lines = ordered.flatMap(({ setting, origin, reason }, index) => {
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
