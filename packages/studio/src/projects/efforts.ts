import { chosen, reason, type Chosen, type Effort, type PlainReasonCode } from '@tunesmith/contract'
import { usualEpochs, verySmallModel } from '@tunesmith/trainer/worker'

/** What is known before settings are chosen. */
export interface EffortQuestion {
  effort: Effort
  /** Training rows. */
  rows: number
  /** Weights of the model; null for one that is made new. */
  parameters: number | null
  /** Whether running text is learned, or answers. */
  task: 'sft' | 'pretrain'
}

/** Settings by their dotted name, each with its reason; what is not named is chosen by the trainer. */
export type ReasonedSettings = Record<string, Chosen<unknown>>

/** Passes over the rows, compared with what is usual for so many; `balanced` leaves the choice to the trainer. */
const passes: Record<Effort, { factor: number; because: PlainReasonCode }> = {
  quick: { factor: 1 / 3, because: 'epochs.quick' },
  balanced: { factor: 1, because: 'epochs.balanced' },
  thorough: { factor: 2, because: 'epochs.thorough' },
}

/**
 * Very small models learn facts by going over few rows many times with large steps, held back by weight decay. Found by
 * trying with the policy chatbot (examples/policy-chatbot/tunesmith.yaml, which has the same numbers).
 */
const verySmall: Record<Effort, { factor: number; because: PlainReasonCode }> = {
  quick: { factor: 1 / 2, because: 'epochs.quick-very-small' },
  balanced: { factor: 4 / 3, because: 'epochs.balanced-very-small' },
  thorough: { factor: 8 / 3, because: 'epochs.thorough-very-small' },
}

const verySmallSettings: ReasonedSettings = {
  'training.learningRate': chosen(3e-3, reason('rate.little-to-forget')),
  'training.weightDecay': chosen(1, reason('decay.same-rows')),
  'training.keepBest': chosen(false, reason('best.very-small-model')),
  'training.earlyStoppingPatience': chosen('off', reason('stopping.very-small-model')),
}

/** Few rows: small batches leave enough steps to learn in. */
const fewRows = 1000
const smallBatch: ReasonedSettings = {
  'training.batchSize': chosen(8, reason('batch.very-small-model')),
}

/** Passes over running text. */
const readings: Record<Effort, Chosen<number> | null> = {
  quick: chosen(0.5, reason('epochs.quick-text')),
  balanced: null,
  thorough: chosen(4, reason('epochs.thorough-text')),
}

/** What an effort means for a run, in settings. */
export function effortSettings({ effort, rows, parameters, task }: EffortQuestion): ReasonedSettings {
  if (task === 'pretrain' || parameters === null) {
    const reading = readings[effort]
    return reading === null ? {} : { 'training.epochs': reading }
  }
  const isVerySmall = parameters < verySmallModel
  const { factor, because } = (isVerySmall ? verySmall : passes)[effort]
  if (factor === 1) return {}
  const epochs = Math.max(1, Math.round(usualEpochs(rows, parameters).value * factor))
  return {
    'training.epochs': chosen(epochs, reason(because)),
    ...(isVerySmall && verySmallSettings),
    ...(isVerySmall && rows < fewRows && smallBatch),
  }
}
