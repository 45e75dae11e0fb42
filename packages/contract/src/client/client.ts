import type { OperationName, Operations, Output } from '../operations/index.ts'
import { type ErrorBody, RequestError, unreachable } from './request-error.ts'
import { type ClientInput, requestOf } from './request.ts'
import { routes } from './routes.ts'
import { streamEvents } from './stream-events.ts'

export interface ClientOptions {
  /** Where the studio is, such as http://127.0.0.1:4870; its own pages need none. */
  baseUrl?: string
  /** Sends the requests; the global one when left out. */
  fetch?: typeof globalThis.fetch
  /** Sent with each request, such as `authorization`. */
  headers?: Record<string, string>
}

type Answered<N extends OperationName> =
  Operations[N] extends { answer: 'events' } ? AsyncGenerator<Output<N>, void, undefined>
  : Operations[N] extends { answer: 'file' } ? Promise<Response>
  : Promise<Output<N>>
/** With `stream`, a completion comes in pieces. */
type Completing<N extends OperationName> =
  <I extends ClientInput<N>>(input: I, options?: CallOptions) => I extends { stream: true } ? AsyncGenerator<Output<N>, void, undefined> : Promise<Output<N>>
type Given<N extends OperationName> =
  Record<never, never> extends ClientInput<N>
    ? [input?: ClientInput<N>, options?: CallOptions]
    : [input: ClientInput<N>, options?: CallOptions]

export interface CallOptions {
  /** Ends the request, or the stream. */
  signal?: AbortSignal
}

/** The studio as functions, one for each operation. */
export type Client = {
  readonly [N in OperationName]: Operations[N] extends { answer: 'completion' } ? Completing<N> : (...given: Given<N>) => Answered<N>
}

/** A client of a studio, which checks what it is sent. Its functions throw RequestError. */
export function createClient({ baseUrl = '', fetch = globalThis.fetch, headers = {} }: ClientOptions = {}): Client {
  const call = (name: OperationName) => (input: ClientInput<OperationName>, { signal }: CallOptions = {}) => {
    const { method, url, body, type, answer } = requestOf(name, input)
    const isStream = answer === 'events' || (answer === 'completion' && (input as { stream?: boolean }).stream === true)
    const send = async (lastId: string | null = null) => {
      const sent = { ...headers, ...(type && { 'content-type': type }), ...(lastId && { 'last-event-id': lastId }) }
      const init = { method, body, headers: sent, signal, duplex: 'half' as const } // without it, streams are no body
      const response = await fetch(baseUrl + url, init).catch((error: Error) => {
        throw signal?.aborted ? error : unreachable(baseUrl + url, error.message, error)
      })
      if (response.ok) return response
      const failure = (await response.json().catch(() => ({}))) as { error?: ErrorBody }
      if (failure.error) throw new RequestError(failure.error, response.status)
      throw unreachable(baseUrl + url, `HTTP ${response.status}`)
    }
    if (isStream) return streamEvents(send, method === 'GET', signal)
    return answer === 'file' ? send() : send().then((response) => response.json())
  }
  return Object.fromEntries((Object.keys(routes) as OperationName[]).map((name) => [name, call(name)])) as Client
}
