import { chosen, formatByteSize, type Chosen, type RunSpec } from '@tunesmith/contract'
import { outOfMemoryLadder, type MemorySettings } from '../memory-ladder.ts'
import { shareLongerThan, type DataFacts, type MachineFacts, type ModelFacts } from './facts.ts'
import { chooseMicroBatchSize } from './micro-batch.ts'
import { settle, type Setting } from './setting.ts'

/** Peak memory of training with these settings, in bytes. */
export type PredictMemory = (settings: MemorySettings) => number
/** How many values a method trains. */
export type TrainedParameters = (method: MemorySettings['method']) => number

const providerOrder = [
  { name: 'cuda', reason: 'an NVIDIA GPU is here and works' },
  { name: 'webgpu', reason: 'a GPU is here and works through WebGPU' },
] as const

/** Above this share of the memory there is no room for comfort. */
const comfortable = 0.5
/** Left to the operating system and everything else. */
const reserveBytes = 512e6
/** Models up to this size gain from keeping their weights a second time in the layout of the kernels. */
const largestPrepacked = 500e6

export function chooseProvider(
  spec: RunSpec,
  machine: MachineFacts,
): Setting<Exclude<RunSpec['compute']['provider'], 'auto'>> {
  return settle(spec.compute.provider, () => {
    const found = providerOrder.find(({ name }) => machine.providers.includes(name))
    return found ? chosen(found.name, found.reason) : chosen('cpu', 'no GPU was found that can compute this')
  })
}

export function chooseThreads(spec: RunSpec, { cores }: MachineFacts): Setting<number> {
  return settle(spec.compute.threads, () => chosen(cores, `one for each of the ${cores} cores`))
}

export function chooseMemoryLimit(spec: RunSpec, { freeMemoryBytes }: MachineFacts): Setting<number> {
  return settle(spec.compute.memoryLimit, () => {
    const limit = Math.round(
      Math.max(freeMemoryBytes * 0.5, Math.min(freeMemoryBytes * 0.9, freeMemoryBytes - reserveBytes)),
    )
    return chosen(limit, `of ${formatByteSize(freeMemoryBytes)} free now, the rest is left to other programs`)
  })
}

interface MemoryQuestion {
  spec: RunSpec
  model: ModelFacts
  data: DataFacts
  provider: string
  memoryLimit: number
  batchSize: number
  maxLength: Setting<number>
  predictMemory: PredictMemory
  trainedParameters: TrainedParameters
}

/** The settings that decide memory: what is best for speed and quality, then down the ladder until it fits. */
export function chooseMemorySettings(question: MemoryQuestion) {
  const { data, memoryLimit, predictMemory, maxLength } = question
  const first = firstWish(question)
  const fixed = new Set((Object.keys(first) as (keyof typeof first)[]).filter((name) => first[name].origin === 'given'))
  const options = {
    fixed: fixed as ReadonlySet<keyof MemorySettings>,
    shareLongerThan: (length: number) => shareLongerThan(length, data.lengthQuantiles),
  }

  let settings = settingsOf(first, question.batchSize)
  const reasons: Partial<Record<keyof MemorySettings, string>> = {}
  let bytes = predictMemory(settings)
  while (bytes > memoryLimit) {
    const step = outOfMemoryLadder(settings, options)
    if (!step) break
    reasons[step.changed] =
      `${phrase(step.message)} (${formatByteSize(bytes)} would not fit into ${formatByteSize(memoryLimit)})`
    settings = step.settings
    bytes = predictMemory(settings)
  }

  const settled = <K extends keyof typeof first>(name: K): (typeof first)[K] =>
    ({ ...first[name], value: settings[name], reason: reasons[name] ?? first[name].reason }) as (typeof first)[K]
  return {
    method: settled('method'),
    maxLength: reasons.maxLength ? settled('maxLength') : maxLength,
    microBatchSize: settled('microBatchSize'),
    recompute: settled('recompute'),
    mode: settled('mode'),
    optimizer: settled('optimizer'),
    predictedMemoryBytes: bytes,
    fits: bytes <= memoryLimit,
  }
}

/** What would be chosen if memory were no matter, except where it is plainly plenty or scarce. */
function firstWish(question: MemoryQuestion) {
  const { spec, model, provider, batchSize, memoryLimit, predictMemory, trainedParameters, maxLength } = question
  const wishes = {
    method: settle(spec.method, () =>
      spec.scratch
        ? chosen<MemorySettings['method']>('scratch', 'an architecture to start from nothing is given')
        : chosen<MemorySettings['method']>(
            'lora',
            'a small adapter learns as well as all weights on most tasks, with far less memory',
          ),
    ),
    maxLength,
    microBatchSize: settle(spec.training.microBatchSize, () => chosen(1, 'as little as can be')),
    optimizer: settle(spec.training.optimizer, () =>
      chosen<MemorySettings['optimizer']>('adamw', 'exact 32-bit moments'),
    ),
    recompute: settle(spec.compute.recompute, () =>
      chosen<MemorySettings['recompute']>('smart', 'about 5 % slower for half of the memory'),
    ),
    mode: settle(spec.compute.mode, () =>
      chosen<MemorySettings['mode']>('lean', 'the least memory at nearly full speed'),
    ),
  }
  const hasRoom = (change: Partial<MemorySettings>) =>
    predictMemory({ ...settingsOf(wishes, batchSize), ...change }) <= memoryLimit * comfortable
  wishes.microBatchSize = settle(spec.training.microBatchSize, () =>
    chooseMicroBatchSize({
      provider,
      batchSize,
      maxLength: maxLength.value,
      parameters: model.parameters,
      trainedParameters: trainedParameters(wishes.method.value),
      hasRoom: (microBatchSize) => hasRoom({ microBatchSize }),
    }),
  )
  const withRoom = <K extends 'recompute' | 'mode'>(name: K, value: MemorySettings[K], reason: string): boolean => {
    if (wishes[name].origin === 'given') return false
    if (!hasRoom({ [name]: value })) return false
    Object.assign(wishes, { [name]: { ...(chosen(value, reason) satisfies Chosen<unknown>), origin: 'chosen' } })
    return true
  }
  withRoom('recompute', 'none', 'there is memory to keep every intermediate value, which is fastest')
  if (provider === 'cpu' && model.parameters <= largestPrepacked) {
    withRoom('mode', 'fast', 'there is memory for a second copy of the weights in the layout of the kernels')
  }
  return wishes
}

type Wishes = { [K in Exclude<keyof MemorySettings, 'batchSize'>]: Setting<MemorySettings[K]> }

const settingsOf = (wishes: Wishes, batchSize: number): MemorySettings => ({
  method: wishes.method.value,
  batchSize,
  microBatchSize: wishes.microBatchSize.value,
  maxLength: wishes.maxLength.value,
  recompute: wishes.recompute.value,
  mode: wishes.mode.value,
  optimizer: wishes.optimizer.value,
})

/** A sentence as part of another: without its capital and its full stop. */
const phrase = (sentence: string) => sentence[0].toLowerCase() + sentence.slice(1, -1)
