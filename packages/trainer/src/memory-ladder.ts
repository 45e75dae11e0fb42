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
  message: string
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
  message: string,
): LadderStep => ({ settings: { ...settings, [changed]: value }, changed, message })

/** From the cheapest sacrifice to the dearest. */
const rungs: Rung[] = [
  (settings) =>
    settings.mode !== 'fast'
      ? null
      : change(
          settings,
          'mode',
          'lean',
          'Weights are used as they are stored instead of unpacked in a faster layout: steps take a little longer.',
        ),

  (settings) => {
    const { microBatchSize, batchSize } = settings
    const smaller = largestDivisor(batchSize, Math.floor(microBatchSize / 2))
    if (smaller === null) return null
    return change(
      settings,
      'microBatchSize',
      smaller,
      `${smaller} instead of ${microBatchSize} ${plural(microBatchSize, 'sequence')} at once, ` +
        'gradients added up over ' +
        `${batchSize / smaller} rounds: the same result, a little slower.`,
    )
  },

  (settings) =>
    settings.recompute !== 'none'
      ? null
      : change(
          settings,
          'recompute',
          'smart',
          'Cheap intermediate values are computed again instead of kept: the same result, about 5 % slower.',
        ),

  (settings) =>
    settings.recompute !== 'smart'
      ? null
      : change(
          settings,
          'recompute',
          'full',
          'All intermediate values are computed again instead of kept: the same result, about a third slower.',
        ),

  (settings) =>
    settings.method !== 'lora' || settings.mode === 'int8' // integer products need more than 4 bits
      ? null
      : change(
          settings,
          'method',
          'qlora',
          'The base model is held in 4 bits (NF4): about a quarter of the memory for its weights, ' +
            'with a small loss of precision.',
        ),

  (settings) =>
    settings.optimizer !== 'adamw' || (settings.method !== 'full' && settings.method !== 'scratch')
      ? null
      : change(
          settings,
          'optimizer',
          'adamw8bit',
          'The optimiser keeps its moments in 8 bits: a quarter of their memory, nearly the same result.',
        ),

  (settings, { shareLongerThan }) => {
    const { maxLength } = settings
    const shorter = Math.max(shortestLength, Math.floor((maxLength * 0.75) / lengthMultiple) * lengthMultiple)
    if (shorter >= maxLength) return null
    return change(
      settings,
      'maxLength',
      shorter,
      `Rows are cut at ${shorter} instead of ${maxLength} tokens: ` +
        `${percent(shareLongerThan(shorter))} of the rows lose their end.`,
    )
  },
]

/** The largest number up to `limit` that divides `whole`; null when the limit is below one. */
export function largestDivisor(whole: number, limit: number): number | null {
  for (let divisor = Math.min(limit, whole); divisor >= 1; divisor--) if (whole % divisor === 0) return divisor
  return null
}

const plural = (count: number, word: string) => (count === 1 ? word : `${word}s`)

function percent(share: number): string {
  const hundredths = share * 100
  if (hundredths === 0) return 'none'
  return hundredths < 0.1 ? 'less than 0.1 %' : `${Number(hundredths.toPrecision(2))} %`
}
