import type { Actor } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { actorOfKey } from './keys.ts'
import { findSession } from './sessions.ts'
import { asActor } from './user.ts'

const BEARER = /^bearer +(\S+) *$/i

/** Who sends these headers. Where they have an `Authorization`, that alone counts, even when a browser sends its cookie too. */
export async function authenticate(accounts: Accounts, headers: Headers): Promise<Actor | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const key = BEARER.exec(authorization)?.[1]
    return key === undefined ? null : actorOfKey(accounts, key)
  }
  if (!headers.has('cookie')) return null
  const session = await findSession(accounts, headers)
  return session && asActor(session.user, 'session')
}
