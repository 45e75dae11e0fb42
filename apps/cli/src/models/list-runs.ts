import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { TunesmithError, type RunEvent } from '@tunesmith/contract'
import { readEvents, readRun, runSpecPath } from '@tunesmith/trainer/worker'

/** What a list of runs says about one. */
export interface RunDescription {
  path: string
  /** The model it started from. */
  base: string
  state: 'new' | 'unfinished' | 'paused' | 'failed' | 'finished'
  steps: number
  validationLoss: number | null
}

/** The runs in a folder, by name. */
export function listRuns(folder: string): RunDescription[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names.map((name) => join(folder, name)).filter((path) => existsSync(runSpecPath(path))).flatMap((path) => {
    try {
      return [describeRun(path)]
    } catch (error) {
      if (error instanceof TunesmithError) return [] // a damaged run.json must not hide the other runs
      throw error
    }
  })
}

function describeRun(path: string): RunDescription {
  const events = readEvents(path)
  const last = <T extends RunEvent['type']>(type: T) =>
    events.findLast((event): event is Extract<RunEvent, { type: T }> => event.type === type)
  const state = states[events.at(-1)?.type ?? 'none'] ?? 'unfinished'
  const best = events.findLast((event) => event.type === 'evaluated' && event.best) as Extract<RunEvent, { type: 'evaluated' }> | undefined
  return { path, base: readRun(path).model ?? 'from scratch', state, steps: last('step')?.step ?? 0, validationLoss: best?.loss ?? null }
}

/** What the last event says about a run; any other means that it is running, or was killed. */
const states: Record<string, RunDescription['state']> = { none: 'new', paused: 'paused', failed: 'failed', finished: 'finished' }
