import { apiErrorBody } from '../errors/api-error.ts'
import { explain } from '../errors/answer-error.ts'
import type { Asked } from './answer.ts'
import { sendEvents } from './event-stream.ts'
import { answerWithJson } from './json.ts'

/** What goes wrong within this time, in milliseconds, becomes an answer of its own; later, the stream has begun and ends with it. */
const patience = 5_000
/** Comments while a long prompt is read. */
const heartbeat = 5_000

/** Sends a completion as the clients of the OpenAI API expect it: as JSON, or where it comes in pieces as events. */
export async function answerWithCompletion(output: unknown, asked: Asked) {
  if (!isStream(output)) return answerWithJson(output, asked)
  const iterator = output[Symbol.asyncIterator]()
  const first = iterator.next()
  await settledWithin(first, patience)
  return sendEvents(iterator, first, {
    event: frame,
    end: 'data: [DONE]\n\n',
    failed: (error) => `data: ${JSON.stringify(apiErrorBody(explain(error, asked.request)))}\n\n`,
    heartbeat,
  }, asked)
}

/** Events that have a type, as those of responses, say it also in the frame; pieces of chats are data alone. */
function frame(chunk: unknown): string {
  const { type } = chunk as { type?: string }
  return `${type === undefined ? '' : `event: ${type}\n`}data: ${JSON.stringify(chunk)}\n\n`
}

const isStream = (output: unknown): output is AsyncIterable<unknown> => typeof output === 'object' && output !== null && Symbol.asyncIterator in output

/** Waits for a promise, but not for ever. @throws what it rejects with meanwhile */
async function settledWithin(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([promise, elapsed]).finally(() => clearTimeout(timer))
}
