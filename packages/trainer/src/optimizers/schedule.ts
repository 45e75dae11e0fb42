/** Share of the highest learning rate, as a function of how much of the time after warm-up has passed (0 … 1). */
const shapes = {
  constant: () => 1,
  linear: (passed: number) => 1 - passed,
  cosine: (passed: number) => 0.5 * (1 + Math.cos(Math.PI * passed)),
} as const

export type ScheduleName = keyof typeof shapes
export const scheduleNames = Object.keys(shapes) as ScheduleName[]

export interface ScheduleOptions {
  /** Highest learning rate, reached at the end of warm-up. */
  learningRate: number
  /** Steps in which the rate rises in a straight line from zero. */
  warmupSteps: number
  /** Steps of the whole run, warm-up included. */
  totalSteps: number
}

/**
 * The learning rate of each step, 0-based: step 0 is the first. Same values as get_constant_, get_linear_ and
 * get_cosine_schedule_with_warmup of Transformers (half a cosine wave, down to zero).
 */
export function learningRateSchedule(name: ScheduleName, options: ScheduleOptions): (step: number) => number {
  const { learningRate, warmupSteps, totalSteps } = options
  const shape = shapes[name]
  return (step) => {
    if (step < warmupSteps) return (learningRate * step) / Math.max(1, warmupSteps)
    const passed = (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps)
    return learningRate * Math.max(0, shape(Math.min(1, passed)))
  }
}

/** Whole steps of warm-up for a share of the run, rounded up as Transformers does. */
export function warmupStepsFor(totalSteps: number, warmupRatio: number): number {
  return Math.ceil(totalSteps * warmupRatio)
}
