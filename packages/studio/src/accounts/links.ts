import { fail } from '@tunesmith/contract'
import { createHash, randomBytes } from 'node:crypto'
import type { Accounts } from './accounts.ts'
import { ensureOwner, findOwner } from './owner.ts'
import type { StoredUser } from './user.ts'

const LIFETIME = 15 * 60_000

/** A new one-time link's token. Only its hash is kept. */
export async function createLink(accounts: Accounts): Promise<string> {
  const { db, now } = accounts
  const token = randomBytes(32).toString('base64url')
  const owner = await findOwner(accounts)
  await db
    .insertInto('sign_in_links')
    .values({
      hash: hashOf(token),
      user_id: owner?.id ?? null,
      expires_at: new Date(now().getTime() + LIFETIME).toISOString(),
      used_at: null,
    })
    .execute()
  return token
}

/**
 * Uses up a link and says whom it signs in. Of two who use the same one, one succeeds.
 *
 * @throws LINK_EXPIRED
 */
export async function takeLink(accounts: Accounts, token: string): Promise<StoredUser> {
  const { db, now } = accounts
  const time = now().toISOString()
  const link = await db
    .updateTable('sign_in_links')
    .set({ used_at: time })
    .where('hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', time)
    .returning('user_id')
    .executeTakeFirst()
  if (!link) fail('LINK_EXPIRED', {})
  if (link.user_id === null) return ensureOwner(accounts)
  return db.selectFrom('user').selectAll().where('id', '=', link.user_id).executeTakeFirstOrThrow()
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
