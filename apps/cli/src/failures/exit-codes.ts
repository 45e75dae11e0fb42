import type { ErrorCode } from '@tunesmith/contract'

/** What the exit status of the program means to a script. */
export const exitCodes = {
  ok: { status: 0, meaning: 'It worked.' },
  unexpected: { status: 1, meaning: 'A fault in Tunesmith itself.' },
  badInput: { status: 2, meaning: 'The command line, the recipe, the data or the model cannot be used as they are.' },
  trainingFailed: { status: 3, meaning: 'Training began and failed, for example because it diverged.' },
  machine: { status: 4, meaning: 'The machine was not enough: out of memory, disk full, disk failing.' },
  interrupted: { status: 130, meaning: 'Interrupted; what was under way is kept and can be resumed, or goes on in the studio.' },
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]['status']

/** The codes that are not simply bad input. */
const others: Partial<Record<ErrorCode, keyof typeof exitCodes>> = {
  INTERNAL: 'unexpected',
  RUN_KILLED: 'interrupted',
  TRAINING_DIVERGED: 'trainingFailed',
  WORKER_DIED: 'trainingFailed',
  CHECKPOINTS_DAMAGED: 'trainingFailed',
  OUT_OF_MEMORY: 'machine',
  OUT_OF_MEMORY_PLANNED: 'machine',
  DISK_FULL: 'machine',
  HUB_DISK_SHORT: 'machine',
  EXPORT_DISK_SHORT: 'machine',
  EXPORT_DAMAGED: 'machine',
  FILE_ACCESS_FAILED: 'machine',
}

/** Whether a code says that what was asked for cannot be done as it is, on this machine: asking again changes nothing. */
export function isRefusal(code: string): boolean {
  return exitCodeOf(code) === exitCodes.badInput.status || code === ('OUT_OF_MEMORY_PLANNED' satisfies ErrorCode)
}

/** The exit status for an error code. */
export function exitCodeOf(code: string): ExitCode {
  return exitCodes[others[code as ErrorCode] ?? 'badInput'].status
}
