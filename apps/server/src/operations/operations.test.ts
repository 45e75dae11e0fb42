import { existsSync, readdirSync } from 'node:fs'
import { Agent, request as requestOverHttp } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createClient } from '@tunesmith/contract/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode, serve, type Served } from '../../testing/serve.ts'

let served: Served
let editor: Record<string, string>
const log = new PassThrough()

beforeAll(async () => {
  served = await serve({
    uploadLimit: 200_000,
    bodyTimeout: 300,
    log,
    handlers: {
      getMachine: async () => { throw new Error('a secret of the inside') },
      getReadiness: async () => ({ status: 'failing', checks: { database: false } }),
      listApiKeys: async () => ({ items: [], total: 0, secret: 'not in the schema' }),
      listUsers: async () => ({ items: 'not what the schema says', total: 0 }) as never,
    },
  })
  editor = served.pageHeaders(served.browsers.editor)
})
afterAll(() => served.close())

const post = (path: string, body: string, type = 'application/json') =>
  served.send(path, { method: 'POST', body, headers: { ...editor, 'content-type': type } })

describe('a request', () => {
  it('is refused with every field that is wrong, wherever it stands', async () => {
    const response = await served.send('/api/datasets/dataset_1/rows?limit=0&problems=maybe', { headers: editor })
    expect(response.status).toBe(400)
    const { error } = await response.json() as { error: { code: string; params: { problems: { field: string }[] } } }
    expect(error.code).toBe('REQUEST_INVALID')
    expect(error.params.problems.map(({ field }) => field).toSorted()).toEqual(['datasetId', 'limit', 'problems'])
    expect(error).toMatchObject({
      title: expect.any(String), message: expect.stringContaining('limit'), remedy: expect.any(String),
    })
  })

  it.each([
    ['torn JSON', '{"name": "x'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a property that would change all objects', '{"__proto__": {"isAdmin": true}}'],
  ])('is refused when its body is %s', async (_, body) => {
    const response = await post('/api/projects', body)
    expect([response.status, await errorCode(response)]).toEqual([400, 'REQUEST_INVALID'])
  })

  it('may say that it has JSON where it has no body', async () => {
    const { id } = await served.browsers.editor.call('createProject', { name: 'Gone', answers: {} })
    const init = { method: 'DELETE', headers: { ...editor, 'content-type': 'application/json' } }
    expect((await served.send(`/api/projects/${id}`, init)).status).toBe(200)
    const response = await post('/api/keys', '')
    expect([response.status, await errorCode(response)]).toEqual([400, 'REQUEST_INVALID'])
  })

  it('may be a megabyte and no more, but for pasted rows', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(1_100_000) })
    const response = await post('/api/projects', large)
    expect([response.status, await errorCode(response)]).toEqual([413, 'REQUEST_TOO_LARGE'])
    const pasted = JSON.stringify({ name: 5, text: 'x'.repeat(1_100_000) })
    expect(await errorCode(await post('/api/datasets/from-text', pasted))).toBe('REQUEST_INVALID')
  })

  it('takes no longer path parts or odd addresses amiss', async () => {
    const paths = [`/api/runs/${'x'.repeat(5000)}`, '/api/runs/%zz', '/api/runs/%00', '/api//runs', '/api/runs/..%2f..%2fetc']
    for (const path of paths) {
      const response = await served.send(path, { headers: editor })
      expect([400, 404], path).toContain(response.status)
      expect(await errorCode(response), path).not.toBeNull()
    }
  })
})

