import { reason, type UntimedEvent } from '@tunesmith/contract'
import type { Settings } from '../defaults/index.ts'
import { outOfMemoryLadder, type LadderOptions, type LadderStep, type MemorySettings } from '../memory-ladder.ts'
import type { Decisions, Shortage } from './decisions.ts'

/** Cheaper settings, and what they change. */
export interface Relief {
  settings: Settings
  answer: NonNullable<Shortage['answer']>
}

export interface ReliefOptions extends Pick<LadderOptions, 'shareLongerThan'> {
  /** Peak memory with given settings, in bytes. */
  predictMemory: (settings: MemorySettings) => number
  /** Whether something was learned already, which only settings that keep the result may follow. */
  isUnderWay: boolean
}

const memorySettings = ['method', 'batchSize', 'microBatchSize', 'maxLength', 'recompute', 'mode', 'optimizer'] as const
/** What a run computes, not how. */
const resultSettings = ['method', 'maxLength', 'optimizer'] as const

/** A relief should lower the prediction by at least this share, or the next attempt would probably end the same way. */
const worthwhile = 0.02

/**
 * The next settings that need less memory by their prediction, or null where none are left. What keeps the result comes
 * first, also where a person had decided it: the run would otherwise end. What changes the result is only touched
 * before anything was learned, and never against a person's word.
 */
export function findRelief(before: Settings, options: ReliefOptions): Relief | null {
  const given = memorySettings.filter((name) => before[name].origin === 'given')
  const untouchable = [[...given, ...resultSettings], resultSettings, ...(options.isUnderWay ? [] : [given])]
  for (const names of untouchable) {
    const relief = descend(before, new Set(names), options)
    if (relief) return relief
  }
  return null
}

/** Goes down the ladder until it is worthwhile; to its end where nothing is. */
function descend(before: Settings, fixed: LadderOptions['fixed'], options: ReliefOptions): Relief | null {
  const { predictMemory, shareLongerThan } = options
  let now = Object.fromEntries(memorySettings.map((name) => [name, before[name].value])) as unknown as MemorySettings
  const bytes = predictMemory(now)
  let after = bytes
  const steps: LadderStep[] = []
  while (after > bytes * (1 - worthwhile)) {
    const step = outOfMemoryLadder(now, { fixed, shareLongerThan })
    if (!step) break
    steps.push(step)
    now = step.settings
    after = predictMemory(now)
  }
  if (after >= bytes) return null
  const message = reason('relief.all', { changes: steps.map((step) => step.message) })
  const changed = Object.fromEntries(steps.map((step) => [step.changed, now[step.changed]]))
  const because = reason('memory.ran-out', { planned: bytes })
  const settings = Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [name, { value, reason: because, origin: 'chosen' }]),
  )
  return {
    settings: { ...before, ...(settings as Partial<Settings>) },
    answer: { changed, message, predictedBytes: { before: bytes, after } },
  }
}

/** Whether a relief changes what the run computes, so that it has to begin anew. */
export const changesResult = ({ changed }: Relief['answer']): boolean => resultSettings.some((name) => name in changed)

/** Puts the relief for the last shortage, null for none, into the decisions of a run. */
export function answerShortage(decided: Decisions, relief: Relief | null): Decisions {
  const { predictedMemoryBytes: bytes } = decided
  const nothing = { changed: {}, message: reason('relief.none'), predictedBytes: { before: bytes, after: bytes } }
  const { settings, answer } = relief ?? { settings: decided.settings, answer: nothing }
  const shortages = [...decided.shortages.slice(0, -1), { ...decided.shortages.at(-1)!, answer }]
  return { ...decided, settings, predictedMemoryBytes: answer.predictedBytes.after, shortages }
}

/** Tells what ran out and what was done about it. */
export function shortageAlarm({ step, usedBytes, answer }: Shortage, limitBytes: number): Extract<UntimedEvent, { type: 'alarm' }> {
  const { before, after } = answer!.predictedBytes
  const [used, limit, planned] = [usedBytes, limitBytes, before]
  return {
    type: 'alarm',
    kind: 'out-of-memory',
    severity: 'warning',
    step,
    message:
      used === null
        ? reason('alarm.memory-ran-out', { step, planned })
        : used > limit
          ? reason('alarm.memory-limit-passed', { step, used, limit, planned })
          : reason('alarm.memory-ran-out-using', { step, used, planned }),
    action: reason('relief.with-need', { change: answer!.message, needed: after }),
    evidence: { usedBytes, limitBytes, plannedBefore: before, plannedNow: after },
  }
}
