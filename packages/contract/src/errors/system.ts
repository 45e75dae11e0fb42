import { formatByteSize } from '../byte-size.ts'
import type { Reason } from '../reasons/index.ts'
import { row } from './define.ts'

/** Failures of the machine: disk, memory, permissions, processes. */
export const systemErrors = {
  INTERNAL: row<{ detail: string; logFile: string | null }>({
    title: 'A fault in Tunesmith',
    message: ({ detail, logFile }) =>
      `Something happened that should not: ${detail}.${logFile === null ? '' : ` The details are in ${logFile}.`}`,
    remedy: ({ logFile }) => logFile === null
      ? 'Run the command again with TUNESMITH_DEBUG=1 to see where, and report it with what is printed.'
      : 'Try again (a training goes on with `tunesmith resume`); if it happens again, report it with that file.',
  }),
  OUT_OF_MEMORY: row<{ usedBytes: number | null; totalBytes: number; tried?: readonly string[] }>({
    title: 'Out of memory',
    message: ({ usedBytes, totalBytes, tried = [] }) =>
      `The memory of this machine (${formatByteSize(totalBytes)}) was not enough`
      + `${usedBytes === null ? '' : `; the process was using ${formatByteSize(usedBytes)}`}`
      + `${tried.length === 0 ? '' : `, also after the run had changed ${tried.join(', ')}`}. What was saved before is intact.`,
    remedy: 'Close other programs, or need less: training.microBatchSize 1, compute.recompute full, method qlora, a smaller '
      + 'data.maxLength or model. `tunesmith plan` tells beforehand what a run will need.',
  }),
  WORKER_DIED: row<{ how: Reason; logFile: string }>({
    title: 'The training process ended without a word',
    message: ({ how, logFile }) => `It ${how.text}. What it printed last is in ${logFile}; what was saved before is intact.`,
    remedy: 'Go on with `tunesmith resume`; if it happens again, report it with that file.',
  }),
  DISK_FULL: row<{ path: string }>({
    title: 'The disk is full',
    message: ({ path }) => `Writing ${path} failed because no space is left. What was saved before is intact.`,
    remedy: 'Free some space and run the command again; a training goes on with `tunesmith resume`.',
  }),
  NO_PERMISSION: row<{ path: string; action: string }>({
    title: 'No permission',
    message: ({ path, action }) => `This account may not ${action} ${path}.`,
    remedy: 'Choose a folder you own, or change its permissions.',
  }),
  FILE_MISSING: row<{ path: string }>({
    title: 'File not found',
    message: ({ path }) => `There is no file at ${path}.`,
    remedy: 'Check the path for a typing error, and that the file was not moved.',
  }),
  FILE_ACCESS_FAILED: row<{ path: string; action: string; detail: string }>({
    title: 'The file system refused',
    message: ({ path, action, detail }) => `The operating system could not ${action} ${path}: ${detail}.`,
    remedy: 'Check the disk and the path; a failing or disconnected drive and a file-size limit are the usual causes.',
  }),
  JSON_INVALID: row<{ path: string; detail: string }>({
    title: 'Not valid JSON',
    message: ({ path, detail }) => `${path} cannot be read as JSON: ${detail}.`,
    remedy: 'Correct the file at that place, or download it again.',
  }),
  PATH_OUTSIDE_FOLDER: row<{ root: string; path: string }>({
    title: 'Path leaves its folder',
    message: ({ root, path }) => `${JSON.stringify(path)} does not stay inside ${root}.`,
    remedy: 'Use a plain relative path without "..", backslashes or a drive letter.',
  }),
  OUT_OF_MEMORY_PLANNED: row<{ neededBytes: number; limitBytes: number }>({
    title: 'Not enough memory for this run',
    message: ({ neededBytes, limitBytes }) =>
      `Training would need about ${formatByteSize(neededBytes)}, also with the cheapest settings left to choose; ${formatByteSize(limitBytes)} may be used.`,
    remedy: 'Take a smaller model or shorter rows (data.maxLength), leave method, training.microBatchSize and compute.recompute on '
      + 'auto, close other programs, or raise compute.memoryLimit.',
  }),
  PROVIDER_UNAVAILABLE: row<{ provider: string; detail: Reason; available: readonly string[] }>({
    title: 'This cannot compute here',
    message: ({ provider, detail }) => `The compute provider ${provider} does not work on this machine: ${detail.text}.`,
    remedy: ({ available }) => `Set compute.provider to auto, or to what works here: ${available.join(', ')}.`,
  }),
}
