import { pruneKeyUsage } from './key-usage.ts'
import type { Accounts } from './accounts.ts'

/** Deletes sessions, sign-in links and permissions whose time is over, and what was counted of keys. */
export async function pruneAccounts({ db, now }: Pick<Accounts, 'db' | 'now'>): Promise<void> {
  await pruneKeyUsage({ db, now })
  const time = now().toISOString()
  await db.deleteFrom('session').where('expiresAt', '<=', time).execute()
  await db.deleteFrom('sign_in_links').where('expires_at', '<=', time).execute()
  await db.deleteFrom('verification').where('expiresAt', '<=', time).execute()
}
