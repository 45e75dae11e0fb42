import type { Operation } from '@tunesmith/contract'
import type { RateHeaders } from './accounts/index.ts'
import type { Actor, Handlers } from './handler.ts'

export interface StudioOptions {
  /** Where everything is kept; made when it is not there. */
  dataFolder: string
}

/** Everything the product does, on one data folder. */
export interface Studio {
  readonly handlers: Handlers
  readonly dataFolder: string
  /** Who sends these headers (session cookie or `Authorization: Bearer`); null where nobody valid does. */
  authenticate(headers: Headers): Promise<Actor | null>
  /** Counts a request of an API key, and tells in headers what is left to it. @throws KEY_LIMIT_REACHED */
  countRequest(actor: Actor, operation: Operation): Promise<RateHeaders>
  /** The actor for work on this machine itself, such as the command line's: an owner. */
  localActor(): Promise<Actor>
  /** A new one-time link's token: makes the owner where there is none, else signs the owner in. */
  createLink(): Promise<string>
  /** Whether an owner has a password, without which the studio must not be reachable from elsewhere. */
  hasOwnerPassword(): Promise<boolean>
  /** Notes in the audit log. Handlers note by themselves what changes something; a front door adds what it refuses. */
  audit(entry: { actor: Actor | null; action: string; target: string | null; outcome: 'done' | 'refused' | 'failed' }): Promise<void>
  /** What readiness depends on, each checked now. */
  checkReadiness(): Promise<Record<string, boolean>>
  /** Pauses nothing: runs go on by themselves when the studio opens again. */
  close(): Promise<void>
}
