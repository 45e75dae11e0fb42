import { formatSetting, type DescribedSetting } from '@tunesmith/trainer/worker'
import { createStyle } from '../terminal/style.ts'
import { fit, oneLine, padEnd, textWidth, wrap } from '../terminal/text-width.ts'

/** Columns for a setting with its value; longer ones have their reason below. */
const longestPair = 34
const longestValue = 60

/** Every setting of a run with its value: first those a person gave, then the chosen ones with the reason. */
export function settingLines(settings: readonly DescribedSetting[], columns: number, color: boolean): string[] {
  const { bold, dim } = createStyle(color)
  const ordered = settings.toSorted((a, b) => Number(b.origin === 'given') - Number(a.origin === 'given'))
  const lines = ordered.flatMap((setting) => {
    const isGiven = setting.origin === 'given'
    const pair = fit(`${setting.setting} = ${fit(oneLine(formatSetting(setting)), longestValue)}`, columns - 1)
    const reason = wrap(oneLine(isGiven ? 'given' : setting.reason.text), columns - 1 - longestPair - 2).map(dim)
    const head = isGiven ? bold(pair) : pair
    const beside = textWidth(pair) <= longestPair
    const [first, ...below] = beside ? reason : [undefined, ...reason]
    const indented = below.map((line) => ' '.repeat(longestPair + 2) + line)
    return [first === undefined ? head : `${padEnd(head, longestPair + 2)}${first}`, ...indented]
  })
  return [...lines, '']
}
