import type { AddressInfo } from 'node:net'
import type { ApiKey, OperationName, Role } from '@tunesmith/contract'
import type { Studio } from '@tunesmith/studio'
import type { Browser } from '@tunesmith/studio/testing/browser'
import { openTestStudio } from '@tunesmith/studio/testing/studio'
import { createServer, type ServerOptions } from '../src/create-server.ts'

type Headers = Record<string, string>

export interface ServeOptions extends Omit<ServerOptions, 'studio'> {
  /** Handlers in place of the studio's own, to let happen what rarely does. */
  handlers?: Partial<Studio['handlers']>
}

/** A real studio in a temporary folder, served at a free port of this machine. */
export async function serve({ handlers, ...options }: ServeOptions = {}) {
  const { studio, close, ...browsers } = await openTestStudio()
  const app = await createServer({ ...options, studio: { ...studio, handlers: { ...studio.handlers, ...handlers } } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  return {
    studio, url, port, browsers, app,
    /** What a page of the studio sends in a browser. */
    pageHeaders: (browser: Browser<OperationName>): Headers => ({ origin: url, cookie: browser.headers().get('cookie') ?? '' }),
    /** What a program with an API key of somebody sends. */
    async keyHeaders(browser: Browser<OperationName>, role: Role, terms: Partial<Pick<ApiKey, 'scopes' | 'limits'>> = {}): Promise<Headers> {
      const { key } = await browser.call('createApiKey', { name: `${role} key`, role, ...terms })
      return { authorization: `Bearer ${key}` }
    },
    send: (path: string, init?: RequestInit) => fetch(url + path, init),
    async close(): Promise<void> {
      app.server.closeAllConnections()
      await app.close()
      await close()
    },
  }
}

export type Served = Awaited<ReturnType<typeof serve>>

/** The code of the error that an answer holds; null where it holds none. */
export async function errorCode(response: Response): Promise<string | null> {
  const body = (await response.json().catch(() => null)) as { error?: { code: string } } | null
  return body?.error?.code ?? null
}