describe('an answer', () => {
  it('has what the schema has, and nothing else', async () => {
    expect(await (await served.send('/api/keys', { headers: editor })).json()).toEqual({ items: [], total: 0 })
  })

  it('about something unforeseen tells a number to find it by, and no insides', async () => {
    for (const [path, headers, inside] of [
      ['/api/machine', editor, 'a secret of the inside'],
      ['/api/users', served.pageHeaders(served.browsers.owner), 'match the schema'],
    ] as const) {
      const response = await served.send(path, { headers })
      expect(response.status).toBe(500)
      const body = await response.text()
      const { error } = JSON.parse(body) as { error: { code: string; message: string } }
      expect(error.code).toBe('INTERNAL')
      expect(body).not.toMatch(/secret|schema|\.ts|stack/)
      const id = /request ([0-9a-f]{12})/.exec(error.message)![1]
      const logged = String(log.read())
      expect(logged).toContain(id)
      expect(logged).toContain(inside)
    }
  })

  it('that something is failing shows in the status, too', async () => {
    const response = await served.send('/api/ready')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'failing', checks: { database: false } })
  })

  it('about what is not there has the shape of all errors', async () => {
    for (const [path, method] of [['/api/nothing', 'GET'], ['/api', 'GET'], ['/api/health', 'DELETE'], ['/other', 'POST']]) {
      const response = await served.send(path, { method })
      expect([response.status, await errorCode(response)], path).toEqual([404, 'NOT_FOUND'])
    }
  })

  it('sets the cookies that signing in and out make', async () => {
    const origin = { origin: served.url }
    const response = await served.send('/api/session', {
      method: 'POST', headers: { ...origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'viewer@example.org', password: 'correct horse' }),
    })
    const setCookie = response.headers.getSetCookie().join('\n')
    expect(setCookie).toMatch(/HttpOnly/i)
    expect(setCookie).toMatch(/SameSite=Strict/i)
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
    const session = await (await served.send('/api/session', { headers: { cookie } })).json()
    expect(session).toMatchObject({ user: { email: 'viewer@example.org' } })
    expect((await served.send('/api/session', { method: 'DELETE', headers: { ...origin, cookie } })).status).toBe(200)
    expect(await (await served.send('/api/session', { headers: { cookie } })).json()).toMatchObject({ user: null })
  })
})

describe('an upload', () => {
  const rows = 'question,answer\n1+1,2\n2+2,4\n3+3,6\n'
  const client = () => createClient({ baseUrl: served.url, headers: editor })
  const datasets = async () => (await served.browsers.editor.call('listDatasets', { offset: 0, limit: 1 })).total
  const stored = () => readdirSync(join(served.studio.dataFolder, 'artifacts'), { recursive: true }).length

  it('arrives as it was sent, whatever type it is said to be', async () => {
    const dataset = await client().uploadDataset({ fileName: 'sums.csv', file: new Blob([rows]).stream() })
    expect(dataset).toMatchObject({ rows: 3, bytes: rows.length })
    const response = await post('/api/datasets?fileName=sums.csv', rows, 'application/json')
    expect(await response.json()).toMatchObject({ rows: 3 })
  })

  it('that is too large is refused before it is read', async () => {
    const response = await post('/api/datasets?fileName=large.csv', 'x'.repeat(200_001), 'text/csv')
    expect([response.status, await errorCode(response)]).toEqual([413, 'REQUEST_TOO_LARGE'])
  })

  it('of unknown length is refused once it is too large, and leaves nothing', async () => {
    const before = [await datasets(), stored()]
    const file = new Blob(['x'.repeat(150_000), 'y'.repeat(150_000)]).stream()
    const uploading = client().uploadDataset({ fileName: 'large.csv', file })
    await expect(uploading).rejects.toMatchObject({ code: 'REQUEST_TOO_LARGE', status: 413 })
    expect([await datasets(), stored()]).toEqual(before)
  })

  it('that was refused leaves its connection to the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const send = (path: string, init: { method?: string; headers?: Record<string, string> }, body?: string) => new Promise<number>((resolve, reject) => {
      const request = requestOverHttp(`${served.url}${path}`, { agent, ...init }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode!))
      })
      request.on('error', reject).end(body)
    })
    const chunked = { 'content-type': 'text/csv', 'transfer-encoding': 'chunked', cookie: editor.cookie, origin: served.url }
    expect(await send('/api/datasets?fileName=large.csv', { method: 'POST', headers: chunked }, 'x'.repeat(700_000))).toBe(413)
    expect(await send('/api/health', {})).toBe(200)
    agent.destroy()
  })

  it('that breaks off leaves nothing, and the server as it was', async () => {
    const before = [await datasets(), stored()]
    const noted = () => served.browsers.owner.call('listAuditLog', { offset: 0, limit: 1 })
    const { total } = await noted()
    const socket = connect(served.port, '127.0.0.1')
    socket.write([
      'POST /api/datasets?fileName=torn.csv HTTP/1.1', `Host: 127.0.0.1:${served.port}`, `Origin: ${served.url}`,
      `Cookie: ${editor.cookie}`, 'Content-Type: text/csv', 'Content-Length: 100000', '', rows,
    ].join('\r\n'))
    await expect.poll(stored).toBeGreaterThan(before[1]) // it is being kept
    socket.destroy()
    await expect.poll(noted).toMatchObject({ total: total + 1, items: [{ action: 'uploadDataset', outcome: 'failed' }] })
    await expect.poll(async () => [await datasets(), stored()]).toEqual(before)
    expect((await served.send('/api/health')).status).toBe(200)
  })

  it('is not begun for who may not', async () => {
    const response = await served.send('/api/datasets?fileName=rows.csv', {
      method: 'POST', body: rows, headers: served.pageHeaders(served.browsers.viewer),
    })
    expect(await errorCode(response)).toBe('NOT_ALLOWED')
  })

  it('cannot be named into another folder', async () => {
    await post(`/api/datasets?fileName=${encodeURIComponent('../../escaped.csv')}`, rows, 'text/csv')
    expect(existsSync(join(served.studio.dataFolder, '..', 'escaped.csv'))).toBe(false)
  })
})

