import { chosen, formatByteSize, parseRunSpec, type Chosen } from '@tunesmith/contract'
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
  const changes: string[] = []
  const needed = predict(settings)
  for (let bytes = needed; bytes > limit; bytes = predict(settings)) {
    const step = outOfMemoryLadder(settings, { shareLongerThan: () => 0 })
    if (step === null) {
      return chosen('no', `training needs at least ${formatByteSize(bytes)}, and ${formatByteSize(limit)} can be used`)
    }
    settings = step.settings
    changes.push(sacrifices[step.changed]!)
  }
  const room = `of the ${formatByteSize(limit)} that can be used`
  if (changes.length === 0) return chosen('well', `training needs about ${formatByteSize(needed)} ${room}`)
  return chosen('tight', `training fits into the ${formatByteSize(limit)} that can be used ${[...new Set(changes)].join(' and ')}`)
}

/** What each step down means, in words that end a sentence. */
const sacrifices: { readonly [K in keyof MemorySettings]?: string } = {
  mode: 'with weights as they are stored',
  microBatchSize: 'with fewer rows at once',
  recompute: 'at about two thirds of the speed',
  method: 'with the base in 4 bits',
  optimizer: 'with an optimiser in 8 bits',
  maxLength: 'with shorter rows',
}
