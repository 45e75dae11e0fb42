import type { z } from 'zod'
import type { KeyScope } from '../nouns/index.ts'

/** Who may call an operation: anybody, or a signed-in person (or API key) whose role is at least this one. */
export type Access = 'public' | 'viewer' | 'editor' | 'owner'

/** How an operation answers: with JSON, a stream of server-sent events, a file, or with JSON that streams where `stream` asks for it. */
export type Answer = 'json' | 'events' | 'file' | 'completion'

/** In whose forms an operation takes and gives: errors and streams differ. */
export type Dialect = 'openai'

/** The words of the command `tunesmith <noun> <verb>`; path parameters follow in their order, the rest are options. */
export interface CommandWords {
  noun: string
  verb: string
}

/** One thing the product can do, as data: routes, documentation, client, commands and snippets are made from it. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify's notation: /api/runs/:runId */
  path: `/${string}`
  summary: string
  access: Access
  /** API keys for one of these may call it too, besides those for everything and, where it changes nothing, for reading. */
  scopes?: readonly KeyScope[]
  /** Whether a model computes for it, whose tokens count towards the limit of a key. */
  takesTokens?: true
  /** Whether only the person an object belongs to may see it; others get NOT_FOUND. */
  isPersonal?: boolean
  params?: z.ZodObject
  query?: z.ZodObject
  /** JSON, or the fields beside the file of a form. */
  body?: z.ZodType
  /** Whether the body is the bytes of one file, or a form (multipart) with one. */
  upload?: boolean | 'form'
  /** Tunesmith's own where left out. */
  dialect?: Dialect
  answer?: Answer
  /** The JSON, or one event of the stream; nothing for files. */
  response: z.ZodType
  /** How it is called from the command line; null where that makes no sense, such as signing in to a browser. */
  command: CommandWords | null
}

/** The input of an operation: path parameters, query and body as one object. */
export type InputOf<O extends Operation> = Part<O, 'params'> & Part<O, 'query'> & Part<O, 'body'>

/** The output of an operation. */
export type OutputOf<O extends Operation> = z.output<O['response']>

type Part<O extends Operation, K extends 'params' | 'query' | 'body'> = O[K] extends z.ZodType ? z.output<O[K]> : unknown
