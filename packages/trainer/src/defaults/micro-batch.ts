import { chosen, reason, type Chosen } from '@tunesmith/contract'
import { largestDivisor } from '../memory-ladder.ts'

export interface MicroBatchQuestion {
  provider: string
  /** Sequences per optimiser step. */
  batchSize: number
  /** Tokens per sequence. */
  maxLength: number
  /** Weights of the model. */
  parameters: number
  /** Values that training changes: the adapter's, or all. */
  trainedParameters: number
  /** Whether so many sequences at once leave plenty of memory. */
  hasRoom: (microBatchSize: number) => boolean
}

/** Tokens at once with which matrix products run at full speed. */
const busyTokens = { cpu: 512, gpu: 4096 }

/**
 * Every round ends with copying all gradients out of the graph and adding them up. Where the whole model is trained this
 * takes as long as computing about so many tokens: measured on a model of 10 million parameters between 250 and 770 on
 * processors, and about 25,000 on an H200, whose gradients also cross the bus.
 */
const gradientTokens = { cpu: 500, gpu: 25_000 }

/** Share of the time that may go into it. */
const tolerated = 0.05

/** Work for each token in passes through the weights: two for a frozen one, forward and backward; three for a trained. */
const passes = { frozen: 2, trained: 3 }

/**
 * Sequences computed at once: enough to keep the machine busy, and where much is trained so many that gradients are
 * seldom returned, as far as memory is plenty.
 */
export function chooseMicroBatchSize(question: MicroBatchQuestion): Chosen<number> {
  const { provider, batchSize, maxLength, trainedParameters, hasRoom } = question
  const sequences = (tokens: number) => largestDivisor(batchSize, Math.max(1, Math.floor(tokens / maxLength)))!
  const device = provider === 'cpu' ? 'cpu' : 'gpu'
  const busy = sequences(busyTokens[device])
  const wanted = sequences(gradientShare(question) * (gradientTokens[device] / tolerated))
  let value = wanted
  while (value > busy && !hasRoom(value)) value = largestDivisor(batchSize, value / 2)!
  if (value <= busy) {
    const tokens = busy * maxLength
    return chosen(busy, wanted <= busy ? reason('micro-batch.busy', { tokens }) : reason('micro-batch.busy-full', { tokens }))
  }
  const rounds = batchSize / value
  const values = trainedParameters
  if (rounds === 1) return chosen(value, reason('micro-batch.whole', { values }))
  return chosen(value, reason(value < wanted ? 'micro-batch.rounds-full' : 'micro-batch.rounds', { rounds, values }))
}

/** What returning gradients costs, compared with a model that is trained as a whole. */
function gradientShare({ parameters, trainedParameters }: MicroBatchQuestion): number {
  const frozen = trainedParameters >= parameters ? 0 : parameters
  const perToken = passes.frozen * frozen + passes.trained * trainedParameters
  return (passes.trained * trainedParameters) / perToken
}
