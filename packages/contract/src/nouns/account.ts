import { z } from 'zod'
import { idOf, moment } from './base.ts'

export const roles = ['viewer', 'editor', 'owner'] as const
/** viewer: look and chat; editor: also change, train, delete; owner: also accounts, keys, the audit log. */
export const Role = z.enum(roles)
export type Role = z.output<typeof Role>

export const User = z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role, createdAt: moment })
export type User = z.output<typeof User>

/** What a key is for: `all` is everything its role may do, `read` all that changes nothing. */
export const keyScopes = ['all', 'read', 'inference', 'fine-tuning'] as const
export const KeyScope = z.enum(keyScopes)
export type KeyScope = z.output<typeof KeyScope>

/** How much a key may be used. */
export const KeyLimits = z.object({
  requestsPerMinute: z.int().min(1).max(1_000_000).nullable(),
  tokensPerDay: z.int().min(1).max(1e12).nullable().meta({ description: 'Of prompts and answers together; a day begins at midnight UTC' }),
})
export type KeyLimits = z.output<typeof KeyLimits>

export const ApiKey = z.object({
  id: idOf('key'),
  name: z.string(),
  role: Role.meta({ description: 'What the key may do; never more than the person it belongs to' }),
  scopes: z.array(KeyScope).min(1),
  limits: KeyLimits,
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
