import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { quickPace, testHub } from '../../testing/test-hub.ts'
import { readAccount } from '../api/read-account.ts'
import { searchModels } from '../api/search-models.ts'
import { endpointOf, isOffline, tokenOf } from '../environment.ts'
import { createHubClient, type HubOptions } from './hub-client.ts'
import { pauseBefore, usualPace } from './pace.ts'

/** A server that answers as it is told, and what it was asked. */
async function serve(answer: RequestListener) {
  const seen: { url: string; authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url!, authorization: request.headers.authorization })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}
/** An address where nothing listens any more. */
async function nowhere(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
const clientAt = (endpoint: string, more: Partial<HubOptions> = {}) =>
  createHubClient({ endpoint, token: null, offline: false, pace: { ...quickPace, answer: 300 }, ...more })
const search = { search: '', sort: 'downloads', format: 'any', offset: 0, limit: 5 } as const

/** Answers with these statuses one after the other, then well. */
const statuses = (...list: [number, Record<string, string>?][]): RequestListener => (_, response) => {
  const [status, headers] = list.shift() ?? [200, {}]
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('[]')
}

describe('a request to the hub', () => {
  it.each([500, 502, 503, 504])('is sent again after the status %i', async (status) => {
    const { url, seen } = await serve(statuses([status], [status]))
    expect(await (await clientAt(url).open('/api/models')).response.json()).toEqual([])
    expect(seen).toHaveLength(3)
  })

  it('waits as long as the hub asks for, and where that is too long, says so', async () => {
    const { url, seen } = await serve(statuses([429, { 'retry-after': '1' }], [429, { 'retry-after': '3600' }]))
    const began = Date.now()
    const answer = clientAt(url, { pace: { ...quickPace, longestPause: 2000 } }).open('/api/models')
    await expect(answer).rejects.toMatchObject({ code: 'HUB_RATE_LIMITED', params: { seconds: 3600 } })
    expect(Date.now() - began).toBeGreaterThan(950)
    expect(seen).toHaveLength(2)
  })

  it('that could do something twice is sent once', async () => {
    const { url, seen } = await serve(statuses([503], [503]))
    await expect(clientAt(url).open('/api/repos/create', { method: 'POST', body: '{}' })).rejects.toMatchObject({ code: 'HUB_FAILED', params: { status: 503 } })
    expect(seen).toHaveLength(1)
  })

  it.each<[string, RequestListener | null, string]>([
    ['nothing listens', null, 'nothing listens there'],
    ['nothing comes', () => {}, 'nothing came for 0.3 seconds'],
    ['the connection is cut', (request) => request.socket.destroy(), 'the connection was cut'],
  ])('says where nobody answers, after some attempts: %s', async (_, answer, detail) => {
    const { url, seen } = answer === null ? { url: await nowhere(), seen: [] } : await serve(answer)
    await expect(clientAt(url).open('/api/models')).rejects.toMatchObject({ code: 'HUB_UNREACHABLE', params: { detail } })
    if (answer !== null) expect(seen.length).toBeGreaterThanOrEqual(quickPace.retries + 1)
  })

  it('can be given up at any time', async () => {
    const { url } = await serve(() => {})
    const signal = AbortSignal.timeout(50)
    await expect(clientAt(url).open('/api/models', { signal })).rejects.toThrow(/timeout/)
  })

  it.each(['<html>Please sign in to this network</html>', '{"models":[]}', '[{"id":7}]'])('that somebody else answers is told apart: %s', async (page) => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page))
    await expect(searchModels(clientAt(url), search)).rejects.toMatchObject({ code: 'HUB_ANSWER_INVALID' })
  })

  it('shows its token to the hub alone, whoever sends it on', async () => {
    const elsewhere = await serve((_, response) => response.end('here'))
    const { url, seen } = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : `${elsewhere.url}/c` }).end()
    })
    const { response } = await clientAt(url, { token: 'hf_secret' }).open('/a', { headers: { authorization: 'Bearer of the caller' } })
    expect(await response.text()).toBe('here')
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer hf_secret', 'Bearer hf_secret'])
    expect(elsewhere.seen).toEqual([{ url: '/c', authorization: undefined }])
  })

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/x', 'data:text/plain,x', 'http://'])('is not sent on to %s', async (location) => {
    const { url } = await serve((_, response) => response.writeHead(302, { location }).end())
    await expect(clientAt(url).open('/a')).rejects.toMatchObject({ code: 'HUB_ANSWER_INVALID' })
  })

  it('is not sent on for ever', async () => {
    const { url, seen } = await serve((_, response) => response.writeHead(307, { location: '/a' }).end())
    await expect(clientAt(url).open('/a')).rejects.toMatchObject({ code: 'HUB_ANSWER_INVALID' })
    expect(seen).toHaveLength(6)
  })

  it.each(['file:///etc', 'huggingface.co', ''])('goes to no address like %j', (endpoint) => {
    expect(() => clientAt(endpoint)).toThrow(expect.objectContaining({ code: 'HUB_ANSWER_INVALID' }))
  })

  it('is about a model also where that has no owner, as the oldest', async () => {
    const { url } = await serve(statuses([404, { 'x-error-code': 'RepoNotFound' }], [404, { 'x-error-code': 'EntryNotFound' }]))
    await expect(clientAt(url).open('/api/models/tiny/revision/main')).rejects.toMatchObject({ code: 'HUB_MODEL_MISSING', params: { model: 'tiny' } })
    await expect(clientAt(url).open('/tiny/resolve/main/config.json')).rejects.toMatchObject({ code: 'HUB_FILE_MISSING', params: { model: 'tiny', file: 'config.json' } })
  })

  it('goes to a mirror below a path, too', async () => {
    const { url, seen } = await serve(statuses([404, { 'x-error-code': 'RevisionNotFound' }]))
    const answer = clientAt(`${url}/mirror/`).open('/api/models/someone/model/revision/v9?expand=sha')
    await expect(answer).rejects.toMatchObject({ code: 'HUB_REVISION_MISSING', params: { model: 'someone/model', revision: 'v9' } })
    expect(seen[0].url).toBe('/mirror/api/models/someone/model/revision/v9?expand=sha')
  })
})

