import { join } from 'node:path'
import type { BadInput } from './bad-input.ts'
import { forbiddenIn, writeRun } from './change-project.ts'

/** Linux has folders that take no files from anybody. */
const placeWithoutFiles: BadInput =
  ['where the system has no files', 'FILE_ACCESS_FAILED', /\/proc\/tunesmith/, () => ['--output', '/proc/tunesmith']]

/** Places where a run cannot be written. */
export const badOutputs: BadInput[] = [
  ['where this account may not write', 'NO_PERMISSION', /run/, (folder) => ['--output', join(forbiddenIn(folder), 'run')]],
  ...(process.platform === 'linux' ? [placeWithoutFiles] : []),
  ['where a file is', 'FILE_ACCESS_FAILED', /colours\.jsonl.*a file, not a folder/, () => ['--output', 'colours.jsonl']],
  ['below a file', 'FILE_ACCESS_FAILED', /a file, not a folder/, () => ['--output', 'colours.jsonl/run']],
  ['where a run is already', 'RUN_EXISTS', /run.*tunesmith resume/s, (folder) => {
    writeRun(folder, '{}')
    return ['--output', 'run']
  }],
]
