import { chosen, parseRunSpec, reason, type Chosen, type PlainReasonCode } from '@tunesmith/contract'
import { openModelFolder } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { usableMemory } from '../defaults/compute-settings.ts'
import { usualSamples } from '../defaults/index.ts'
import { freeMemory } from '../machine-memory.ts'
import { outOfMemoryLadder, type MemorySettings } from '../memory-ladder.ts'
import type { BaseModel } from '../model/base-model.ts'
import { modelPath } from '../model/bundled-models.ts'
import { plannedModel } from '../model/planned-model.ts'
import { memoryPredictor, type ExpectedWork } from './choose-settings.ts'
import { maxNewTokens } from './samples.ts'

/** Whether training fits into the memory of this machine: as one would like it, only with sacrifices, or not at all. */
export type MemoryFit = 'well' | 'tight' | 'no'

/** Longest rows of a usual run, in tokens. */
const usualLength = 512

const usualWork: ExpectedWork = {
  tokens: 1e6,
  supervisedShare: 0.5,
  evaluates: true,
  generation: { prompts: usualSamples, promptLength: usualLength / 4, maxNewTokens },
}

const usualSettings: Omit<MemorySettings, 'maxLength'> = {
  method: 'lora', batchSize: 8, microBatchSize: 1, recompute: 'smart', mode: 'lean', optimizer: 'adamw',
}

/**
 * Whether a usual run of this model fits into what is free now: an adapter, rows of up to 512 tokens. Of the model, only
 * headers are read.
 *
 * @param freeBytes memory that is free
 * @throws what `openModelFolder` and `readArchitecture` throw
 */
export function memoryFit(model: string, freeBytes: number = freeMemory()): Chosen<MemoryFit> {
  const folder = openModelFolder(modelPath(model))
  return fitOf({ architecture: readArchitecture(folder.config), folder }, freeBytes)
}

/** The same of a model that is not here yet, by its config.json. @throws what `plannedModel` throws */
export function plannedMemoryFit(config: Record<string, unknown>, freeBytes: number = freeMemory()): Chosen<MemoryFit> {
  return fitOf(plannedModel(config), freeBytes)
}

function fitOf(base: Pick<BaseModel, 'architecture' | 'folder'>, freeBytes: number): Chosen<MemoryFit> {
  const { architecture } = base
  const spec = parseRunSpec({ model: 'model', data: { train: 'rows.jsonl' } }, 'A usual run')
  const predict = memoryPredictor(spec, base, usualWork)
  const limit = usableMemory(freeBytes)
  const maxLength = Math.min(usualLength, architecture.contextLength)
  const steps = stepsDown({ ...usualSettings, maxLength })
  const needed = predict(steps[0].settings)
  if (needed <= limit) return chosen('well', reason('fit.well', { needed, limit }))
  const least = predict(steps.at(-1)!.settings)
  if (least > limit) return chosen('no', reason('fit.no', { needed: least, limit }))
  const enough = firstThat(1, steps.length - 1, (index) => predict(steps[index].settings) <= limit)
  const codes = new Set(steps.slice(1, enough + 1).map(({ changed }) => sacrifices[changed!]!))
  return chosen('tight', reason('fit.tight', { limit, sacrifices: [...codes].map((code) => reason(code)) }))
}

interface StepDown {
  settings: MemorySettings
  changed?: keyof MemorySettings
}

/** All that can be given up, one after the other; each needs less than the one before. */
function stepsDown(settings: MemorySettings): StepDown[] {
  const steps: StepDown[] = [{ settings }]
  for (;;) {
    const step = outOfMemoryLadder(steps.at(-1)!.settings, { shareLongerThan: () => 0 })
    if (step === null) return steps
    steps.push(step)
  }
}

/** The first index that is enough, where each behind it is too; the last is known to be. */
function firstThat(first: number, last: number, isEnough: (index: number) => boolean): number {
  while (first < last) {
    const middle = Math.floor((first + last) / 2)
    if (isEnough(middle)) last = middle
    else first = middle + 1
  }
  return first
}

/** What each step down means. */
const sacrifices: { readonly [K in keyof MemorySettings]?: PlainReasonCode } = {
  mode: 'sacrifice.lean',
  microBatchSize: 'sacrifice.fewer-at-once',
  recompute: 'sacrifice.recompute',
  method: 'sacrifice.four-bits',
  optimizer: 'sacrifice.optimizer',
  maxLength: 'sacrifice.shorter',
}
