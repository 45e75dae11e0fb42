import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fail, reason, type ErrorCode, type ErrorParams, type Reason } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import { howItEnded } from '@tunesmith/processes'
import { stepsIn } from '../checkpoints/checkpoints.ts'
import { workerLogPath } from '../run-folder.ts'

/** What the process that writes a halfway result says at its end. */
export type HalfwayOutcome = { step: number | null } | { failure: { code: ErrorCode; params: ErrorParams<ErrorCode> } }

/** A trained adapter or model. */
export interface ResultFolder {
  kind: 'adapter' | 'model'
  path: string
}

const halfwayFolder = (runFolder: string) => join(runFolder, 'halfway')
const checkpointsFolder = (runFolder: string) => join(runFolder, 'checkpoint-results')
const program = join(import.meta.dirname, 'halfway-worker.ts')

/**
 * What a run that pauses has learned until its newest checkpoint, as an adapter or a model to try out; null where it has
 * none yet. It is written once for each checkpoint, by a process of its own, and those of earlier ones are deleted.
 *
 * @throws RUN_MISSING, JSON_INVALID, DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED, OUT_OF_MEMORY, WORKER_DIED
 */
export async function halfwayResult(runFolder: string): Promise<ResultFolder | null> {
  const newest = stepsIn(runFolder).at(-1)
  if (newest === undefined) return null
  const folder = halfwayFolder(runFolder)
  const known = resultIn(join(folder, String(newest)))
  if (known) return known
  const partial = join(folder, `.partial-${randomBytes(4).toString('hex')}`)
  try {
    const step = await writeApart(runFolder, partial)
    if (step === null) return null
    for (const name of readdirSync(folder).filter((name) => join(folder, name) !== partial)) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
    renameSync(partial, join(folder, String(step)))
    return resultIn(join(folder, String(step)))
  } catch (error) {
    return failFromSystem(error, folder, 'write to')
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/**
 * What a run had learned at the step of one of its checkpoints, as an adapter or a model, which then stays; null where that
 * checkpoint is not there any more, or damaged.
 *
 * @throws as `halfwayResult`
 */
export async function checkpointResult(runFolder: string, step: number): Promise<ResultFolder | null> {
  const folder = join(checkpointsFolder(runFolder), String(step))
  const known = resultIn(folder)
  if (known) return known
  if (!stepsIn(runFolder).includes(step)) return null
  const partial = join(checkpointsFolder(runFolder), `.partial-${randomBytes(4).toString('hex')}`)
  try {
    if ((await writeApart(runFolder, partial, step)) === null) return null
    renameSync(partial, folder)
    return resultIn(folder)
  } catch (error) {
    return failFromSystem(error, folder, 'write to')
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** What was last made to try out of a run that has gone on since; null where nothing was. */
export function lastHalfwayResult(runFolder: string): ResultFolder | null {
  const folder = halfwayFolder(runFolder)
  const steps = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : []
  return steps.length === 0 ? null : resultIn(join(folder, steps.sort((a, b) => Number(a) - Number(b)).at(-1)!))
}

/** What training has written below a folder as its result, if it has. */
export function resultIn(folder: string): ResultFolder | null {
  const found = [
    { kind: 'adapter', path: join(folder, 'adapter'), last: 'adapter_config.json' },
    { kind: 'model', path: join(folder, 'model'), last: 'config.json' },
  ] as const
  const whole = found.find(({ path, last }) => existsSync(join(path, last)))
  return whole ? { kind: whole.kind, path: whole.path } : null
}

/** Writes the result in a process of its own, because it takes time and memory; returns the step of its checkpoint. */
async function writeApart(runFolder: string, output: string, step?: number): Promise<number | null> {
  const logFile = workerLogPath(runFolder)
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [program, runFolder, output, ...(step === undefined ? [] : [String(step)])], { stdio: ['ignore', 'pipe', log], windowsHide: true })
  closeSync(log)
  const ended = new Promise<Reason>((settle) => {
    child.once('error', ({ message }) => settle(reason('process.unusable', { problem: message })))
    child.once('exit', (status, signal) => settle(howItEnded(status, signal)))
  })
  const [said, how] = await Promise.all([text(child.stdout!), ended])
  const outcome = parseOutcome(said) ?? fail('WORKER_DIED', { how, logFile })
  return 'step' in outcome ? outcome.step : fail(outcome.failure.code, outcome.failure.params)
}

function parseOutcome(said: string): HalfwayOutcome | null {
  try {
    return JSON.parse(said) as HalfwayOutcome
  } catch {
    return null
  }
}
