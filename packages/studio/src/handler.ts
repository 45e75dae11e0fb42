import type { Readable } from 'node:stream'
import type { Input, KeyLimits, KeyScope, OperationName, Operations, Output, Role } from '@tunesmith/contract'

/** Who calls an operation. */
export interface Actor {
  userId: string
  email: string
  name: string
  role: Role
  /** A browser with a session, a program with an API key, or the command line working on the data folder itself. */
  via: 'session' | 'key' | 'local'
  /** The key of a program: for what and how much it may be used. */
  key?: { id: string; scopes: readonly KeyScope[]; limits: KeyLimits }
}

/** What an operation knows besides its input. */
export interface RequestContext {
  /** Nobody only where the operation is public; signing in sets it. */
  actor: Actor | null
  /** Network address of whoever asks, which limits guessing of passwords; null on this machine itself. */
  address: string | null
  /** Headers of the request. */
  headers: Headers
  /** `Set-Cookie` headers for the answer; handlers add to them. */
  cookies: string[]
  /** Aborted when whoever asked has gone. */
  signal: AbortSignal
}

/** A file as the answer of an operation. */
export interface FileAnswer {
  name: string
  /** Media type. */
  type: string
  content: Readable
}

/** The bytes of an upload, for operations that take one. */
export interface Upload {
  file: Readable
}

type Flag<O, K extends string> = O extends { [P in K]: infer V } ? V : undefined
/** What a handler is given: the input of its operation, and the file where it takes one. */
export type Given<N extends OperationName> = Input<N> & (Flag<Operations[N], 'upload'> extends true | 'form' ? Upload : unknown)
/** What a handler answers with: JSON, a stream of events, a file, or what was asked for of the first two. */
export type Answered<N extends OperationName> =
  Flag<Operations[N], 'answer'> extends 'events' ? AsyncIterable<Output<N>>
  : Flag<Operations[N], 'answer'> extends 'file' ? FileAnswer
  : Flag<Operations[N], 'answer'> extends 'completion' ? Output<N> | AsyncIterable<Output<N>>
  : Output<N>

/** Does an operation. Access was checked before, by the row of the operation. */
export type Handler<N extends OperationName> = (input: Given<N>, context: RequestContext) => Promise<Answered<N>>

/** Handlers for some of the operations: `HandlersOf<keyof typeof runOperations>`. */
export type HandlersOf<N extends OperationName> = { [K in N]: Handler<K> }

/** A handler for each operation; one that is missing does not compile. */
export type Handlers = HandlersOf<OperationName>
