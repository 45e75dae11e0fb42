import { z } from 'zod'
import type { Operation } from './define.ts'

export const Machine = z.object({
  version: z.string(),
  platform: z.string(),
  cores: z.int(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  freeDiskBytes: z.number(),
  dataFolder: z.string(),
})
export type Machine = z.output<typeof Machine>

/** What owners decide about the whole studio. */
export const StudioSettings = z.object({
  auditDays: z.int().min(30).max(36_500).meta({ description: 'Days for which entries of the audit log are kept' }),
})
export type StudioSettings = z.output<typeof StudioSettings>

export const systemOperations = {
  getHealth: {
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the server is alive.',
    access: 'public',
    response: z.object({ status: z.literal('ok') }),
    command: null,
  },
  getReadiness: {
    method: 'GET',
    path: '/api/ready',
    summary: 'Whether the server can work: its database answers and its data folder can be written.',
    access: 'public',
    response: z.object({ status: z.enum(['ok', 'failing']), checks: z.record(z.string(), z.boolean()) }),
    command: null,
  },
  getMachine: {
    method: 'GET',
    path: '/api/machine',
    summary: 'What this machine has: cores, memory, disk.',
    access: 'viewer',
    response: Machine,
    command: { noun: 'machine', verb: 'show' },
  },
  getSettings: {
    method: 'GET',
    path: '/api/settings',
    summary: 'What owners have decided about the whole studio.',
    access: 'owner',
    response: StudioSettings,
    command: { noun: 'settings', verb: 'show' },
  },
  updateSettings: {
    method: 'PATCH',
    path: '/api/settings',
    summary: 'Decide about the whole studio, such as how long the audit log is kept.',
    access: 'owner',
    body: StudioSettings.partial(),
    response: StudioSettings,
    command: { noun: 'settings', verb: 'update' },
  },
} as const satisfies Record<string, Operation>
