import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, serve, type Served } from '../../testing/serve.ts'
import { isLoopback } from './hosts.ts'

let served: Served
beforeAll(async () => {
  served = await serve({ allowedHosts: ['studio.example'], localToken: 'local-token' })
})
afterAll(() => served.close())

/** A request with exactly these headers. */
async function ask(path: string, headers: Record<string, string>) {
  const asked = request({ port: served.port, host: '127.0.0.1', path, headers, setHost: 'host' in headers }).end()
  const [response] = await once(asked, 'response')
  return { status: response.statusCode as number, body: await text(response) }
}

const create = (headers: Record<string, string>) =>
  served.send('/api/projects', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', ...headers } })

describe('the Host header', () => {
  const names = [
    '127.0.0.1', 'localhost', 'localhost:8080', '[::1]:4870', '192.168.1.20:4870', 'studio.example', 'Studio.Example:443',
  ]
  it.each(names)(
    'may be %s', async (host) => {
      expect(await ask('/api/health', { host })).toMatchObject({ status: 200 })
    },
  )

  it.each(['evil.example', 'studio.example.evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4870'])(
    'may not be "%s"', async (host) => {
      for (const path of ['/api/health', '/', '/openapi.json']) {
        const { status, body } = await ask(path, { host })
        expect(status).toBe(403)
        expect(JSON.parse(body)).toMatchObject({ error: { code: 'REQUEST_FORGED' } })
      }
    },
  )
})

describe('a change with the cookie of a browser', () => {
  it('is made for the studio’s own pages, also behind a proxy that speaks TLS', async () => {
    const headers = served.pageHeaders(served.browsers.editor)
    expect((await create(headers)).status).toBe(200)
    expect((await create({ cookie: headers.cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await create({ cookie: headers.cookie, origin: served.url.replace('http:', 'https:') })).status).toBe(200)
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['no page at all', {}],
    ['another page of the same machine', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s, and noted', async (_, headers) => {
    const { cookie } = served.pageHeaders(served.browsers.editor)
    const { total } = await served.browsers.editor.call('listProjects', { offset: 0, limit: 1 })
    const response = await create({ cookie, ...headers })
    expect([response.status, await errorCode(response)]).toEqual([403, 'REQUEST_FORGED'])
    expect((await served.browsers.editor.call('listProjects', { offset: 0, limit: 1 })).total).toBe(total)
    const { items } = await served.browsers.owner.call('listAuditLog', { offset: 0, limit: 1 })
    expect(items[0]).toMatchObject({ action: 'createProject', actor: 'editor@example.org', outcome: 'refused' })
  })

  it('cannot be a form or a text that other pages may send unasked', async () => {
    const headers = served.pageHeaders(served.browsers.editor)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await create({ ...headers, 'content-type': type })
      expect([response.status, await errorCode(response)]).toEqual([400, 'REQUEST_INVALID'])
    }
  })

  it('cannot sign a browser in from elsewhere', async () => {
    const response = await served.send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ email: 'editor@example.org', password: 'correct horse' }),
    })
    expect(await errorCode(response)).toBe('REQUEST_FORGED')
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})

describe('a cookie', () => {
  let proxied: Served
  beforeAll(async () => {
    proxied = await serve({ publicUrl: new URL('https://studio.example'), trustedProxies: ['192.0.2.7'] })
  })
  afterAll(() => proxied.close())

  /** What is set for somebody who signs in, as a proxy on this machine passes it on. */
  async function cookieOf({ port }: Served, headers: Record<string, string>): Promise<string> {
    const body = JSON.stringify({ email: 'editor@example.org', password: 'correct horse' })
    const asked = request({
      port, host: '127.0.0.1', path: '/api/session', method: 'POST', setHost: false,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    }).end(body)
    const [response] = await once(asked, 'response')
    await text(response)
    return response.headers['set-cookie'].join()
  }

  it('is sent over TLS alone where it was set over TLS: at the public address, or where a trusted proxy says so', async () => {
    expect(await cookieOf(proxied, { host: 'studio.example' })).toMatch(/; Secure$/)
    expect(await cookieOf(proxied, { host: '127.0.0.1', 'x-forwarded-proto': 'https' })).toMatch(/; Secure$/)
  })

  it('is for this machine itself as well', async () => {
    expect(await cookieOf(proxied, { host: '127.0.0.1' })).not.toMatch(/Secure/i)
    expect(await cookieOf(served, { host: '127.0.0.1', 'x-forwarded-proto': 'https' })).not.toMatch(/Secure/i)
  })
})

describe('who guesses passwords', () => {
  const guess = ({ send }: Served, from: Record<string, string>, round: number) => send('/api/session', {
    method: 'POST', headers: { 'content-type': 'application/json', ...from },
    body: JSON.stringify({ email: `person${round}@example.org`, password: 'wrong horse' }),
  })

  it('has to wait, told how long', async () => {
    const email = { email: 'viewer@example.org', password: 'wrong horse' }
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(email) }
    const statuses: number[] = []
    for (let round = 0; round < 6; round++) statuses.push((await served.send('/api/session', init)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const response = await served.send('/api/session', init)
    expect(await errorCode(response)).toBe('TOO_MANY_ATTEMPTS')
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is told apart by the address that a trusted proxy names, and by no other', async () => {
    const proxied = await serve({ publicUrl: new URL('https://studio.example') })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    for (let round = 0; round < 20; round++) await guess(proxied, from('192.0.2.1'), round)
    expect((await guess(proxied, from('192.0.2.1'), 20)).status).toBe(429)
    expect((await guess(proxied, from('192.0.2.2'), 21)).status).toBe(401)
    await proxied.close()
    for (let round = 0; round < 21; round++) expect((await guess(served, from('192.0.2.1'), 30 + round)).status).toBe(401)
  })
})

describe('programs', () => {
  it('need no origin with a key or with the local token', async () => {
    expect((await create(await served.keyHeaders(served.browsers.editor, 'editor'))).status).toBe(200)
    expect((await create({ authorization: 'Bearer local-token' })).status).toBe(200)
  })

  it('are nobody with a token that is nearly right', async () => {
    expect((await create({ authorization: 'Bearer local-tokem' })).status).toBe(401)
    expect((await create({ authorization: 'local-token' })).status).toBe(401)
  })
})

describe('every answer', () => {
  const paths = ['/api/health', '/api/machine', '/api/nothing', '/', '/openapi.json', '/api-docs']
  it.each(paths)('of %s keeps browsers safe', async (path) => {
    const { headers } = await served.send(path)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('of an operation stays in no cache', async () => {
    expect((await served.send('/api/machine')).headers.get('cache-control')).toBe('no-store')
  })

  it('to a question whether other sites may ask is no', async () => {
    const response = await served.send('/api/projects', {
      method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(response.status).toBe(404)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

it('knows which addresses are this machine alone', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost', '::ffff:127.0.0.1'].filter(isLoopback)).toHaveLength(5)
  expect(['0.0.0.0', '::', '192.168.0.1', '1.127.0.0', 'example.org', 'localhost.example.org'].filter(isLoopback)).toEqual([])
})
