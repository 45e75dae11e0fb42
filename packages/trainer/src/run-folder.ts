import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, parseRunSpec, type RunSpec } from '@tunesmith/contract'
import { readJsonObject, writeFileDurably } from '@tunesmith/formats'

/** What a run was started with. */
export const runSpecPath = (runFolder: string) => join(runFolder, 'run.json')
/** What the training process printed, with the stack of an error nobody foresaw. */
export const workerLogPath = (runFolder: string) => join(runFolder, 'worker.log')

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
 * What the run in this folder was started with.
 *
 * @throws RUN_MISSING where it is no run folder; JSON_INVALID, SETTINGS_INVALID where run.json was damaged
 */
export function readRun(runFolder: string): RunSpec {
  const path = runSpecPath(runFolder)
  if (!existsSync(path)) fail('RUN_MISSING', { folder: runFolder })
  return parseRunSpec(readJsonObject(path), path)
}
