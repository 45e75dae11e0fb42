import { fail } from '@tunesmith/contract'
import { systemDetail } from './detail.ts'
import type { Pace } from './pace.ts'

/** A request before it is sent. */
export interface HubRequest {
  method?: string
  headers?: RequestInit['headers']
  body?: RequestInit['body']
  signal?: AbortSignal | null
}

/** What came back, in the end. */
export interface HubAnswer {
  response: Response
  /** Headers of the hub itself, where it sent the request on to a server of files: they say what the file should be. */
  announced: Headers
}

/** Where requests go, and with what. */
export interface Way {
  /** Origin of the hub, to which alone the token is shown. */
  origin: string
  token: string | null
  pace: Pace
}

const mostRedirects = 5
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Sends one request and follows redirects. The token goes to the hub alone; nobody is followed to anything but http and
 * https, nor from https to http.
 *
 * @throws HUB_UNREACHABLE, HUB_ANSWER_INVALID; what `signal` was aborted with
 */
export async function sendRequest(url: URL, request: HubRequest, way: Way): Promise<HubAnswer> {
  let announced = new Headers()
  let place = url
  let { method = 'GET', body } = request
  for (let redirect = 0; redirect <= mostRedirects; redirect++) {
    const response = await sendOnce(place, { ...request, method, body }, way)
    if (place.origin === way.origin) announced = response.headers
    const location = response.headers.get('location')
    if (!redirects.has(response.status) || location === null) return { response, announced }
    await response.body?.cancel()
    place = nextPlace(location, place)
    if (response.status === 303) [method, body] = ['GET', null]
  }
  return fail('HUB_ANSWER_INVALID', { host: url.host, detail: `it sent the request on more than ${mostRedirects} times` })
}

async function sendOnce(url: URL, { method, headers, body, signal }: HubRequest, { origin, token, pace }: Way): Promise<Response> {
  const late = new AbortController()
  // what is sent takes as long as it takes; the answer begins after it
  const timer = body ? undefined : setTimeout(() => late.abort(), pace.answer)
  const sent = new Headers(headers)
  sent.delete('authorization')
  sent.set('user-agent', 'tunesmith')
  if (token !== null && url.origin === origin) sent.set('authorization', `Bearer ${token}`)
  const signals = signal ? [signal, late.signal] : [late.signal]
  try {
    return await fetch(url, {
      method, headers: sent, body, redirect: 'manual', signal: AbortSignal.any(signals),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    })
  } catch (error) {
    signal?.throwIfAborted()
    const detail = late.signal.aborted ? `nothing came for ${pace.answer / 1000} seconds` : systemDetail(error)
    return fail('HUB_UNREACHABLE', { host: url.host, detail }, error)
  } finally {
    clearTimeout(timer)
  }
}

function nextPlace(location: string, from: URL): URL {
  const next = URL.parse(location, from.href)
  const refused = next === null ? 'nowhere' : isAllowed(next, from) ? null : `to ${next.protocol}//${next.host}`
  if (next === null || refused !== null) fail('HUB_ANSWER_INVALID', { host: from.host, detail: `it sent the request on ${refused}` })
  return next
}

const isAllowed = (next: URL, from: URL) => next.protocol === 'https:' || (next.protocol === 'http:' && from.protocol === 'http:')
