import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fail, parseRunSpec, type RunSpec } from '@tunesmith/contract'
import { readJsonObject, writeFileDurably } from '@tunesmith/formats'
import { stepsIn } from './checkpoints/checkpoints.ts'
import { lockFiles, lockHolder, lockRun } from './checkpoints/run-lock.ts'
import { eventsPath } from './run-log.ts'

/** What a run was started with. */
export const runSpecPath = (runFolder: string) => join(runFolder, 'run.json')
/** What the training process printed, with the stack of an error nobody foresaw. */
export const workerLogPath = (runFolder: string) => join(runFolder, 'worker.log')

/** The configuration and tokenizer of a model trained from nothing. */
export const scratchFolder = (runFolder: string) => join(runFolder, 'scratch')

/**
 * Makes a run folder: writes what is to be trained into it. All paths in `spec` must be absolute.
 *
 * @throws RUN_EXISTS where the folder has a run already; DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function createRun(runFolder: string, spec: RunSpec): void {
  if (existsSync(runSpecPath(runFolder))) fail('RUN_EXISTS', { folder: runFolder })
  writeFileDurably(runSpecPath(runFolder), `${JSON.stringify(spec, null, 2)}\n`)
}

/**
 * Takes back a run that was refused before its first checkpoint, so that the corrected one finds its place free. What is
 * not of this run, and what was prepared for any run here, stays; so does a run that another process works on.
 */
export function discardRun(runFolder: string): void {
  if (lockHolder(runFolder) !== null) return
  const lock = lockRun(runFolder)
  try {
    if (stepsIn(runFolder).length > 0) return
    const ofThisRun = [runSpecPath, eventsPath, workerLogPath, scratchFolder]
    for (const path of ofThisRun) rmSync(path(runFolder), { recursive: true, force: true })
  } finally {
    lock.release()
  }
  for (const path of lockFiles(runFolder)) rmSync(path, { force: true })
  if (readdirSync(runFolder).length === 0) rmdirSync(runFolder)
}

/**
 * What the run in this folder was started with.
 *
 * @throws RUN_MISSING where it is no run folder; JSON_INVALID, SETTINGS_INVALID where run.json was damaged
 */
export function readRun(runFolder: string): RunSpec {
  const path = runSpecPath(runFolder)
  if (!existsSync(path)) fail('RUN_MISSING', { folder: runFolder })
  return parseRunSpec(readJsonObject(path), path)
}
