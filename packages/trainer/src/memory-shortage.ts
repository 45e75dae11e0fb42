import { settingPaths, TunesmithError } from '@tunesmith/contract'
import { lockRun } from './checkpoints/run-lock.ts'
import { machineMemory } from './machine-memory.ts'
import { readDecisions, writeDecisions, type Shortage } from './recipes/decisions.ts'

/** How V8, Node.js and ONNX Runtime word an allocation that failed. */
export const allocationFailure =
  /Array buffer allocation failed|Invalid array buffer length|bad_alloc|bad allocation|Failed to allocate memory|(heap|process) out of memory|(Cannot|could not) allocate memory/i

/** Whether something was thrown because memory ran out. */
export function isShortage(error: unknown): boolean {
  if (error instanceof TunesmithError) return error.code === 'OUT_OF_MEMORY'
  return allocationFailure.test(error instanceof Error ? error.message : String(error))
}

/** More shortages than this in one run are not for cheaper settings to mend. */
export const mostShortages = 12

/** Whether a run may answer one more shortage: the last one was answered, and with something. */
export function mayRecover(shortages: readonly Shortage[]): boolean {
  return shortages.length < mostShortages && shortages.every(({ answer }) => answer && Object.keys(answer.changed).length > 0)
}

/**
 * Notes in a run whose process is gone that its memory did not suffice; when training starts again, it takes cheaper
 * settings. False where that cannot help: nothing was computed yet, nothing is left to give, or it was tried too often.
 */
export function noteShortage(runFolder: string, shortage: Pick<Shortage, 'step' | 'usedBytes'>): boolean {
  try {
    const lock = lockRun(runFolder)
    try {
      const decisions = readDecisions(runFolder)
      if (!decisions || !mayRecover(decisions.shortages)) return false
      writeDecisions(runFolder, { ...decisions, shortages: [...decisions.shortages, shortage] })
      return true
    } finally {
      lock.release()
    }
  } catch {
    return false // another process works there, or the disk takes nothing more: that will be told where it matters
  }
}

/** The error that ends a run for want of memory, with what the run had changed before. */
export function outOfMemory(runFolder: string, usedBytes: number | null): TunesmithError {
  const shortages = shortagesOf(runFolder)
  const most = Math.max(usedBytes ?? 0, shortages.at(-1)?.usedBytes ?? 0)
  return new TunesmithError('OUT_OF_MEMORY', {
    usedBytes: most > 0 ? most : null,
    totalBytes: machineMemory(),
    tried: reliefsOf(shortages),
  })
}

function shortagesOf(runFolder: string): readonly Shortage[] {
  try {
    return readDecisions(runFolder)?.shortages ?? []
  } catch {
    return [] // damaged, which matters to whoever goes on with it
  }
}

/** What a run changed because of its shortages, in words: `training.microBatchSize to 2`. */
export function reliefsOf(shortages: readonly Shortage[]): string[] {
  const paths = settingPaths()
  return shortages.flatMap(({ answer }) =>
    Object.entries(answer?.changed ?? {}).map(([name, value]) => {
      const path = paths.find((each) => each === name || each.endsWith(`.${name}`))
      return `${path ?? name} to ${String(value)}`
    }),
  )
}
