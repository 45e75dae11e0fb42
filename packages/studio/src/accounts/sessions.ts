import { fail } from '@tunesmith/contract'
import { isAPIError } from 'better-auth/api'
import type { RequestContext } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { permitNewPassword } from './present-password.ts'
import type { StoredUser } from './user.ts'

/** A session that goes on. */
export interface OpenSession {
  user: StoredUser
  token: string
}

/** The session whose cookie is in these headers, without letting it last longer; null for anything else in them. */
export async function findSession({ auth }: Accounts, headers: Headers): Promise<OpenSession | null> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
  return found && { user: found.user, token: found.session.token }
}

/** The person whose session cookie the request has; being used lets a session last longer. */
export async function refreshSession({ auth }: Accounts, context: RequestContext): Promise<StoredUser | null> {
  const { headers, response } = await auth.api.getSession({ headers: context.headers, returnHeaders: true })
  context.cookies.push(...headers.getSetCookie())
  return response && response.user
}

/** Signs in somebody who has shown by a link who they are, and who may have forgotten the password. */
export async function beginSession(accounts: Accounts, userId: string, context: RequestContext): Promise<void> {
  const { auth } = accounts
  const { headers, response } = await auth.api.beginSession({ body: { id: userId }, headers: context.headers, returnHeaders: true })
  context.cookies.push(...headers.getSetCookie())
  if (response) await permitNewPassword(accounts, response.token)
}

/**
 * Signs in by password. Takes as long for an email without an account as for a wrong password.
 *
 * @throws CREDENTIALS_WRONG, TOO_MANY_ATTEMPTS
 */
export async function beginSessionByPassword(
  { auth, attempts }: Accounts,
  { email, password }: { email: string; password: string },
  context: RequestContext,
): Promise<StoredUser> {
  attempts.begin(context.address, email)
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password }, headers: context.headers, returnHeaders: true,
    })
    attempts.succeed(context.address, email)
    context.cookies.push(...headers.getSetCookie())
    return response.user
  } catch (error) {
    if (isAPIError(error) && error.status === 'UNAUTHORIZED') fail('CREDENTIALS_WRONG', {}, error)
    throw error
  }
}

/** Ends the session of the request and takes its cookie back. */
export async function endSession({ auth }: Accounts, context: RequestContext): Promise<void> {
  const { headers } = await auth.api.signOut({ headers: context.headers, returnHeaders: true })
  context.cookies.push(...headers.getSetCookie())
}
