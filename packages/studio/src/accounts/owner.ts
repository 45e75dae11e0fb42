import type { Accounts } from './accounts.ts'
import { addPerson } from './people.ts'
import type { StoredUser } from './user.ts'

/** Placeholders, until the owner says otherwise. */
const firstOwner = { name: 'Owner', email: 'owner@studio.local', role: 'owner' } as const

/** The owner who has been here longest; null while nobody has an account. */
export async function findOwner({ db }: Accounts): Promise<StoredUser | null> {
  return (
    (await db.selectFrom('user').selectAll().where('role', '=', 'owner').orderBy('createdAt').limit(1).executeTakeFirst()) ?? null
  )
}

/** The owner, who is made where there is none yet: only for whoever has the machine itself, or a sign-in link from it. */
export async function ensureOwner(accounts: Accounts): Promise<StoredUser> {
  const owner = await findOwner(accounts)
  if (owner) return owner
  try {
    return await addPerson(accounts, firstOwner)
  } catch (error) {
    const meanwhile = await findOwner(accounts) // two may come first at the same moment
    if (meanwhile) return meanwhile
    throw error
  }
}
