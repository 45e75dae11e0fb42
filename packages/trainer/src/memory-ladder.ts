import { reason, type Reason } from '@tunesmith/contract'

/** The settings that decide how much memory a step needs. */
export interface MemorySettings {
  method: 'lora' | 'qlora' | 'full' | 'scratch'
  /** Sequences per optimiser step; the ladder never changes it. */
  batchSize: number
  /** Sequences computed at once; divides `batchSize`. */
  microBatchSize: number
  /** Tokens per sequence. */
  maxLength: number
  recompute: 'none' | 'smart' | 'full'
  mode: 'lean' | 'fast' | 'int8'
  optimizer: 'adamw' | 'adamw8bit'
}

export interface LadderOptions {
  /** Settings a person decided; they are left alone. */
  fixed?: ReadonlySet<keyof MemorySettings>
  /** Share (0 … 1) of rows longer than a number of tokens, to say how many a shorter limit would cut. */
  shareLongerThan: (length: number) => number
}

/** One step down: cheaper settings, and a sentence that says what changes for the person who waits. */
export interface LadderStep {
  settings: MemorySettings
  changed: keyof MemorySettings
  message: Reason
}

/** Shorter sequences than this teach little. */
const shortestLength = 64
const lengthMultiple = 32

type Rung = (settings: MemorySettings, options: LadderOptions) => LadderStep | null

/**
 * The next cheaper settings when memory does not suffice, or null when nothing is left to give. The effective batch
 * stays the same. What costs nothing in quality comes first: speed is given up before precision, precision before data.
 */
export function outOfMemoryLadder(settings: MemorySettings, options: LadderOptions): LadderStep | null {
  for (const rung of rungs) {
    const step = rung(settings, options)
    if (step && !options.fixed?.has(step.changed)) return step
  }
  return null
}

const change = <K extends keyof MemorySettings>(
  settings: MemorySettings,
  changed: K,
  value: MemorySettings[K],
  message: Reason,
): LadderStep => ({ settings: { ...settings, [changed]: value }, changed, message })

/** From the cheapest sacrifice to the dearest. */
const rungs: Rung[] = [
  (settings) =>
    settings.mode !== 'fast'
      ? null
      : change(settings, 'mode', 'lean', reason('relief.lean')),

  (settings) => {
    const { microBatchSize, batchSize } = settings
    const now = largestDivisor(batchSize, Math.floor(microBatchSize / 2))
    if (now === null) return null
    const facts = { now, before: microBatchSize, rounds: batchSize / now }
    return change(settings, 'microBatchSize', now, reason('relief.fewer-at-once', facts))
  },

  (settings) =>
    settings.recompute !== 'none'
      ? null
      : change(settings, 'recompute', 'smart', reason('relief.recompute-some')),

  (settings) =>
    settings.recompute !== 'smart'
      ? null
      : change(settings, 'recompute', 'full', reason('relief.recompute-all')),

  (settings) =>
    settings.method !== 'lora' || settings.mode === 'int8' // integer products need more than 4 bits
      ? null
      : change(settings, 'method', 'qlora', reason('relief.four-bits')),

  (settings) =>
    settings.optimizer !== 'adamw' || (settings.method !== 'full' && settings.method !== 'scratch')
      ? null
      : change(settings, 'optimizer', 'adamw8bit', reason('relief.optimizer')),

  (settings, { shareLongerThan }) => {
    const { maxLength } = settings
    const now = Math.max(shortestLength, Math.floor((maxLength * 0.75) / lengthMultiple) * lengthMultiple)
    if (now >= maxLength) return null
    return change(settings, 'maxLength', now, reason('relief.shorter', { now, before: maxLength, cut: shareLongerThan(now) }))
  },
]

/** The largest number up to `limit` that divides `whole`; null when the limit is below one. */
export function largestDivisor(whole: number, limit: number): number | null {
  for (let divisor = Math.min(limit, whole); divisor >= 1; divisor--) if (whole % divisor === 0) return divisor
  return null
}
