import { chosen, type Chosen, type Effort } from '@tunesmith/contract'
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
const passes: Record<Effort, { factor: number; because: string }> = {
  quick: { factor: 1 / 3, because: 'Quick: a third of the usual passes shows whether it is worth going on' },
  balanced: { factor: 1, because: 'Balanced: as many passes as are usual for so many rows' },
  thorough: { factor: 2, because: 'Thorough: twice the usual passes; the best step is kept' },
}

/**
 * Very small models learn facts by going over few rows many times with large steps, held back by weight decay. Found by
 * trying with the policy chatbot (examples/policy-chatbot/tunesmith.yaml, which has the same numbers).
 */
const verySmall: Record<Effort, { factor: number; because: string }> = {
  quick: { factor: 1 / 2, because: 'Quick: enough passes for a very small model to know the commonest answers' },
  balanced: { factor: 4 / 3, because: 'Balanced: a very small model has to see facts many times' },
  thorough: { factor: 8 / 3, because: 'Thorough: twice as many passes as a very small model needs for most facts' },
}

const verySmallSettings: ReasonedSettings = {
  'training.learningRate': chosen(3e-3, 'large steps: a very small model has little to forget'),
  'training.weightDecay': chosen(1, 'holds the adapter back while it sees the same rows again and again'),
  'training.keepBest': chosen(false, 'the loss of validation rows rises with what the model is sure of, while it still learns to answer more'),
  'training.earlyStoppingPatience': chosen('off', 'the loss of validation rows does not tell when a very small model has learned enough'),
}

/** Few rows: small batches leave enough steps to learn in. */
const fewRows = 1000
const smallBatch: ReasonedSettings = {
  'training.batchSize': chosen(8, 'a few sequences a step, so that few rows make enough steps'),
}

/** Passes over running text. */
const readings: Record<Effort, Chosen<number> | null> = {
  quick: chosen(0.5, 'Quick: half of the text shows whether it is worth going on'),
  balanced: null,
  thorough: chosen(4, 'Thorough: up to four passes over the same text are nearly as good as new text'),
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
    'training.epochs': chosen(epochs, because),
    ...(isVerySmall && verySmallSettings),
    ...(isVerySmall && rows < fewRows && smallBatch),
  }
}
