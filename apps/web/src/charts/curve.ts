/** One measure over the steps of a run, in the order of the steps; null where it was not a finite number. */
export interface Curve {
  readonly steps: readonly number[]
  readonly values: readonly (number | null)[]
}

export const emptyCurve: Curve = { steps: [], values: [] }

/** Points a curve may gather before it is thinned out: as many as a wide screen has columns. */
export const mostPoints = 2000

/** Adds the next point. A step that was there before, as after a roll-back, begins the curve anew from there. */
export function addPoint(curve: Curve, step: number, value: number | null): Curve {
  const kept = cutAt(curve, step)
  const longer = { steps: [...kept.steps, step], values: [...kept.values, value] }
  return longer.steps.length > mostPoints ? thin(longer, mostPoints / 2) : longer
}

/** The curve up to a step, without it. */
export function cutAt({ steps, values }: Curve, step: number): Curve {
  const last = steps.at(-1)
  if (last === undefined || last < step) return { steps, values }
  const end = steps.findIndex((present) => present >= step)
  return { steps: steps.slice(0, end), values: values.slice(0, end) }
}

/** Thins a curve out to about `points`; of each stretch, the least, the greatest and the last value stay, so no spike is lost. */
export function thin({ steps, values }: Curve, points: number): Curve {
  const stretches = Math.max(1, Math.floor(points / 3))
  if (steps.length <= stretches * 3) return { steps, values }
  const kept = Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * steps.length) / stretches)
    const to = Math.floor(((index + 1) * steps.length) / stretches)
    return extremes(values, from, to)
  }).flat()
  return { steps: kept.map((index) => steps[index]), values: kept.map((index) => values[index]) }
}

/** Indices of the least, the greatest and the last value, in order; a value that is not a number counts as greatest. */
function extremes(values: Curve['values'], from: number, to: number): number[] {
  let [least, greatest] = [from, from]
  for (let index = from; index < to; index++) {
    if (rank(values[index]) < rank(values[least])) least = index
    if (rank(values[index]) > rank(values[greatest])) greatest = index
  }
  return [...new Set([least, greatest, to - 1])].sort((a, b) => a - b)
}

const rank = (value: number | null) => value ?? Infinity
