import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TunesmithError, type RunSpec, type TimeRange } from '@tunesmith/contract'
import { estimateTime, processorSpeed } from '@tunesmith/trainer'

/** A run by its model; one that could not be run takes no time. */
export interface TimedRun {
  model: string
  spec: RunSpec
}

/** About how long runs would take on this machine, without computing them. */
export async function estimateTimes(runs: readonly TimedRun[]): Promise<{ model: string; seconds: TimeRange }[]> {
  const speed = await processorSpeed()
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-estimate-'))
  try {
    return runs.flatMap(({ model, spec }) => {
      try {
        return [{ model, seconds: estimateTime(spec, folder, speed) }]
      } catch (error) {
        if (error instanceof TunesmithError) return [] // the run itself would say why
        throw error
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
