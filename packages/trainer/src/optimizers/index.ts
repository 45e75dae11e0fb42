import { AdamW } from './adamw.ts'
import { AdamW8bit } from './adamw-8bit.ts'
import type { AdamWOptions, Optimizer } from './optimizer.ts'

/** The optimisers a run can name. */
export const optimizers = {
  adamw: (options: Partial<AdamWOptions>): Optimizer => new AdamW(options),
  adamw8bit: (options: Partial<AdamWOptions>): Optimizer => new AdamW8bit(options),
} as const

export type OptimizerName = keyof typeof optimizers

/** Bytes of optimiser memory per trained parameter, for planning. */
export const stateBytesPerParameter: Record<OptimizerName, number> = { adamw: 8, adamw8bit: 2 + 8 / 256 }

export { AdamW, AdamW8bit }
export { clippingScale, globalNorm } from './clip.ts'
export {
  learningRateSchedule,
  scheduleNames,
  warmupStepsFor,
  type ScheduleName,
  type ScheduleOptions,
} from './schedule.ts'
export {
  adamWDefaults,
  type AdamWOptions,
  type NamedArrays,
  type Optimizer,
  type OptimizerState,
  type StateTensor,
} from './optimizer.ts'
