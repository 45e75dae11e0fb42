import { fail } from '@tunesmith/contract'
import type { Actor, HandlersOf, RequestContext } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { addPerson, changePerson } from './people.ts'
import { confirmPerson, endPermission } from './present-password.ts'
import { findSession } from './sessions.ts'
import { actorOf, asUser } from './user.ts'

export function userOperations(
  accounts: Accounts,
): HandlersOf<'updateAccount' | 'listUsers' | 'createUser' | 'updateUser' | 'deleteUser'> {
  const { db, now } = accounts

  /** The owner beside whom there is no other. Part of the statement that changes somebody, so that no two race. */
  const lastOwner = db
    .selectFrom('user')
    .where('role', '=', 'owner')
    .having(({ fn }) => fn.countAll<number>(), '=', 1)
    .select(({ fn }) => fn.min('id').as('id'))

  /** What belongs to one person alone: nobody else may read it. */
  const personalTables = ['api_files', 'fine_tuning_jobs'] as const

  /** Why a change to a person did not find the person. @throws NOT_FOUND, LAST_OWNER */
  async function explainUnchanged(userId: string): Promise<never> {
    const user = await db.selectFrom('user').select('id').where('id', '=', userId).executeTakeFirst()
    return user ? fail('LAST_OWNER', {}) : fail('NOT_FOUND', { what: 'user', id: userId })
  }

  return {
    async updateAccount({ presentPassword, ...changes }, context) {
      const actor = actorInPerson(context)
      const session = await findSession(accounts, context.headers)
      const isNewEmail = changes.email !== undefined && changes.email.toLowerCase() !== actor.email
      if (isNewEmail || changes.password !== undefined) await confirmPerson(accounts, actor, session, presentPassword, context)
      const user = await changePerson(accounts, actor.userId, changes, session && session.token)
      if (session && changes.password !== undefined) await endPermission(accounts, session.token)
      return asUser(user)
    },
    async listUsers({ offset, limit }) {
      const users = db.selectFrom('user')
      const items = await users.selectAll().orderBy('createdAt').orderBy('id').offset(offset).limit(limit).execute()
      const { total } = await users.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: items.map(asUser), total }
    },
    async createUser(person) {
      return asUser(await addPerson(accounts, person))
    },
    async updateUser({ userId, role }) {
      const user = await db
        .updateTable('user')
        .set({ role, updatedAt: now().toISOString() })
        .where('id', '=', userId)
        .$if(role !== 'owner', (change) => change.where('id', 'not in', lastOwner))
        .returningAll()
        .executeTakeFirst()
      return user ? asUser(user) : explainUnchanged(userId)
    },
    async deleteUser({ userId }) {
      const isDeleted = await db.transaction().execute(async (transaction) => {
        const others = transaction.deleteFrom('user').where('id', 'not in', lastOwner)
        const { numDeletedRows } = await others.where('id', '=', userId).executeTakeFirst()
        if (numDeletedRows === 0n) return false
        for (const table of personalTables) await transaction.deleteFrom(table).where('created_by', '=', userId).execute()
        return true
      })
      return isDeleted ? {} : explainUnchanged(userId)
    },
  }
}

/** A key could otherwise set the password of its person, and so come to more than it was made for. @throws PERSON_NEEDED */
function actorInPerson(context: RequestContext): Actor {
  const actor = actorOf(context)
  return actor.via === 'key' ? fail('PERSON_NEEDED', {}) : actor
}
