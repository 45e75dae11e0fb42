import { chosen, reason, type Chosen, type PlainReasonCode, type Reason, type RunSpec } from '@tunesmith/contract'
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
      ? chosen('cpu', reason('provider.integers'))
      : provider,
  )
}

/** Rounded factors where there are tensor cores for them. */
export function choosePrecision(spec: RunSpec, provider: ComputeProvider): Setting<'float32' | 'tf32'> {
  const { precision } = spec.compute
  if (provider === 'cuda') {
    return settle(precision, () => chosen('tf32', reason('precision.tf32')))
  }
  return precision === 'tf32'
    ? { value: 'float32', origin: 'chosen', reason: reason('precision.only-cuda', { provider }) }
    : settle(precision, () => chosen('float32', reason('precision.float32', { provider })))
}

export function chooseThreads(spec: RunSpec, { cores }: MachineFacts): Setting<number> {
  return settle(spec.compute.threads, () => chosen(cores, reason('threads.cores', { cores })))
}

export function chooseMemoryLimit(spec: RunSpec, { freeMemoryBytes }: MachineFacts): Setting<number> {
  return settle(spec.compute.memoryLimit, () =>
    chosen(usableMemory(freeMemoryBytes), reason('memory.free', { free: freeMemoryBytes })),
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
  const reasons: Partial<Record<keyof MemorySettings, Reason>> = {}
  let bytes = predictMemory(settings)
  while (bytes > memoryLimit) {
    const step = outOfMemoryLadder(settings, options)
    if (!step) break
    reasons[step.changed] = reason('memory.would-not-fit', { change: step.message, needed: bytes, limit: memoryLimit })
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
      ? chosen<MemorySettings['method']>('scratch', reason('method.scratch-given'))
      : chosen<MemorySettings['method']>('lora', reason('method.lora')),
  )
  const wishes: Wishes = {
    method,
    maxLength,
    microBatchSize: settle<number>(spec.training.microBatchSize, () =>
      chosen(1, reason('micro-batch.busy', { tokens: maxLength.value })),
    ),
    optimizer: settle(spec.training.optimizer, () => chosen<MemorySettings['optimizer']>('adamw', reason('optimizer.exact'))),
    recompute: settle(spec.compute.recompute, () => chosen<MemorySettings['recompute']>('smart', reason('recompute.smart'))),
    mode: leanMode(spec, method.value),
  }
  const hasRoom = (change: Partial<MemorySettings>) =>
    predictMemory({ ...settingsOf(wishes, batchSize), ...change }) <= memoryLimit * comfortable
  const withRoom = <K extends 'recompute' | 'mode'>(name: K, value: MemorySettings[K], because: Reason): void => {
    if (wishes[name].origin === 'given' || !hasRoom({ [name]: value })) return
    Object.assign(wishes, { [name]: { ...(chosen(value, because) satisfies Chosen<unknown>), origin: 'chosen' } })
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
  withRoom('recompute', 'none', reason('recompute.room'))
  const copyBytes = model.parameters * Float32Array.BYTES_PER_ELEMENT
  if (method.value === 'lora' && model.parameters <= largestUnpacked && copyBytes <= machine.freeDiskBytes * comfortable) {
    withRoom('mode', 'fast', reason('mode.room'))
  }
  return wishes
}

/** Why the weights are used as they are stored, where nothing else was asked for. */
const leanReasons: Record<MemorySettings['method'], PlainReasonCode> = {
  lora: 'mode.lean',
  qlora: 'mode.four-bits',
  full: 'mode.changing',
  scratch: 'mode.changing',
}

function leanMode(spec: RunSpec, method: MemorySettings['method']): Setting<MemorySettings['mode']> {
  const { mode } = spec.compute
  const because = reason(leanReasons[method])
  const setting = settle(mode, () => chosen<MemorySettings['mode']>('lean', because))
  return mode !== 'fast' || method === 'lora' ? setting : { ...setting, reason: reason('mode.no-effect', { method, because }) }
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
