import { chosen, reason, type Chosen, type RunSpec } from '@tunesmith/contract'
import type { DataFacts, ModelFacts } from './facts.ts'
import { settle, stepFor, type Steps } from './setting.ts'

type Method = 'lora' | 'qlora' | 'full' | 'scratch'

const epochsByRows: Steps<number> = [
  { below: 200, value: 10, because: reason('epochs.few-rows') },
  { below: 1_000, value: 5, because: reason('epochs.small-set') },
  { below: 10_000, value: 3, because: reason('epochs.few-passes') },
  { below: 100_000, value: 2, because: reason('epochs.much-data') },
  { below: Infinity, value: 1, because: reason('epochs.once') },
]

const batchByRows: Steps<number> = [
  { below: 200, value: 4, because: reason('batch.few-rows') },
  { below: 1_000, value: 8, because: reason('batch.small-set') },
  { below: 50_000, value: 16, because: reason('batch.smooth') },
  { below: Infinity, value: 32, because: reason('batch.much-data') },
]

/** Small models take larger steps: their gradients agree more, and they have less to forget. */
const adapterRates: Steps<number> = [
  { below: 50e6, value: 2e-3, because: reason('rate.adapter-very-small') },
  { below: 300e6, value: 5e-4, because: reason('rate.adapter-small') },
  { below: 20e9, value: 2e-4, because: reason('rate.adapter-usual') },
  { below: Infinity, value: 1e-4, because: reason('rate.adapter-very-large') },
]

/** The learning rate of an adapter on a model of so many parameters, where nobody says otherwise. */
export const usualAdapterRate = (parameters: number): number => stepFor(parameters, adapterRates).value

const learningRates: Record<Method, Steps<number>> = {
  lora: adapterRates,
  qlora: adapterRates,
  full: [
    { below: 50e6, value: 2e-4, because: reason('rate.full-very-small') },
    { below: 300e6, value: 5e-5, because: reason('rate.full-small') },
    { below: Infinity, value: 2e-5, because: reason('rate.full-usual') },
  ],
  scratch: [
    { below: 100e6, value: 1e-3, because: reason('rate.new-small') },
    { below: 1e9, value: 6e-4, because: reason('rate.new-larger') },
    { below: Infinity, value: 3e-4, because: reason('rate.new-large') },
  ],
}

/** Tokens per step for a new model: smaller batches waste less data, larger ones less time. */
const scratchTokensPerStep = 16_384
/** Tokens per parameter beyond which a model of this size gains little (Hoffmann et al. 2022). */
const tokensPerParameter = 20
/** Passes over the same text that are nearly as good as new text (Muennighoff et al. 2023). */
const mostRepetitions = 4

export function chooseEpochs(spec: RunSpec, data: DataFacts, model: ModelFacts, method: Method) {
  return settle(spec.training.epochs, (): Chosen<number> => {
    if (method === 'scratch') {
      const wanted = (tokensPerParameter * model.parameters) / Math.max(1, data.tokens)
      const value = Math.min(mostRepetitions, Math.max(1, Math.round(wanted)))
      return chosen(value, reason('epochs.new-model', { tokens: data.tokens, parameters: model.parameters, most: mostRepetitions }))
    }
    if (spec.task === 'pretrain') return chosen(1, reason('epochs.text'))
    return usualEpochs(data.rows, model.parameters)
  })
}

/** Models below this learn slowly, and each pass over the rows is cheap. */
export const verySmallModel = 50e6

/** Passes over rows of answers. */
export function usualEpochs(rows: number, parameters: number): Chosen<number> {
  const { value, because } = stepFor(rows, epochsByRows)
  return parameters < verySmallModel && value > 1
    ? chosen(3 * value, reason('epochs.very-small-model', { rows, because }))
    : chosen(value, reason('by-rows', { rows, because }))
}

