import { type ApiKey, fail, Role } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import type { HandlersOf } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { newKey, type StoredTerms, termsOf } from './keys.ts'
import { mayDo } from './roles.ts'
import { actorOf } from './user.ts'

export function keyOperations({ db, now }: Accounts): HandlersOf<'listApiKeys' | 'createApiKey' | 'deleteApiKey'> {
  return {
    async listApiKeys({ offset, limit }, context) {
      const keys = db.selectFrom('api_keys').where('user_id', '=', actorOf(context).userId)
      const items = await keys.selectAll().orderBy('created_at', 'desc').orderBy('id').offset(offset).limit(limit).execute()
      const { total } = await keys.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: items.map(asApiKey), total }
    },
    async createApiKey({ name, role, scopes = ['all'], limits = {} }, context) {
      const actor = actorOf(context)
      if (!mayDo(actor.role, role)) fail('NOT_ALLOWED', { role: actor.role, needed: role })
      if (actor.key && Object.values(actor.key.limits).some((limit) => limit !== null)) fail('KEY_HAS_LIMITS', {})
      const { key, hash, start } = newKey()
      const stored = await db
        .insertInto('api_keys')
        .values({
          id: newId('key'), user_id: actor.userId, name, role, hash, start, created_at: now().toISOString(), last_used_at: null,
          scopes: JSON.stringify(scopes), requests_per_minute: limits.requestsPerMinute ?? null, tokens_per_day: limits.tokensPerDay ?? null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { key, apiKey: asApiKey(stored) }
    },
    async deleteApiKey({ keyId }, context) {
      const own = db.deleteFrom('api_keys').where('user_id', '=', actorOf(context).userId)
      const { numDeletedRows } = await own.where('id', '=', keyId).executeTakeFirst()
      if (numDeletedRows === 0n) fail('NOT_FOUND', { what: 'API key', id: keyId })
      return {}
    },
  }
}

interface StoredKey extends StoredTerms {
  id: string
  name: string
  role: string
  start: string
  created_at: string
  last_used_at: string | null
}

/** A key as its person sees it: without the hash. */
function asApiKey({ id, name, role, start, created_at, last_used_at, ...terms }: StoredKey): ApiKey {
  return { id, name, role: Role.parse(role), ...termsOf(terms), start, createdAt: created_at, lastUsedAt: last_used_at }
}