it('the pauses between attempts grow, up to a limit', () => {
  for (let retry = 0; retry < 20; retry++) {
    const longest = Math.min(500 * 2 ** retry, 60_000)
    const pause = pauseBefore(retry, usualPace)
    expect(pause).toBeGreaterThanOrEqual(longest / 2)
    expect(pause).toBeLessThanOrEqual(longest)
  }
})

it('the account of a token is told by the hub', async () => {
  const { client } = await testHub({ accounts: { hf_ada: { name: 'ada' } }, token: 'hf_ada' })
  expect(await readAccount(client)).toBe('ada')
  const { client: nobody } = await testHub()
  await expect(readAccount(nobody)).rejects.toMatchObject({ code: 'HUB_TOKEN_NEEDED' })
})

it('the environment is read as other tools read it', () => {
  expect([endpointOf({}), endpointOf({ HF_ENDPOINT: 'https://hub.example' })]).toEqual(['https://huggingface.co', 'https://hub.example'])
  expect(['1', 'true', 'YES', 'on'].map((value) => isOffline({ HF_HUB_OFFLINE: value }))).toEqual([true, true, true, true])
  expect([isOffline({}), isOffline({ HF_HUB_OFFLINE: '0' }), isOffline({ HF_HUB_OFFLINE: '' })]).toEqual([false, false, false])
  expect([tokenOf({}), tokenOf({ HF_TOKEN: ' hf_a\n' }), tokenOf({ HF_TOKEN: '' })]).toEqual([null, 'hf_a', null])
})
