import type { OperationName, Operations, Output } from '../operations/index.ts'
import type { CallOptions, ClientOptions, Completing } from './calls.ts'
import { type ErrorBody, RequestError } from './request-error.ts'
import { type ClientInput, requestOf } from './request.ts'
import { routes } from './routes.ts'
import { streamEvents } from './stream-events.ts'
import { unreachable } from './unreachable.ts'

type Answered<N extends OperationName> =
  Operations[N] extends { answer: 'events' } ? AsyncGenerator<Output<N>, void, undefined>
  : Operations[N] extends { answer: 'file' } ? Promise<Response>
  : Promise<Output<N>>
type Given<N extends OperationName> =
  unknown extends ClientInput<N> ? [input?: Record<string, never>, options?: CallOptions]
  : Record<never, never> extends ClientInput<N> ? [input?: ClientInput<N>, options?: CallOptions]
  : [input: ClientInput<N>, options?: CallOptions]

/** The studio as functions, one for each operation. */
export type Client = {
  readonly [N in OperationName]: Operations[N] extends { answer: 'completion' } ? Completing<ClientInput<N>, Output<N>> : (...given: Given<N>) => Answered<N>
}

/** A client of a studio. Its functions throw RequestError. */
export function createClient({ baseUrl = '', apiKey, fetch = globalThis.fetch, headers = {} }: ClientOptions = {}): Client {
  const studio = baseUrl.replace(/\/+$/, '')
  const always = { ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }), ...headers }
  const call = (name: OperationName) => (input: ClientInput<OperationName>, { signal }: CallOptions = {}) => {
    const { method, url, body, type, answer } = requestOf(name, input)
    const isStream = answer === 'events' || (answer === 'completion' && (input as { stream?: boolean }).stream === true)
    const send = async (lastId: string | null = null) => {
      const sent = { ...always, ...(type && { 'content-type': type }), ...(lastId && { 'last-event-id': lastId }) }
      const init = { method, body, headers: sent, signal, duplex: 'half' as const } // without it, streams are no body
      const response = await fetch(studio + url, init).catch((error: Error) => {
        throw signal?.aborted ? error : unreachable(studio + url, error.message, error)
      })
      if (response.ok) return response
      const failure = (await response.json().catch(() => ({}))) as { error?: ErrorBody }
      if (failure.error) throw new RequestError(failure.error, response.status)
      throw unreachable(studio + url, `HTTP ${response.status}`)
    }
    if (isStream) return streamEvents(send, method === 'GET', signal)
    return answer === 'file' ? send() : send().then((response) => response.json())
  }
  return Object.fromEntries((Object.keys(routes) as OperationName[]).map((name) => [name, call(name)])) as Client
}
