import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { operationTable } from '../operations/index.ts'
import { createClient, requestOf, RequestError, routes, wayTo } from './index.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A server that answers as told, and a client of it. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  return createClient({ baseUrl: `http://127.0.0.1:${port}/`, apiKey: 'key' })
}

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const event of events) all.push(event)
  return all
}

const runId = 'run_0123456789ab'

describe('the client', () => {
  it('knows the way to each operation', () => {
    for (const [name, { method, path, upload, answer = 'json', command }] of Object.entries(operationTable)) {
      const words = command && `${command.noun} ${command.verb}`
      const places = path.split('/').filter((part) => part.startsWith(':')).map((part) => part.slice(1))
      expect(wayTo(name as keyof typeof routes)).toEqual({ method, path, places, upload: upload === true ? 'file' : (upload ?? null), answer, command: words })
    }
    expect(Object.keys(routes)).toHaveLength(Object.keys(operationTable).length)
  })

  it('puts values into the path, the query and the body', () => {
    expect(requestOf('listRuns', { limit: 5, projectId: undefined }).url).toBe('/api/runs?limit=5')
    expect(requestOf('updateUser', { userId: 'a/../b?', role: 'editor' })).toMatchObject({
      method: 'PATCH', url: '/api/users/a%2F..%2Fb%3F', body: '{"role":"editor"}', type: 'application/json',
    })
    expect(requestOf('pauseRun', { runId })).toMatchObject({ url: `/api/runs/${runId}/pause`, body: undefined, type: undefined })
    expect(requestOf('uploadDataset', { fileName: 'a b.csv', file: 'a,b' })).toMatchObject({
      url: '/api/datasets?fileName=a+b.csv', body: 'a,b', type: 'application/octet-stream',
    })
  })

  it('sends JSON and gives what comes back', async () => {
    const client = await serve(async (request, response) => {
      const seen = [request.method, request.url, request.headers.authorization, await text(request)]
      response.end(JSON.stringify({ seen }))
    })
    expect(await client.startRun({ projectId: 'project_0123456789ab' })).toEqual({
      seen: ['POST', '/api/runs', 'Bearer key', '{"projectId":"project_0123456789ab"}'],
    })
  })

  it('uploads a stream', async () => {
    const client = await serve(async (request, response) => {
      response.end(JSON.stringify({ length: (await text(request)).length }))
    })
    const file = new Blob(['x'.repeat(300_000)]).stream()
    expect(await client.uploadDataset({ fileName: 'rows.csv', file })).toEqual({ length: 300_000 })
  })

  it.each([
    ['a Blob, whose length is known', (rows: string) => new Blob([rows]), /^\d+$/],
    ['bytes', (rows: string) => new TextEncoder().encode(rows), /^\d+$/],
    ['a stream', (rows: string) => new Blob([rows]).stream(), undefined],
  ])('sends %s in a form', async (_, fileOf, length) => {
    const client = await serve(async (request, response) => {
      const form = await new Response(await text(request), { headers: { 'content-type': request.headers['content-type']! } }).formData()
      const file = form.get('file') as File
      response.end(JSON.stringify([form.get('purpose'), file.name, await file.text(), request.headers['content-length']]))
    })
    const sent = await client.uploadApiFile({ purpose: 'fine-tune', fileName: 'a "b".jsonl', file: fileOf('{}\n'.repeat(100)) })
    expect(sent).toEqual(['fine-tune', 'a "b".jsonl', '{}\n'.repeat(100), ...(length ? [expect.stringMatching(length)] : [null])])
  })

  it('throws the error that was sent, and one of its own where nothing came', async () => {
    const error = { code: 'NOT_FOUND', title: 'Not there', message: 'No.', remedy: 'Look.', params: { id: runId } }
    const client = await serve((_, response) => response.writeHead(404).end(JSON.stringify({ error })))
    await expect(client.getRun({ runId })).rejects.toMatchObject({ ...error, status: 404 })
    const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1' })
    const failure = await nowhere.getSession().catch((caught: unknown) => caught)
    expect(failure).toBeInstanceOf(RequestError)
    expect(failure).toMatchObject({ code: 'SERVER_UNREACHABLE', status: 0 })
  })

  it('takes a stream that breaks off up again after its last event', async () => {
    const asked: unknown[] = []
    let first: ServerResponse
    const client = await serve((request, response) => {
      asked.push(request.headers['last-event-id'])
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      if (asked.length === 1) first = response
      if (asked.length > 1) return void response.end(': still here\n\nid: 3\ndata: {"n":3}\n\nevent: end\ndata: {}\n\n')
      response.write('id: 1\ndata: {"n":1}\n\nid: 2\nda')
    })
    const events: unknown[] = []
    for await (const event of client.streamRunEvents({ runId })) {
      events.push(event)
      if (events.length === 1) first!.write('ta: {"n":2}\n\nid: 3\ndata: {"n')
      if (events.length === 2) first!.destroy()
    }
    expect(events).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(asked).toEqual([undefined, '2'])
  })

  it('never sends a message twice when its stream breaks off', async () => {
    let asked = 0
    let breakOff = () => {}
    const client = await serve((_, response) => {
      asked += 1
      response.writeHead(200).write('data: {"n":1}\n\n')
      breakOff = () => response.destroy()
    })
    const answers = client.sendMessage({ chatId: 'chat_0123456789ab', content: 'Hello' })
    expect((await answers.next()).value).toEqual({ n: 1 })
    breakOff()
    await expect(answers.next()).rejects.toThrow('terminated')
    expect(asked).toBe(1)
  })

  it('throws what fails in the middle of a stream', async () => {
    const error = { code: 'INTERNAL', title: 'A fault', message: 'No.', remedy: 'Again.' }
    const client = await serve((_, response) => response.end(`event: failed\ndata: ${JSON.stringify(error)}\n\n`))
    await expect(collect(client.streamRunEvents({ runId }))).rejects.toMatchObject(error)
  })

  it('throws what fails in the middle of a stream of the OpenAI API, and gives what tells of something that failed', async () => {
    const error = { code: 'INTERNAL', title: 'A fault', message: 'No.', remedy: 'Again.' }
    const failed = { id: 'export_0123456789ab', state: 'failed', error }
    const client = await serve((request, response) =>
      response.end(request.method === 'POST' ? `data: ${JSON.stringify({ error })}\n\n` : `data: ${JSON.stringify(failed)}\n\nevent: end\ndata:\n\n`))
    const asked = client.createChatCompletion({ model: 'mine', messages: [{ role: 'user', content: 'Hello' }], stream: true })
    await expect((async () => collect(await asked))()).rejects.toMatchObject(error)
    expect(await collect(client.streamExport({ exportId: failed.id }))).toEqual([failed])
  })

  it('ends a stream by its signal', async () => {
    const gone = Promise.withResolvers<void>()
    const client = await serve((_, response) => {
      response.on('close', gone.resolve).writeHead(200).write('data: {"n":1}\n\n')
    })
    const abort = new AbortController()
    const events = client.streamRunEvents({ runId }, { signal: abort.signal })
    await events.next()
    abort.abort()
    await expect(events.next()).rejects.toThrow('abort')
    await gone.promise
  })
})
