import { fail } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import { createHash } from 'node:crypto'
import type { Actor, RequestContext } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { PASSWORD } from './people.ts'
import type { OpenSession } from './sessions.ts'

/** For so long after signing in by a link, a forgotten password may be replaced; in milliseconds. */
const PERMITTED = 60 * 60_000

/**
 * Lets a person prove by the present password that it is not just somebody at their browser. Not asked of whoever has no
 * password, has used a sign-in link within the hour, or has the machine itself.
 *
 * @throws PASSWORD_NEEDED, PASSWORD_WRONG, TOO_MANY_ATTEMPTS
 */
export async function confirmPerson(
  accounts: Accounts, { userId, email, via }: Actor, session: OpenSession | null, given: string | undefined, { address }: RequestContext,
): Promise<void> {
  const { auth, attempts } = accounts
  if (via === 'local') return
  const hash = await passwordHashOf(accounts, userId)
  if (hash === null || (session && await isPermitted(accounts, session.token))) return
  if (given === undefined) fail('PASSWORD_NEEDED', {})
  attempts.begin(address, email)
  const { password } = await auth.$context
  if (!(await password.verify({ hash, password: given }))) fail('PASSWORD_WRONG', {})
  attempts.succeed(address, email)
}

/** Notes that a session was begun by a link. */
export async function permitNewPassword({ db, now }: Accounts, token: string): Promise<void> {
  const [createdAt, expiresAt] = [now().toISOString(), new Date(now().getTime() + PERMITTED).toISOString()]
  const permission = { id: newId('permission'), identifier: permissionOf(token), value: '', expiresAt, createdAt, updatedAt: createdAt }
  await db.insertInto('verification').values(permission).execute()
}

/** A link replaces one password. */
export async function endPermission({ db }: Accounts, token: string): Promise<void> {
  await db.deleteFrom('verification').where('identifier', '=', permissionOf(token)).execute()
}

async function isPermitted({ db, now }: Accounts, token: string): Promise<boolean> {
  const permissions = db.selectFrom('verification').select('id').where('identifier', '=', permissionOf(token))
  return (await permissions.where('expiresAt', '>', now().toISOString()).executeTakeFirst()) !== undefined
}

async function passwordHashOf({ db }: Accounts, userId: string): Promise<string | null> {
  const accounts = db.selectFrom('account').select('password').where('userId', '=', userId)
  return (await accounts.where('providerId', '=', PASSWORD).executeTakeFirst())?.password ?? null
}

const permissionOf = (token: string) => `new-password:${createHash('sha256').update(token).digest('hex')}`
