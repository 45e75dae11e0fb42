import { row } from './define.ts'

/** Failures of the machine: disk, memory, permissions, processes. */
export const systemErrors = {
  DISK_FULL: row<{ path: string }>({
    title: 'The disk is full',
    message: ({ path }) => `Writing ${path} failed because no space is left. What was saved before is intact.`,
    remedy: 'Free some space, then run `tunesmith resume`.',
  }),
  NO_PERMISSION: row<{ path: string; action: string }>({
    title: 'No permission',
    message: ({ path, action }) => `This account may not ${action} ${path}.`,
    remedy: 'Choose a folder you own, or change its permissions.',
  }),
}
