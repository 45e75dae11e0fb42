import type { Curve } from './curve.ts'

/** One line of a chart. */
export interface ChartLine {
  label: string
  curve: Curve
}
