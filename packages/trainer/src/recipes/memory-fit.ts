import { chosen, parseRunSpec, reason, type Chosen, type PlainReasonCode } from '@tunesmith/contract'
import { openModelFolder } from '@tunesmith/formats'
import { readArchitecture } from '@tunesmith/nn'
import { usableMemory } from '../defaults/compute-settings.ts'
import { usualSamples } from '../defaults/index.ts'
import { freeMemory } from '../machine-memory.ts'
import { outOfMemoryLadder, type MemorySettings } from '../memory-ladder.ts'
import { modelPath } from '../model/bundled-models.ts'
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
  const architecture = readArchitecture(folder.config)
  const spec = parseRunSpec({ model, data: { train: 'rows.jsonl' } }, 'A usual run')
  const predict = memoryPredictor(spec, { architecture, folder }, usualWork)
  const limit = usableMemory(freeBytes)
  const maxLength = Math.min(usualLength, architecture.contextLength)
  let settings: MemorySettings = { ...usualSettings, maxLength }
  const changes = new Set<PlainReasonCode>()
  const needed = predict(settings)
  for (let bytes = needed; bytes > limit; bytes = predict(settings)) {
    const step = outOfMemoryLadder(settings, { shareLongerThan: () => 0 })
    if (step === null) return chosen('no', reason('fit.no', { needed: bytes, limit }))
    settings = step.settings
    changes.add(sacrifices[step.changed]!)
  }
  if (changes.size === 0) return chosen('well', reason('fit.well', { needed, limit }))
  return chosen('tight', reason('fit.tight', { limit, sacrifices: [...changes].map((code) => reason(code)) }))
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
