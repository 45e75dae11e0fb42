import { chosen, type Chosen, type RunSpec } from '@tunesmith/contract'
import type { DataFacts, ModelFacts } from './facts.ts'
import { inWords, settle, stepFor, type Steps } from './setting.ts'

type Method = 'lora' | 'qlora' | 'full' | 'scratch'

const epochsByRows: Steps<number> = [
  { below: 200, value: 10, because: 'few rows must be seen often' },
  { below: 1_000, value: 5, because: 'a small set is seen several times' },
  { below: 10_000, value: 3, because: 'a few passes are enough; the validation loss decides which is best' },
  { below: 100_000, value: 2, because: 'much data needs few passes' },
  { below: Infinity, value: 1, because: 'so much data is best seen once' },
]

const batchByRows: Steps<number> = [
  { below: 200, value: 4, because: 'few rows: small batches give enough steps to learn in' },
  { below: 1_000, value: 8, because: 'a small set: enough steps, still smooth' },
  { below: 50_000, value: 16, because: 'smooth steps' },
  { below: Infinity, value: 32, because: 'much data: smoother steps' },
]

/** Small models take larger steps: their gradients agree more, and they have less to forget. */
const adapterRates: Steps<number> = [
  { below: 50e6, value: 2e-3, because: 'adapters of very small models need larger steps' },
  { below: 300e6, value: 5e-4, because: 'adapters of small models take larger steps' },
  { below: 20e9, value: 2e-4, because: 'the usual rate for adapters' },
  { below: Infinity, value: 1e-4, because: 'adapters of very large models need care' },
]

const learningRates: Record<Method, Steps<number>> = {
  lora: adapterRates,
  qlora: adapterRates,
  full: [
    { below: 50e6, value: 2e-4, because: 'very small models take larger steps' },
    { below: 300e6, value: 5e-5, because: 'small models take larger steps' },
    { below: Infinity, value: 2e-5, because: 'small steps, so that the model keeps what it knows' },
  ],
  scratch: [
    { below: 100e6, value: 1e-3, because: 'the usual rate for small new models' },
    { below: 1e9, value: 6e-4, because: 'larger new models take smaller steps' },
    { below: Infinity, value: 3e-4, because: 'large new models take small steps' },
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
      return chosen(
        value,
        `${inWords(data.tokens)} tokens for ${inWords(model.parameters)} parameters; ` +
          `up to ${mostRepetitions} passes are nearly as good as new text`,
      )
    }
    if (spec.task === 'pretrain') return chosen(1, 'running text is read once')
    return usualEpochs(data.rows, model.parameters)
  })
}

/** Models below this learn slowly, and each pass over the rows is cheap. */
export const verySmallModel = 50e6

/** Passes over rows of answers. */
export function usualEpochs(rows: number, parameters: number): Chosen<number> {
  const { value, because } = stepFor(rows, epochsByRows)
  return parameters < verySmallModel && value > 1
    ? chosen(3 * value, `${inWords(rows)} rows: ${because}, and a very small model three times as often`)
    : chosen(value, `${inWords(rows)} rows: ${because}`)
}

export function chooseBatchSize(spec: RunSpec, data: DataFacts, method: Method, maxLength: number, packing: boolean) {
  return settle(spec.training.batchSize, (): Chosen<number> => {
    const { microBatchSize } = spec.training
    const multipleOf = microBatchSize === 'auto' ? 1 : microBatchSize
    const roundUp = (value: number) => Math.max(1, Math.ceil(value / multipleOf)) * multipleOf
    if (method === 'scratch' || spec.task === 'pretrain') {
      return chosen(roundUp(scratchTokensPerStep / maxLength), `about ${inWords(scratchTokensPerStep)} tokens a step`)
    }
    const { value, because } = stepFor(data.rows, batchByRows)
    if (!packing) return chosen(roundUp(value), `${inWords(data.rows)} rows: ${because}`)
    const rowsPerSequence = (maxLength * data.rows) / Math.max(1, data.tokens)
    // A power of two can be split into micro-batches of any smaller one.
    const sequences = 2 ** Math.max(0, Math.round(Math.log2(value / rowsPerSequence)))
    return chosen(
      roundUp(sequences),
      `about ${value} rows a step, packed into sequences of ${maxLength} tokens: ${because}`,
    )
  })
}

export function chooseOptimizerSettings(spec: RunSpec, model: ModelFacts, method: Method, totalSteps: number) {
  const { training } = spec
  const scratch = method === 'scratch'
  return {
    learningRate: settle(training.learningRate, () => {
      const { value, because } = stepFor(model.parameters, learningRates[method])
      return chosen(value, `${because} (${inWords(model.parameters)} parameters)`)
    }),
    schedule: settle(training.schedule, () =>
      chosen('cosine' as const, 'falls gently to zero, so that the last steps settle'),
    ),
    warmupRatio: settle(training.warmupRatio, () =>
      totalSteps < 100
        ? chosen(0.1, 'a short run: the first tenth rises slowly, before the optimiser knows the gradients')
        : chosen(0.05, 'the first steps rise slowly, before the optimiser knows the gradients'),
    ),
    weightDecay: settle(training.weightDecay, () =>
      scratch ? chosen(0.1, 'the usual value for new models') : chosen(0.01, 'the usual value for fine-tuning'),
    ),
    beta1: settle(training.beta1, () => chosen(0.9, 'the usual value')),
    beta2: settle(training.beta2, () =>
      scratch
        ? chosen(0.95, 'the usual value for new models, whose gradients change quickly')
        : chosen(0.999, 'the usual value'),
    ),
    epsilon: settle(training.epsilon, () => chosen(1e-8, 'the usual value')),
    maxGradientNorm: settle(training.maxGradientNorm, () => chosen(1, 'one bad batch cannot throw the weights far')),
    seed: settle(training.seed, () => chosen(42, 'a fixed number, so that the same run gives the same model')),
  }
}

/** Steps between looks at the run: once per epoch where that is 25 to 50 steps, otherwise near it. */
export function chooseCadence(spec: RunSpec, stepsPerEpoch: number, totalSteps: number, validationRows: number) {
  const { training } = spec
  const every = sensibleInterval(stepsPerEpoch, totalSteps)
  const reason =
    every % stepsPerEpoch === 0
      ? every === stepsPerEpoch
        ? 'once an epoch'
        : `every ${every / stepsPerEpoch} epochs`
      : `${Math.max(1, Math.floor(totalSteps / every))} times in ${totalSteps} steps`
  const evaluateEvery = settle(training.evaluateEvery, () => chosen(every, reason))
  const measured = validationRows > 0
  return {
    evaluateEvery,
    saveEvery: settle(training.saveEvery, () =>
      chosen(evaluateEvery.value, 'with each evaluation, so that the best one is on disk'),
    ),
    sampleEvery: settle(training.sampleEvery, () => chosen(evaluateEvery.value, 'with each evaluation')),
    earlyStoppingPatience: settle<number | 'off'>(training.earlyStoppingPatience, () =>
      measured
        ? chosen(3, 'three evaluations without a better validation loss show that it is over')
        : chosen('off', 'there are no validation rows to see it by'),
    ),
    keepBest: settle(training.keepBest, () =>
      measured
        ? chosen(true, 'the last step is not always the best')
        : chosen(false, 'without validation rows the best step is not known'),
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
