import { fail, Role, type User } from '@tunesmith/contract'
import type { Actor, RequestContext } from '../handler.ts'

/** A person as the database has it, or as the account library gives it. */
export interface StoredUser {
  id: string
  name: string
  email: string
  role: string
  createdAt: string | Date
}

/** A person as others see them: without what is secret. */
export function asUser({ id, name, email, role, createdAt }: StoredUser): User {
  return { id, name, email, role: Role.parse(role), createdAt: new Date(createdAt).toISOString() }
}

export function asActor({ id, name, email, role }: StoredUser, via: Actor['via']): Actor {
  return { userId: id, name, email, role: Role.parse(role), via }
}

/** Who makes the request. @throws SIGN_IN_NEEDED */
export function actorOf({ actor }: RequestContext): Actor {
  return actor ?? fail('SIGN_IN_NEEDED', {})
}
