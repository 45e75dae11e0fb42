import { once } from 'node:events'
import type { OutgoingHttpHeaders } from 'node:http'
import { errorBody, explain } from '../errors/answer-error.ts'
import type { Asked } from './answer.ts'

/** How often a comment keeps the line open, in milliseconds. */
const heartbeat = 15_000

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no', // proxies in front pass each event on at once
}

/**
 * Sends events as they happen (server-sent events). `end` says that nothing follows, `failed` what went wrong; a stream that
 * stops without either broke off, and may be asked for again after the last `id`.
 */
export async function answerWithEvents(events: AsyncIterable<unknown>, { request, reply, context: { signal } }: Asked) {
  const { raw } = reply.headers(headers).hijack()
  raw.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders).flushHeaders()
  const beat = setInterval(() => raw.writableNeedDrain || raw.write(': still here\n\n'), heartbeat)
  const iterator = events[Symbol.asyncIterator]()
  const leave = () => void iterator.return?.()?.catch(() => undefined)
  signal.addEventListener('abort', leave)
  try {
    for (let step = await iterator.next(); !step.done && !signal.aborted; step = await iterator.next()) {
      if (!raw.write(frame(step.value))) await once(raw, 'drain', { signal })
    }
    if (!signal.aborted) raw.write('event: end\ndata: {}\n\n')
  } catch (error) {
    if (!signal.aborted) raw.write(`event: failed\ndata: ${JSON.stringify(errorBody(explain(error, request)).error)}\n\n`)
  } finally {
    clearInterval(beat)
    signal.removeEventListener('abort', leave)
    leave()
    raw.end()
  }
  return reply
}

/** One event; JSON has no line breaks of its own. */
function frame(event: unknown): string {
  const { id } = event as { id?: unknown }
  return `${typeof id === 'number' || typeof id === 'string' ? `id: ${id}\n` : ''}data: ${JSON.stringify(event)}\n\n`
}
