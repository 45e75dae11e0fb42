import { chosen, formatByteSize, type Chosen, type RunSpec } from '@tunesmith/contract'
import { outOfMemoryLadder, type MemorySettings } from '../memory-ladder.ts'
import { shareLongerThan, type ComputeProvider, type DataFacts, type MachineFacts, type ModelFacts } from './facts.ts'
import { chooseMicroBatchSize } from './micro-batch.ts'
import { settle, type Setting } from './setting.ts'

/** Peak memory of training with these settings, in bytes. */
export type PredictMemory = (settings: MemorySettings) => number
/** How many values a method trains. */
export type TrainedParameters = (method: MemorySettings['method']) => number

/** Above this share of the memory there is no room for comfort. */
const comfortable = 0.5
/** Left to the operating system and everything else. */
const reserveBytes = 512e6
/** Larger models take so long to unpack and to lay out for the kernels that it has to be asked for. */
const largestUnpacked = 500e6

/** The provider that was measured to be the fastest; integer products have kernels on the processor only. */
export function chooseProvider(spec: RunSpec, { provider }: MachineFacts): Setting<ComputeProvider> {
  return settle(spec.compute.provider, () =>
    spec.compute.mode === 'int8' && provider.value !== 'cpu'
      ? chosen('cpu', 'products of 8-bit integers run on the processor only')
      : provider,
  )
}

/** Rounded factors where there are tensor cores for them. */
export function choosePrecision(spec: RunSpec, provider: ComputeProvider): Setting<'float32' | 'tf32'> {
  const { precision } = spec.compute
  if (provider === 'cuda') {
    return settle(precision, () =>
      chosen('tf32', 'tensor cores multiply several times faster in it, and sums and everything else stay in float32'),
    )
  }
  const exact = `${provider} computes products in float32`
  return precision === 'tf32'
    ? { value: 'float32', origin: 'chosen', reason: `tf32 was asked for, but only CUDA has it: ${exact}` }
    : settle(precision, () => chosen('float32', exact))
}

export function chooseThreads(spec: RunSpec, { cores }: MachineFacts): Setting<number> {
  return settle(spec.compute.threads, () => chosen(cores, `one for each of the ${cores} cores`))
}

export function chooseMemoryLimit(spec: RunSpec, { freeMemoryBytes }: MachineFacts): Setting<number> {
  return settle(spec.compute.memoryLimit, () =>
    chosen(usableMemory(freeMemoryBytes), `of ${formatByteSize(freeMemoryBytes)} free now, the rest is left to other programs`),
  )
}

/** What training may use of so much free memory, in bytes. */
export function usableMemory(freeBytes: number): number {
  return Math.round(Math.max(freeBytes * 0.5, Math.min(freeBytes * 0.9, freeBytes - reserveBytes)))
}

interface MemoryQuestion {
  spec: RunSpec
  model: ModelFacts
  data: DataFacts
  machine: MachineFacts
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
  const { spec, model, machine, provider, batchSize, memoryLimit, predictMemory, trainedParameters, maxLength } = question
  const method = settle(spec.method, () =>
    spec.scratch
      ? chosen<MemorySettings['method']>('scratch', 'an architecture to start from nothing is given')
      : chosen<MemorySettings['method']>(
          'lora',
          'a small adapter learns as well as all weights on most tasks, with far less memory',
        ),
  )
  const wishes: Wishes = {
    method,
    maxLength,
    microBatchSize: settle<number>(spec.training.microBatchSize, () => chosen(1, 'one sequence at once')),
    optimizer: settle(spec.training.optimizer, () =>
      chosen<MemorySettings['optimizer']>('adamw', 'exact 32-bit moments'),
    ),
    recompute: settle(spec.compute.recompute, () =>
      chosen<MemorySettings['recompute']>('smart', 'about 5 % slower for half of the memory'),
    ),
    mode: leanMode(spec, method.value),
  }
  const hasRoom = (change: Partial<MemorySettings>) =>
    predictMemory({ ...settingsOf(wishes, batchSize), ...change }) <= memoryLimit * comfortable
  const withRoom = <K extends 'recompute' | 'mode'>(name: K, value: MemorySettings[K], reason: string): void => {
    if (wishes[name].origin === 'given' || !hasRoom({ [name]: value })) return
    Object.assign(wishes, { [name]: { ...(chosen(value, reason) satisfies Chosen<unknown>), origin: 'chosen' } })
  }
  wishes.microBatchSize = settle(spec.training.microBatchSize, () =>
    chooseMicroBatchSize({
      provider,
      batchSize,
      maxLength: maxLength.value,
      parameters: model.parameters,
      trainedParameters: trainedParameters(method.value),
      hasRoom: (microBatchSize) => hasRoom({ microBatchSize }),
    }),
  )
  withRoom('recompute', 'none', 'there is memory to keep every intermediate value, which is fastest')
  const copyBytes = model.parameters * Float32Array.BYTES_PER_ELEMENT
  if (method.value === 'lora' && model.parameters <= largestUnpacked && copyBytes <= machine.freeDiskBytes * comfortable) {
    withRoom('mode', 'fast', 'there is memory to keep the weights in float32, in the layout of the kernels')
  }
  return wishes
}

/** Why the weights are used as they are stored, where nothing else was asked for. */
const leanReasons: Record<MemorySettings['method'], string> = {
  lora: 'the least memory at nearly full speed',
  qlora: 'weights in 4 bits are unpacked where they are used',
  full: 'weights that change with every step cannot be prepared',
  scratch: 'weights that change with every step cannot be prepared',
}

function leanMode(spec: RunSpec, method: MemorySettings['method']): Setting<MemorySettings['mode']> {
  const { mode } = spec.compute
  const setting = settle(mode, () => chosen<MemorySettings['mode']>('lean', leanReasons[method]))
  return mode !== 'fast' || method === 'lora'
    ? setting
    : { ...setting, reason: `${setting.reason}, though with method ${method} it changes nothing: ${leanReasons[method]}` }
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
