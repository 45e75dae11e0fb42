import { chosen, reason, type RunSpec } from '@tunesmith/contract'
import { chooseAdapterSettings } from './adapter-settings.ts'
import {
  chooseMemoryLimit,
  chooseMemorySettings,
  choosePrecision,
  chooseProvider,
  chooseThreads,
  type PredictMemory,
  type TrainedParameters,
} from './compute-settings.ts'
import { chooseDataSettings } from './data-settings.ts'
import type { DataFacts, MachineFacts, ModelFacts } from './facts.ts'
import { settle } from './setting.ts'
import { chooseBatchSize, chooseCadence, chooseEpochs, chooseOptimizerSettings } from './training-settings.ts'

/** What the choice of settings rests on. */
export interface Situation {
  spec: RunSpec
  model: ModelFacts
  data: DataFacts
  machine: MachineFacts
  /** Peak memory, in bytes, of training with given settings. */
  predictMemory: PredictMemory
  trainedParameters: TrainedParameters
}

/**
 * Every setting of a run, each with its value, its reason and whether a person gave it: the one place where defaults
 * come from, whichever door the run comes through. What the run description says is never changed, except that it
 * may not fit into memory: then `plan.fits` is false.
 */
export function chooseDefaults({ spec, model, data, machine, predictMemory, trainedParameters }: Situation) {
  const dataSettings = chooseDataSettings(spec, data, model)
  const provider = chooseProvider(spec, machine)
  const memoryLimit = chooseMemoryLimit(spec, machine)

  // What the batch is depends on whether a new model is trained, which no memory changes.
  const likelyMethod = spec.method !== 'auto' ? spec.method : spec.scratch ? 'scratch' : 'lora'
  const batchSize = chooseBatchSize(spec, data, likelyMethod, dataSettings.maxLength.value, dataSettings.packing.value)
  const { predictedMemoryBytes, fits, ...memory } = chooseMemorySettings({
    spec,
    model,
    data,
    machine,
    provider: provider.value,
    memoryLimit: memoryLimit.value,
    batchSize: batchSize.value,
    maxLength: dataSettings.maxLength,
    predictMemory,
    trainedParameters,
  })

  const method = memory.method.value
  const epochs = chooseEpochs(spec, data, model, method)
  const source = dataSettings.validation.value
  const validationRows = 'file' in source ? data.validationRows : source.rows
  const trainingRows = 'file' in source ? data.rows : data.rows - source.rows
  const { stepsPerEpoch, totalSteps } = estimateSteps({
    rows: trainingRows,
    tokens: (data.tokens * trainingRows) / Math.max(1, data.rows),
    packing: dataSettings.packing.value,
    maxLength: memory.maxLength.value,
    batchSize: batchSize.value,
    epochs: epochs.value,
    maxSteps: spec.training.maxSteps,
  })

  const settings = {
    ...dataSettings,
    ...memory,
    ...chooseAdapterSettings(spec, data, model),
    epochs,
    batchSize,
    ...chooseOptimizerSettings(spec, model, method, totalSteps),
    ...chooseCadence(spec, stepsPerEpoch, totalSteps, validationRows),
    samplePrompts: settle<string[] | { validationRows: number }>(spec.training.samplePrompts, () =>
      chosen({ validationRows: Math.min(usualSamples, validationRows) }, reason('samples.unseen')),
    ),
    provider,
    precision: choosePrecision(spec, provider.value),
    threads: chooseThreads(spec, machine),
    memoryLimit,
  }
  return { settings, plan: { stepsPerEpoch, totalSteps, validationRows, trainingRows, predictedMemoryBytes, fits } }
}

/** Every setting with its reason, by its name in the run description. */
export type Settings = ReturnType<typeof chooseDefaults>['settings']
/** What is expected of a run with these settings. */
export type Plan = ReturnType<typeof chooseDefaults>['plan']

/** Questions of the validation rows that are answered on the way. */
export const usualSamples = 3

/** Share of a packed sequence that is filled on average. */
const packedFill = 0.95

/** Steps of a run. With packing an estimate: how rows fit together is only known once they are packed. */
export function estimateSteps(run: {
  rows: number
  tokens: number
  packing: boolean
  maxLength: number
  batchSize: number
  epochs: number
  maxSteps?: number
}): { stepsPerEpoch: number; totalSteps: number } {
  const sequences = run.packing ? Math.ceil(run.tokens / (run.maxLength * packedFill)) : run.rows
  const stepsPerEpoch = Math.max(1, Math.ceil(sequences / run.batchSize))
  const totalSteps = Math.max(1, Math.ceil(stepsPerEpoch * run.epochs))
  return { stepsPerEpoch, totalSteps: Math.min(totalSteps, run.maxSteps ?? Infinity) }
}
