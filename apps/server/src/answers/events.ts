import { errorBody, explain } from '../errors/answer-error.ts'
import type { Asked } from './answer.ts'
import { sendEvents } from './event-stream.ts'

/**
 * Sends events as they happen. `end` says that nothing follows, `failed` what went wrong; a stream that stops without either
 * broke off, and may be asked for again after the last `id`.
 */
export async function answerWithEvents(events: AsyncIterable<unknown>, asked: Asked) {
  const iterator = events[Symbol.asyncIterator]()
  return sendEvents(iterator, iterator.next(), {
    event: frame,
    end: 'event: end\ndata: {}\n\n',
    failed: (error) => `event: failed\ndata: ${JSON.stringify(errorBody(explain(error, asked.request)).error)}\n\n`,
    heartbeat: 15_000,
  }, asked)
}

/** One event; JSON has no line breaks of its own. */
function frame(event: unknown): string {
  const { id } = event as { id?: unknown }
  return `${typeof id === 'number' || typeof id === 'string' ? `id: ${id}\n` : ''}data: ${JSON.stringify(event)}\n\n`
}
