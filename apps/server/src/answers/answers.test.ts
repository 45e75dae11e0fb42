import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { plainReason, type NumberedEvent } from '@tunesmith/contract'
import { createClient } from '@tunesmith/contract/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { serve, type Served, type ServeOptions } from '../../testing/serve.ts'
import { attachment } from './file.ts'

let served: Served
afterEach(() => served.close())

const runId = 'run_0123456789ab'

/** A server, and a client of it with the cookie of an editor. */
async function open(options: ServeOptions = {}) {
  served = await serve(options)
  const headers = served.pageHeaders(served.browsers.editor)
  return { headers, client: createClient({ baseUrl: served.url, headers }) }
}

const eventNumbered = (id: number): NumberedEvent => ({
  id, event: { type: 'progress', time: new Date().toISOString(), activity: plainReason('Reading'), done: id, total: null, unit: 'rows' },
})

/** Events from 1 on, until nobody listens; says when it was left. */
function endlessEvents() {
  const left = Promise.withResolvers<number>()
  let sent = 0
  async function* events() {
    try {
      for (;;) yield eventNumbered(++sent)
    } finally {
      left.resolve(sent)
    }
  }
  return { handler: async () => events(), left: left.promise, sent: () => sent }
}

describe('a stream', () => {
  it('replays the events of a run, and those after the last one that arrived', async () => {
    const { headers, client } = await open()
    addRun(served.studio.dataFolder, 5)
    const ids: number[] = []
    for await (const { id } of client.streamRunEvents({ runId })) ids.push(id)
    expect(ids).toEqual([1, 2, 3, 4, 5])

    const again = await served.send(`/api/runs/${runId}/stream?after=1`, { headers: { ...headers, 'last-event-id': '3' } })
    expect(again.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(again.headers.get('content-security-policy')).toContain('default-src')
    const text = await again.text()
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 4', 'id: 5'])
    expect(text.endsWith('event: end\ndata: {}\n\n')).toBe(true)
  })

  it('is left when the client goes', async () => {
    const { handler, left } = endlessEvents()
    const { client } = await open({ handlers: { streamRunEvents: handler } })
    for await (const { id } of client.streamRunEvents({ runId })) if (id === 3) break
    expect(await left).toBeGreaterThanOrEqual(3)
  })

  it('is left also while nothing happens', async () => {
    const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { client } = await open({
      handlers: {
        async streamRunEvents(_input, { signal }) {
          signal.addEventListener('abort', () => left.resolve())
          asked.resolve()
          const silence = {
            next: () => new Promise<never>(() => {}),
            return: async () => ({ done: true as const, value: undefined }),
          }
          return { [Symbol.asyncIterator]: () => silence }
        },
      },
    })
    const leaving = new AbortController()
    const next = client.streamRunEvents({ runId }, { signal: leaving.signal }).next().catch(() => 'left')
    await asked.promise
    leaving.abort()
    expect(await next).toBe('left')
    await left.promise
  })

  it('waits for a listener that is slow', async () => {
    const { handler, sent, left } = endlessEvents()
    const { headers } = await open({ handlers: { streamRunEvents: handler } })
    const response = await served.send(`/api/runs/${runId}/stream`, { headers })
    await expect.poll(async () => {
      const before = sent()
      await new Promise((resolve) => setTimeout(resolve, 100))
      return before > 0 && sent() === before
    }, { timeout: 10_000 }).toBe(true)
    await response.body!.cancel()
    await left
  })

  it('says what went wrong in its middle, without insides', async () => {
    const { client } = await open({
      handlers: {
        async streamRunEvents() {
          return (async function* () {
            yield eventNumbered(1)
            throw new Error('a secret of the inside')
          })()
        },
      },
    })
    const events = client.streamRunEvents({ runId })
    expect(await events.next()).toMatchObject({ value: { id: 1 } })
    await expect(events.next()).rejects.toMatchObject({ code: 'INTERNAL', message: expect.not.stringContaining('secret') })
  })

  it('refuses before it begins, as every operation does', async () => {
    const { client } = await open()
    await expect(client.streamRunEvents({ runId }).next()).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
  })

  it('ends when the server closes, so that clients come again', async () => {
    const { handler, left } = endlessEvents()
    const { headers } = await open({ handlers: { streamRunEvents: handler } })
    const response = await served.send(`/api/runs/${runId}/stream`, { headers })
    let text = ''
    const reading = (async () => {
      for await (const chunk of response.body!) text += Buffer.from(chunk).toString()
    })().catch(() => undefined) // what the server has not sent yet is lost
    await served.app.close()
    await reading
    await left
    expect(text).toContain('id: 1\n')
    expect(text).not.toContain('event: end')
  })
})

describe('a completion in pieces', () => {
  afterEach(() => void vi.useRealTimers())

  it('begins with comments that keep the line open while a long prompt is read', async () => {
    const asked = Promise.withResolvers<void>()
    const read = Promise.withResolvers<void>()
    await open({
      handlers: {
        async createCompletion() {
          return (async function* () {
            asked.resolve()
            await read.promise
            yield { id: 'cmpl-1', object: 'text_completion' as const, created: 0, model: 'm', system_fingerprint: '', choices: [] }
          })()
        },
      },
    })
    const headers = { ...(await served.keyHeaders(served.browsers.viewer, 'viewer')), 'content-type': 'application/json' }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const sent = served.send('/v1/completions', { method: 'POST', headers, body: JSON.stringify({ model: 'm', prompt: 'long', stream: true }) })
    await asked.promise
    await vi.advanceTimersByTimeAsync(5_000)
    const { status, body } = await sent
    expect(status).toBe(200)
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let ping = 0; ping < 2; ping++) {
      await vi.advanceTimersByTimeAsync(5_000)
      expect((await reader.read()).value).toBe(': still here\n\n')
    }
    read.resolve()
    let rest = ''
    for (let step = await reader.read(); !step.done; step = await reader.read()) rest += step.value
    expect(rest).toMatch(/^data: \{"id":"cmpl-1".*\n\ndata: \[DONE\]\n\n$/)
  })
})

describe('a file', () => {
  it('arrives whole, to be saved', async () => {
    const content = 'x'.repeat(1_000_000)
    const { client } = await open({
      handlers: { getRunRecipe: async () => ({ name: 'räte "1".yaml', type: 'text/html', content: Readable.from([content]) }) },
    })
    const response = await client.getRunRecipe({ runId })
    const disposition = `attachment; filename="r_te _1_.yaml"; filename*=UTF-8''r%C3%A4te%20%221%22.yaml`
    expect(response.headers.get('content-disposition')).toBe(disposition)
    expect((await response.text()).length).toBe(content.length)
  })

  it('is no longer read when the client goes', async () => {
    const content = Readable.from((async function* () { for (;;) yield Buffer.alloc(65_536) })())
    const file = { name: 'a.zip', type: 'application/zip', content }
    const { client } = await open({ handlers: { downloadRunResult: async () => file } })
    const response = await client.downloadRunResult({ runId })
    await response.body!.cancel()
    await expect.poll(() => content.destroyed).toBe(true)
  })
})

describe('the name of a file', () => {
  it.each([
    ['plain.zip', `attachment; filename="plain.zip"; filename*=UTF-8''plain.zip`],
    ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
    ['a\r\nSet-Cookie: b', `attachment; filename="aSet-Cookie: b"; filename*=UTF-8''aSet-Cookie%3A%20b`],
    ['', `attachment; filename="download"; filename*=UTF-8''download`],
  ])('%j is made safe', (name, expected) => {
    expect(attachment(name)).toBe(expected)
  })
})

/** A run that is over, with its log. */
function addRun(dataFolder: string, events: number): void {
  const database = new DatabaseSync(join(dataFolder, 'tunesmith.sqlite'))
  const time = new Date().toISOString()
  database.prepare(`
    INSERT INTO runs (id, name, model, state, priority, spec, summary, created_by, created_at, queued_at, ended_at)
    VALUES (?, 'Run', 'model', 'cancelled', 0, '{}', '{}', ?, ?, ?, ?)`)
    .run(runId, randomUUID(), time, time, time)
  database.close()
  const folder = join(dataFolder, 'runs', runId)
  mkdirSync(folder, { recursive: true })
  const lines = Array.from({ length: events }, (_, index) => `${JSON.stringify(eventNumbered(index + 1).event)}\n`)
  writeFileSync(join(folder, 'events.jsonl'), lines.join(''))
}
