import type { Curve } from './curve.ts'

/** A value and where it was measured. */
export interface Point {
  readonly step: number
  readonly value: number
}

/** What one would say of a curve: where it began, where it is, and where it was lowest. */
export interface Highlights {
  readonly first: Point
  readonly last: Point
  readonly lowest: Point
  readonly highest: Point
}

/** The highlights of a curve; null where it has no finite value. */
export function highlightsOf({ steps, values }: Curve): Highlights | null {
  const points = steps.flatMap((step, index): Point[] => {
    const value = values[index]
    return value === null ? [] : [{ step, value }]
  })
  const [first] = points
  if (first === undefined) return null
  const lowest = points.reduce((least, point) => (point.value < least.value ? point : least))
  const highest = points.reduce((most, point) => (point.value > most.value ? point : most))
  return { first, last: points[points.length - 1], lowest, highest }
}
