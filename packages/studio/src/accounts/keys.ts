import { createHash, randomBytes } from 'node:crypto'
import { KeyScope, type KeyLimits, Role } from '@tunesmith/contract'
import type { Actor } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { lesserRole } from './roles.ts'

const MARK = 'ts_'
/** Characters that are shown to recognise a key by. */
const START = 8
/** Milliseconds between two notes of when a key was used: each is a write to the disk. */
const NOTED_EVERY = 60_000

/** A new key. Only `hash` and `start` are kept; 256 random bits need no slow hash. */
export function newKey(): { key: string; hash: string; start: string } {
  const key = MARK + randomBytes(32).toString('base64url')
  return { key, hash: hashOf(key), start: key.slice(0, START) }
}

/** The program that sends this key. It may do what both the key and its person may do now. */
export async function actorOfKey({ db, now }: Accounts, key: string): Promise<Actor | null> {
  const found = await db
    .selectFrom('api_keys')
    .innerJoin('user', 'user.id', 'api_keys.user_id')
    .where('hash', '=', hashOf(key))
    .select(['api_keys.id', 'api_keys.name as keyName', 'api_keys.role as keyRole', 'last_used_at', 'scopes', 'requests_per_minute', 'tokens_per_day'])
    .select(['user.id as userId', 'user.email', 'user.role'])
    .executeTakeFirst()
  if (!found) return null
  if (found.last_used_at === null || Date.parse(found.last_used_at) + NOTED_EVERY <= now().getTime()) {
    await db.updateTable('api_keys').set({ last_used_at: now().toISOString() }).where('id', '=', found.id).execute()
  }
  const role = lesserRole(Role.parse(found.keyRole), Role.parse(found.role))
  return { userId: found.userId, email: found.email, name: found.keyName, role, via: 'key', key: { id: found.id, ...termsOf(found) } }
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** For what and how much a key may be used, as the database has it. */
export interface StoredTerms {
  scopes: string
  requests_per_minute: number | null
  tokens_per_day: number | null
}

export const termsOf = ({ scopes, requests_per_minute, tokens_per_day }: StoredTerms): { scopes: KeyScope[]; limits: KeyLimits } => ({
  scopes: KeyScope.array().parse(JSON.parse(scopes)),
  limits: { requestsPerMinute: requests_per_minute, tokensPerDay: tokens_per_day },
})
