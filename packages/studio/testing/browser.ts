import type { OperationName } from '@tunesmith/contract'
import type { Actor, Answered, Given, HandlersOf, RequestContext } from '../src/handler.ts'

/** A browser: it keeps the cookies that answers set, and sends them with the next request. */
export interface Browser<N extends OperationName> {
  call<K extends N>(name: K, input: Given<K>): Promise<Answered<K>>
  headers(): Headers
  /** What the next request would come with. */
  context(): Promise<RequestContext>
  /** `Set-Cookie` headers of the newest answer. */
  readonly newestCookies: readonly string[]
}

export interface BrowserOptions<N extends OperationName> {
  handlers: HandlersOf<N>
  authenticate(headers: Headers): Promise<Actor | null>
  address?: string
}

export function openBrowser<N extends OperationName>({ handlers, authenticate, address }: BrowserOptions<N>): Browser<N> {
  const cookies = new Map<string, string>()
  let newestCookies: string[] = []

  function headers(): Headers {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Headers(cookie === '' ? {} : { cookie })
  }

  function keep(setCookies: string[]): void {
    newestCookies = setCookies
    for (const setCookie of setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(setCookie)!
      if (/; *max-age=0/i.test(setCookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function context(): Promise<RequestContext> {
    return contextOf({ actor: await authenticate(headers()), headers: headers(), address: address ?? null })
  }

  return {
    async call(name, input) {
      const request = await context()
      const answer = await handlers[name](input, request)
      keep(request.cookies)
      return answer
    },
    headers,
    context,
    get newestCookies() {
      return newestCookies
    },
  }
}

/** The context of a request about which nothing else matters than what is given. */
export function contextOf(given: Partial<RequestContext> = {}): RequestContext {
  return { actor: null, address: null, headers: new Headers(), cookies: [], signal: new AbortController().signal, ...given }
}
