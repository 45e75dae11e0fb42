import { z } from 'zod'
import { idOf, moment } from './base.ts'

export const roles = ['viewer', 'editor', 'owner'] as const
/** viewer: look and chat; editor: also change, train, delete; owner: also accounts, keys, the audit log. */
export const Role = z.enum(roles)
export type Role = z.output<typeof Role>

export const User = z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role, createdAt: moment })
export type User = z.output<typeof User>

export const ApiKey = z.object({
  id: idOf('key'),
  name: z.string(),
  role: Role.meta({ description: 'What the key may do; never more than the person it belongs to' }),
  start: z.string().meta({ description: 'First characters, to recognise it by' }),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
})
export type ApiKey = z.output<typeof ApiKey>

export const AuditEntry = z.object({
  id: z.int(),
  time: moment,
  actor: z.string().meta({ description: 'Email of the person, with the name of the API key where a program did it' }),
  action: z.string().meta({ description: 'Name of the operation' }),
  target: z.string().nullable().meta({ description: 'Identifier of what it was done to' }),
  outcome: z.enum(['done', 'refused', 'failed']),
})
export type AuditEntry = z.output<typeof AuditEntry>
