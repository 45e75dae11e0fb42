/** null where a value is not a number, undefined where there is none. */
export type Values = readonly (number | null | undefined)[]

/** With more points than this, single ones hide what the line comes to. */
const denseFrom = 150
/** The part of the line that one average is taken over. */
const windowShare = 1 / 50

/** How many times a line goes up and down its whole height before it counts as noisy. */
const noisyFrom = 3

/** Whether a line has so many points, and goes up and down so much, that its trend is drawn over them. */
export function isNoisy(values: Values): boolean {
  const present = values.filter((value) => typeof value === 'number')
  if (present.length <= denseFrom) return false
  let [least, greatest, travelled] = [present[0], present[0], 0]
  for (let at = 1; at < present.length; at++) {
    least = Math.min(least, present[at])
    greatest = Math.max(greatest, present[at])
    travelled += Math.abs(present[at] - present[at - 1])
  }
  return travelled > noisyFrom * (greatest - least)
}

/** The average of each value and its neighbours on both sides; nothing where there is no value. */
export function trendOf(values: Values): (number | undefined)[] {
  const present = [...values.keys()].filter((index) => typeof values[index] === 'number')
  const reach = Math.max(1, Math.round((present.length * windowShare) / 2))
  const sums = [0]
  for (const index of present) sums.push(sums[sums.length - 1] + (values[index] as number))
  const trend = Array.from<number | undefined>({ length: values.length })
  present.forEach((index, at) => {
    const from = Math.max(0, at - reach)
    const to = Math.min(present.length, at + reach + 1)
    trend[index] = (sums[to] - sums[from]) / (to - from)
  })
  return trend
}
