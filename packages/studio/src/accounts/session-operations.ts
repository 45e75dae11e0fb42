import type { Session } from '@tunesmith/contract'
import type { HandlersOf, RequestContext } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { createLink, takeLink } from './links.ts'
import { beginSession, beginSessionByPassword, endSession, refreshSession } from './sessions.ts'
import { asActor, asUser, type StoredUser } from './user.ts'

export function sessionOperations(accounts: Accounts): HandlersOf<'getSession' | 'useLink' | 'createLink' | 'signIn' | 'signOut'> {
  async function sessionOf(user: StoredUser | null): Promise<Session> {
    if (user) return { user: asUser(user), needsOwner: false }
    const anybody = await accounts.db.selectFrom('user').select('id').limit(1).executeTakeFirst()
    return { user: null, needsOwner: anybody === undefined }
  }

  /** From here on, the request is made by this person: what it does is noted under this name. */
  function signedIn(user: StoredUser, context: RequestContext): Promise<Session> {
    context.actor = asActor(user, 'session')
    return sessionOf(user)
  }

  return {
    async getSession(_input, context) {
      return sessionOf(await refreshSession(accounts, context))
    },
    async useLink({ token }, context) {
      accounts.attempts.begin(context.address)
      const user = await takeLink(accounts, token)
      accounts.attempts.succeed(context.address)
      await beginSession(accounts, user.id, context)
      return signedIn(user, context)
    },
    async createLink() {
      return { path: `/sign-in#link=${await createLink(accounts)}` }
    },
    async signIn(credentials, context) {
      return signedIn(await beginSessionByPassword(accounts, credentials, context), context)
    },
    async signOut(_input, context) {
      await endSession(accounts, context)
      return sessionOf(null)
    },
  }
}