export function chooseBatchSize(spec: RunSpec, data: DataFacts, method: Method, maxLength: number, packing: boolean) {
  return settle(spec.training.batchSize, (): Chosen<number> => {
    const { microBatchSize } = spec.training
    const multipleOf = microBatchSize === 'auto' ? 1 : microBatchSize
    const roundUp = (value: number) => Math.max(1, Math.ceil(value / multipleOf)) * multipleOf
    if (method === 'scratch' || spec.task === 'pretrain') {
      return chosen(roundUp(scratchTokensPerStep / maxLength), reason('batch.tokens', { tokens: scratchTokensPerStep }))
    }
    const { value, because } = stepFor(data.rows, batchByRows)
    if (!packing) return chosen(roundUp(value), reason('by-rows', { rows: data.rows, because }))
    const rowsPerSequence = (maxLength * data.rows) / Math.max(1, data.tokens)
    // A power of two can be split into micro-batches of any smaller one.
    const sequences = 2 ** Math.max(0, Math.round(Math.log2(value / rowsPerSequence)))
    return chosen(roundUp(sequences), reason('batch.packed', { rows: value, length: maxLength, because }))
  })
}

export function chooseOptimizerSettings(spec: RunSpec, model: ModelFacts, method: Method, totalSteps: number) {
  const { training } = spec
  const scratch = method === 'scratch'
  return {
    learningRate: settle(training.learningRate, () => {
      const { value, because } = stepFor(model.parameters, learningRates[method])
      return chosen(value, reason('by-parameters', { because, parameters: model.parameters }))
    }),
    schedule: settle(training.schedule, () => chosen('cosine' as const, reason('schedule.cosine'))),
    warmupRatio: settle(training.warmupRatio, () =>
      totalSteps < 100 ? chosen(0.1, reason('warmup.short-run')) : chosen(0.05, reason('warmup.usual')),
    ),
    weightDecay: settle(training.weightDecay, () =>
      scratch ? chosen(0.1, reason('decay.new-model')) : chosen(0.01, reason('decay.fine-tuning')),
    ),
    beta1: settle(training.beta1, () => chosen(0.9, reason('usual-value'))),
    beta2: settle(training.beta2, () =>
      scratch ? chosen(0.95, reason('beta2.new-model')) : chosen(0.999, reason('usual-value')),
    ),
    epsilon: settle(training.epsilon, () => chosen(1e-8, reason('usual-value'))),
    maxGradientNorm: settle(training.maxGradientNorm, () => chosen(1, reason('gradient.clipped'))),
    seed: settle(training.seed, () => chosen(42, reason('seed.fixed'))),
  }
}

/** Steps between looks at the run: once per epoch where that is 25 to 50 steps, otherwise near it. */
export function chooseCadence(spec: RunSpec, stepsPerEpoch: number, totalSteps: number, validationRows: number) {
  const { training } = spec
  const every = sensibleInterval(stepsPerEpoch, totalSteps)
  const because =
    every % stepsPerEpoch !== 0
      ? reason('looks.times', { times: Math.max(1, Math.floor(totalSteps / every)), steps: totalSteps })
      : every === stepsPerEpoch
        ? reason('looks.once-an-epoch')
        : reason('looks.every-epochs', { epochs: every / stepsPerEpoch })
  const evaluateEvery = settle(training.evaluateEvery, () => chosen(every, because))
  const measured = validationRows > 0
  return {
    evaluateEvery,
    saveEvery: settle(training.saveEvery, () => chosen(evaluateEvery.value, reason('looks.save-with-each'))),
    sampleEvery: settle(training.sampleEvery, () => chosen(evaluateEvery.value, reason('looks.with-each'))),
    earlyStoppingPatience: settle<number | 'off'>(training.earlyStoppingPatience, () =>
      measured ? chosen(3, reason('stopping.three')) : chosen('off', reason('stopping.blind')),
    ),
    keepBest: settle(training.keepBest, () =>
      measured ? chosen(true, reason('best.kept')) : chosen(false, reason('best.unknown')),
    ),
  }
}

const shortestInterval = 25
const longestInterval = 50
/** A long run is not looked at more often than this. */
const mostLooks = 60

function sensibleInterval(stepsPerEpoch: number, totalSteps: number): number {
  if (totalSteps <= 2 * shortestInterval) return Math.max(1, Math.ceil(totalSteps / 4))
  const epochs = Math.ceil(shortestInterval / stepsPerEpoch)
  if (epochs * stepsPerEpoch <= longestInterval) return epochs * stepsPerEpoch
  return Math.max(longestInterval, Math.ceil(totalSteps / mostLooks))
}
