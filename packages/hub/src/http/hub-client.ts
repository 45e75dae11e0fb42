import { setTimeout as sleep } from 'node:timers/promises'
import { fail, TunesmithError } from '@tunesmith/contract'
import { failFromAnswer, retryAfter } from './failures.ts'
import { pauseBefore, type Pace, usualPace } from './pace.ts'
import { useProxyOfEnvironment } from './proxy.ts'
import { type HubAnswer, type HubRequest, sendRequest } from './request.ts'

/** Which hub is used, and as whom. */
export interface HubOptions {
  /** Address of the hub or a mirror of it. */
  endpoint: string
  /** Of an account of the hub. */
  token: string | null
  /** Whether nothing may be asked of the network. */
  offline: boolean
  /** For those with less patience than usual. */
  pace?: Partial<Pace>
}

/** The one way to a hub. */
export interface HubClient {
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly hasToken: boolean
  readonly pace: Pace
  /**
   * Asks for an address, given whole or by its path on the hub, and again where the hub or the network falters.
   *
   * @throws HUB_OFFLINE, HUB_UNREACHABLE, HUB_ANSWER_INVALID, and what `failFromAnswer` makes of a refusal
   */
  open(place: string, request?: HubRequest): Promise<HubAnswer>
  /** The same in the form of `fetch`, for libraries. */
  readonly fetch: typeof fetch
}

const mayRepeat: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT'])
const passingStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504])

/** @throws HUB_ANSWER_INVALID where the endpoint is no address of http or https */
export function createHubClient({ endpoint: given, token, offline, pace: ownPace }: HubOptions): HubClient {
  const base = URL.parse(given)
  if (base === null || !/^https?:$/.test(base.protocol)) fail('HUB_ANSWER_INVALID', { host: given, detail: 'it is no address of http or https' })
  useProxyOfEnvironment()
  const endpoint = base.href.replace(/\/+$/, '')
  const pace = { ...usualPace, ...ownPace }
  const way = { origin: base.origin, token, pace }
  const asker = { endpoint, hasToken: token !== null }

  async function open(place: string, request: HubRequest = {}): Promise<HubAnswer> {
    if (offline) fail('HUB_OFFLINE', { endpoint })
    const url = new URL(place.startsWith('/') ? endpoint + place : place)
    const repeats = mayRepeat.has(request.method ?? 'GET') && !(request.body instanceof ReadableStream)
    for (let retry = 0; ; retry++) {
      const mayRetry = retry < pace.retries
      let pause = pauseBefore(retry, pace)
      try {
        const answer = await sendRequest(url, request, way)
        const { status, headers } = answer.response
        if (answer.response.ok || status === 416) return answer
        const wanted = retryAfter(headers)
        const isPassing = status === 429 ? (wanted ?? 0) * 1000 <= pace.longestPause : repeats && passingStatuses.has(status)
        if (!mayRetry || !isPassing) return await failFromAnswer(answer.response, asker)
        await answer.response.body?.cancel()
        if (wanted !== null) pause = Math.min(wanted * 1000, pace.longestPause)
      } catch (error) {
        if (!mayRetry || !repeats || !isUnreachable(error)) throw error
      }
      await sleep(pause, null, { signal: request.signal ?? undefined })
    }
  }

  return {
    endpoint,
    hasToken: token !== null,
    pace,
    open,
    async fetch(input, init = {}) {
      const { response } = await open(input instanceof Request ? input.url : String(input), init as HubRequest)
      return response
    },
  }
}

const isUnreachable = (error: unknown) => error instanceof TunesmithError && error.code === 'HUB_UNREACHABLE'