it('gives up a body that does not come', async () => {
  const socket = connect(served.port, '127.0.0.1')
  socket.write('POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{')
  const keepsWriting = setInterval(() => socket.write(' '), 150) // one letter now and then would hold the line for ever
  const closed = new Promise((resolve) => socket.resume().on('error', () => {}).on('close', resolve)) // or reset while writing
  await closed
  clearInterval(keepsWriting)
})

describe('a form', () => {
  const row = '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}\n'
  const files = () => served.browsers.editor.call('listApiFiles', { limit: 20, order: 'desc' })
  const kept = () => readdirSync(join(served.studio.dataFolder, 'uploads'))
  const sendForm = (body: string, boundary = 'x') => served.send('/v1/files', {
    method: 'POST', body, headers: { ...editor, 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  const field = (name: string, value: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const file = (content: string, name = 'file') => `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.jsonl"\r\n\r\n${content}\r\n`
  const problemOf = async (response: Response) => {
    const { error } = await response.json() as { error: { message: string; code: string; param: string | null } }
    return `${response.status} ${error.code} ${error.param ?? ''} ${error.message}`
  }

  it('is read whatever the order of its parts', async () => {
    for (const parts of [[field('purpose', 'fine-tune'), file(row)], [file(row), field('purpose', 'fine-tune')]]) {
      const response = await sendForm(`${parts.join('')}--x--\r\n`)
      expect(await response.json()).toMatchObject({ object: 'file', filename: 'a.jsonl', bytes: row.length })
    }
    const sent = await createClient({ baseUrl: served.url, headers: editor }).uploadApiFile({
      purpose: 'fine-tune', fileName: 'odd "name" – 漢.jsonl', file: new Blob([row, row]).stream(),
    })
    expect(sent).toMatchObject({ filename: expect.stringContaining('漢.jsonl'), bytes: 2 * row.length })
    await expect.poll(kept).toEqual([])
  })

  it('is refused where it is torn, without its file or its values, or too large, and leaves nothing', async () => {
    const before = (await files()).data.length
    const wrong: [body: string, problem: RegExp][] = [
      [`${field('purpose', 'fine-tune')}${file(row)}`, /400 REQUEST_INVALID .*no whole form/],
      ['nothing', /400 REQUEST_INVALID .*no whole form/],
      [`${field('purpose', 'fine-tune')}--x--\r\n`, /400 REQUEST_INVALID file .*missing/],
      [`${field('purpose', 'fine-tune')}${file(row, 'other')}--x--\r\n`, /400 REQUEST_INVALID file .*missing/],
      [`${file(row)}${field('purpose', 'assistants')}--x--\r\n`, /400 REQUEST_INVALID purpose/],
      [`${field('purpose', 'x'.repeat(70_000))}${file(row)}--x--\r\n`, /400 REQUEST_INVALID purpose .*longer/],
      [`${field('purpose', 'fine-tune')}${file(row.repeat(5000))}--x--\r\n`, /413 REQUEST_TOO_LARGE/],
    ]
    for (const [body, problem] of wrong) expect(await problemOf(await sendForm(body)), body.slice(0, 100)).toMatch(problem)
    const json = await served.send('/v1/files', { method: 'POST', body: '{}', headers: { ...editor, 'content-type': 'application/json' } })
    expect(await problemOf(json)).toMatch(/400 REQUEST_INVALID .*multipart/)
    expect((await files()).data).toHaveLength(before)
    await expect.poll(kept).toEqual([])
  })
})
