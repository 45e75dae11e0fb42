import { User } from '@tunesmith/contract'
import type { Store } from '@tunesmith/store'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { createHash } from 'node:crypto'

const DAY = 24 * 60 * 60

/** The account library: it hashes passwords, keeps sessions, and signs their cookies. */
export type Auth = ReturnType<typeof createAuth>

/**
 * Sets the library up on the studio's own queries, so that its transactions and ours take turns. Its routes are never
 * served: people are made by owners and by sign-in links alone.
 */
export function createAuth(db: Store['db'], secret: string) {
  return betterAuth({
    database: { db, type: 'sqlite', transaction: true },
    baseURL: 'http://localhost', // otherwise taken from the environment, as are secrets
    secrets: [{ version: 1, value: secret }],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: { additionalFields: { role: { type: 'string', required: true, defaultValue: 'viewer', input: false } } },
    session: { expiresIn: 30 * DAY, updateAge: DAY },
    advanced: {
      // browsers keep cookies by host whatever the port: two studios of one machine must not sign each other out
      cookiePrefix: `tunesmith-${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`,
      defaultCookieAttributes: { sameSite: 'strict' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [sessions],
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

/** Signs in a person who has shown by other means than a password who they are. */
const sessions = {
  id: 'sessions',
  endpoints: {
    beginSession: createAuthEndpoint(
      '/begin-session',
      { method: 'POST', body: User.pick({ id: true }), requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async (endpoint) => {
        const { internalAdapter } = endpoint.context
        const user = await internalAdapter.findUserById(endpoint.body.id)
        if (!user) return null
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(endpoint, { session, user })
        return { token: session.token }
      },
    ),
  },
} satisfies BetterAuthPlugin
