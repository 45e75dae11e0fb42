import { once } from 'node:events'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Asked } from './answer.ts'

/** What the events of a stream look like on the line. */
export interface StreamForm {
  event(value: unknown): string
  /** Says that nothing follows. */
  end: string
  failed(error: unknown): string
  /** Milliseconds after which a comment keeps the line open. */
  heartbeat: number
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no', // proxies in front pass each event on at once
}

/** Sends events as they happen (server-sent events), as fast as the reader takes them; ends them where the reader has gone. */
export async function sendEvents(iterator: AsyncIterator<unknown>, first: Promise<IteratorResult<unknown>>, form: StreamForm, { reply, context: { signal } }: Asked) {
  const { raw } = reply.headers(headers).hijack()
  raw.writeHead(200, reply.getHeaders() as OutgoingHttpHeaders).flushHeaders()
  const beat = setInterval(() => raw.writableNeedDrain || raw.write(': still here\n\n'), form.heartbeat)
  const leave = () => void iterator.return?.()?.catch(() => undefined)
  signal.addEventListener('abort', leave)
  try {
    for (let step = await first; !step.done && !signal.aborted; step = await iterator.next()) {
      if (!raw.write(form.event(step.value))) await once(raw, 'drain', { signal })
    }
    if (!signal.aborted) raw.write(form.end)
  } catch (error) {
    if (!signal.aborted) raw.write(form.failed(error))
  } finally {
    clearInterval(beat)
    signal.removeEventListener('abort', leave)
    leave()
    raw.end()
  }
  return reply
}
