import { fail, type Operation } from '@tunesmith/contract'
import type { Actor } from '../handler.ts'
import type { Accounts } from './accounts.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What is left to a key of what it may be used, as headers that clients of the OpenAI API know. */
export type RateHeaders = Record<string, string>

/** Whether a key is for an operation. A person, who has none, may do everything the role allows. */
export function isKeyFor({ key }: Pick<Actor, 'key'>, { method, scopes = [] }: Operation): boolean {
  if (!key || key.scopes.includes('all')) return true
  return (method === 'GET' && key.scopes.includes('read')) || scopes.some((scope) => key.scopes.includes(scope))
}

/**
 * Counts a request of a key that has limits, and refuses it where they are reached.
 * @param takesTokens whether the request is one of those that tokens are counted for
 * @throws KEY_LIMIT_REACHED
 */
export async function countRequest({ db, now }: Accounts, { key }: Actor, takesTokens: boolean): Promise<RateHeaders> {
  const headers: RateHeaders = {}
  if (!key) return headers
  const time = now()
  const { requestsPerMinute, tokensPerDay } = key.limits
  if (tokensPerDay !== null && takesTokens) {
    const left = tokensPerDay - (await usageOf(db, key.id, dayOf(time))).tokens
    const seconds = secondsLeft(time, DAY)
    if (left <= 0) fail('KEY_LIMIT_REACHED', { unit: 'tokens', limit: tokensPerDay, seconds })
    Object.assign(headers, headersOf('tokens', tokensPerDay, left, seconds))
  }
  if (requestsPerMinute !== null) {
    const { requests } = await count(db, key.id, minuteOf(time), { requests: 1, tokens: 0 })
    const seconds = secondsLeft(time, MINUTE)
    if (requests > requestsPerMinute) fail('KEY_LIMIT_REACHED', { unit: 'requests', limit: requestsPerMinute, seconds })
    Object.assign(headers, headersOf('requests', requestsPerMinute, requestsPerMinute - requests, seconds))
  }
  return headers
}

/** Counts what a request took. */
export async function countTokens({ db, now }: Pick<Accounts, 'db' | 'now'>, actor: Actor | null, tokens: number): Promise<void> {
  if (actor?.key && actor.key.limits.tokensPerDay !== null) await count(db, actor.key.id, dayOf(now()), { requests: 1, tokens })
}

/** Deletes what was counted before yesterday. */
export async function pruneKeyUsage({ db, now }: Pick<Accounts, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('api_key_usage').where('period', '<', dayOf(new Date(now().getTime() - DAY))).execute()
}

type Counts = { requests: number; tokens: number }

async function usageOf(db: Accounts['db'], keyId: string, period: string): Promise<Counts> {
  const found = await db.selectFrom('api_key_usage').select(['requests', 'tokens'])
    .where('key_id', '=', keyId).where('period', '=', period).executeTakeFirst()
  return found ?? { requests: 0, tokens: 0 }
}

/** Adds to what was counted in a period; gives the sum. A key that was revoked meanwhile has nothing to count. */
async function count(db: Accounts['db'], keyId: string, period: string, more: Counts): Promise<Counts> {
  const known = await db.selectFrom('api_keys').select('id').where('id', '=', keyId).executeTakeFirst()
  if (!known) return more
  return db.insertInto('api_key_usage').values({ key_id: keyId, period, ...more })
    .onConflict((existing) => existing.columns(['key_id', 'period']).doUpdateSet(({ ref, eb }) => ({
      requests: eb(ref('api_key_usage.requests'), '+', more.requests),
      tokens: eb(ref('api_key_usage.tokens'), '+', more.tokens),
    })))
    .returning(['requests', 'tokens']).executeTakeFirstOrThrow()
}

const dayOf = (time: Date) => time.toISOString().slice(0, 'yyyy-mm-dd'.length)
const minuteOf = (time: Date) => time.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)

/** Seconds until a period is over; periods begin at midnight UTC, and at each full minute. */
const secondsLeft = (time: Date, period: number) => Math.ceil((period - (time.getTime() % period)) / 1000)

const headersOf = (unit: 'requests' | 'tokens', limit: number, left: number, seconds: number): RateHeaders => ({
  [`x-ratelimit-limit-${unit}`]: String(limit),
  [`x-ratelimit-remaining-${unit}`]: String(left),
  [`x-ratelimit-reset-${unit}`]: `${seconds}s`,
})
