import { z } from 'zod'
import { ApiKey, AuditEntry, idOf, KeyLimits, KeyScope, pageOf, pageQuery, Role, User } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const name = z.string().trim().min(1).max(80)
const email = z.email().max(200)
const password = z.string().min(10).max(200)
const keyParams = z.object({ keyId: idOf('key') })
const userParams = z.object({ userId: z.string().min(1).max(64) })

/** What a browser needs to know before it shows anything. */
export const Session = z.object({
  user: User.nullable(),
  needsOwner: z.boolean().meta({ description: 'Whether nobody has an account yet' }),
})
export type Session = z.output<typeof Session>

export const accountOperations = {
  getSession: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in.',
    access: 'public',
    response: Session,
    command: null,
  },
  useLink: {
    method: 'POST',
    path: '/api/session/link',
    summary: 'Sign in with the one-time link that the terminal shows; the first one makes the owner.',
    access: 'public',
    body: z.object({ token: z.string().min(20).max(200) }),
    response: Session,
    command: null,
  },
  createLink: {
    method: 'POST',
    path: '/api/session/links',
    summary: 'Make a one-time link that signs an owner in.',
    access: 'owner',
    response: z.object({ path: z.string().meta({ description: 'Page of the studio that takes it' }) }),
    command: null,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with email and password.',
    access: 'public',
    body: z.object({ email, password: z.string().min(1).max(200) }),
    response: Session,
    command: null,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out.',
    access: 'viewer',
    response: Session,
    command: null,
  },
  updateAccount: {
    method: 'PATCH',
    path: '/api/account',
    summary: 'Change the own name, email or password; with a password the account can be used from other devices.',
    access: 'viewer',
    body: z.object({
      name, email, password,
      presentPassword: z.string().min(1).max(200).meta({
        description: 'Needed for another email or password, unless there is none yet or a sign-in link was used within the hour',
      }),
    }).partial(),
    response: User,
    command: null,
  },
  listUsers: {
    method: 'GET',
    path: '/api/users',
    summary: 'Everybody with an account.',
    access: 'owner',
    query: pageQuery,
    response: pageOf(User),
    command: { noun: 'users', verb: 'list' },
  },
  createUser: {
    method: 'POST',
    path: '/api/users',
    summary: 'Give somebody an account.',
    access: 'owner',
    body: z.object({ name, email, password, role: Role }),
    response: User,
    command: { noun: 'users', verb: 'create' },
  },
  updateUser: {
    method: 'PATCH',
    path: '/api/users/:userId',
    summary: 'Change what somebody may do; the last owner stays owner.',
    access: 'owner',
    params: userParams,
    body: z.object({ role: Role }),
    response: User,
    command: { noun: 'users', verb: 'update' },
  },
  deleteUser: {
    method: 'DELETE',
    path: '/api/users/:userId',
    summary: 'Take an account away, with its sessions and keys.',
    access: 'owner',
    params: userParams,
    response: z.object({}),
    command: { noun: 'users', verb: 'delete' },
  },
  listApiKeys: {
    method: 'GET',
    path: '/api/keys',
    summary: 'The own API keys.',
    access: 'viewer',
    query: pageQuery,
    response: pageOf(ApiKey),
    command: { noun: 'keys', verb: 'list' },
  },
  createApiKey: {
    method: 'POST',
    path: '/api/keys',
    summary: 'Make an API key for a program. It is shown this once.',
    access: 'viewer',
    body: z.object({
      name, role: Role,
      scopes: z.array(KeyScope).min(1).optional().meta({ description: 'All where left out' }),
      limits: KeyLimits.partial().optional().meta({ description: 'None where left out' }),
    }),
    response: z.object({ key: z.string(), apiKey: ApiKey }),
    command: { noun: 'keys', verb: 'create' },
  },
  deleteApiKey: {
    method: 'DELETE',
    path: '/api/keys/:keyId',
    summary: 'Revoke one of the own API keys.',
    access: 'viewer',
    isPersonal: true,
    params: keyParams,
    response: z.object({}),
    command: { noun: 'keys', verb: 'delete' },
  },
  listAuditLog: {
    method: 'GET',
    path: '/api/audit',
    summary: 'Who changed what, newest first.',
    access: 'owner',
    query: pageQuery,
    response: pageOf(AuditEntry),
    command: { noun: 'audit', verb: 'list' },
  },
} as const satisfies Record<string, Operation>
