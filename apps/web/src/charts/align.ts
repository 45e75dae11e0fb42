import type { Curve } from './curve.ts'

/** Curves on one axis: the steps of all of them, and for each curve a value a step. */
export interface Aligned {
  readonly steps: readonly number[]
  /** null where a value is not a number, undefined where the curve has no point. */
  readonly columns: readonly (readonly (number | null | undefined)[])[]
}

/** Brings curves that were measured at different steps onto one axis. */
export function align(curves: readonly Curve[]): Aligned {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort((a, b) => a - b)
  const columns = curves.map((curve) => {
    const byStep = new Map(curve.steps.map((step, index) => [step, curve.values[index]]))
    return steps.map((step) => byStep.get(step))
  })
  return { steps, columns }
}
