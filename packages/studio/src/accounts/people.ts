import { fail, type Role } from '@tunesmith/contract'
import type { Accounts } from './accounts.ts'
import type { StoredUser } from './user.ts'

/** What the account library calls a password. */
export const PASSWORD = 'credential'

type Transaction = Parameters<Parameters<Awaited<Accounts['auth']['$context']>['adapter']['transaction']>[0]>[0]

/**
 * Makes an account. Without a password, only a sign-in link opens it.
 *
 * @throws EMAIL_TAKEN
 */
export async function addPerson(
  { auth, now }: Accounts,
  { password, ...person }: { name: string; email: string; role: Role; password?: string },
): Promise<StoredUser> {
  const { adapter, password: passwords } = await auth.$context
  const hash = password === undefined ? null : await passwords.hash(password)
  return adapter.transaction(async (transaction) => {
    const email = await freeEmail(transaction, person.email)
    const times = { createdAt: now(), updatedAt: now() }
    const user = await transaction.create<Record<string, unknown>, StoredUser>({
      model: 'user', data: { ...person, ...times, email, emailVerified: false },
    })
    if (hash !== null) await storePassword(transaction, user.id, hash, now())
    return user
  })
}

/**
 * Changes an account. A new password ends all its sessions but the one with `keepSession`.
 *
 * @throws EMAIL_TAKEN
 */
export async function changePerson(
  { auth, now }: Accounts,
  userId: string,
  { password, ...changes }: { name?: string; email?: string; password?: string },
  keepSession: string | null,
): Promise<StoredUser> {
  const { adapter, password: passwords } = await auth.$context
  const hash = password === undefined ? null : await passwords.hash(password)
  return adapter.transaction(async (transaction) => {
    if (changes.email !== undefined) changes.email = await freeEmail(transaction, changes.email, userId)
    const where = [{ field: 'id', value: userId }]
    const user = await transaction.update<StoredUser>({ model: 'user', where, update: { ...changes, updatedAt: now() } })
    if (!user) fail('NOT_FOUND', { what: 'user', id: userId })
    if (hash !== null) {
      await storePassword(transaction, userId, hash, now())
      const others = [{ field: 'userId', value: userId }, { field: 'token', operator: 'ne' as const, value: keepSession ?? '' }]
      await transaction.deleteMany({ model: 'session', where: others })
    }
    return user
  })
}

/** Whether somebody who may do everything can sign in from elsewhere. */
export async function hasOwnerPassword({ db }: Accounts): Promise<boolean> {
  const found = await db
    .selectFrom('user')
    .innerJoin('account', 'account.userId', 'user.id')
    .where('user.role', '=', 'owner')
    .where('account.providerId', '=', PASSWORD)
    .where('account.password', 'is not', null)
    .select('user.id')
    .executeTakeFirst()
  return found !== undefined
}

async function freeEmail(transaction: Transaction, given: string, userId?: string): Promise<string> {
  const email = given.toLowerCase()
  const holder = await transaction.findOne<{ id: string }>({ model: 'user', where: [{ field: 'email', value: email }] })
  if (holder && holder.id !== userId) fail('EMAIL_TAKEN', { email })
  return email
}

async function storePassword(transaction: Transaction, userId: string, hash: string, time: Date): Promise<void> {
  const key = { userId, accountId: userId, providerId: PASSWORD }
  const where = Object.entries(key).map(([field, value]) => ({ field, value }))
  const changed = await transaction.updateMany({ model: 'account', where, update: { password: hash, updatedAt: time } })
  if (changed > 0) return
  await transaction.create({ model: 'account', data: { ...key, password: hash, createdAt: time, updatedAt: time } })
}
