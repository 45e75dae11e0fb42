import { readEvents } from './read-events.ts'
import { type ErrorBody, RequestError } from './request-error.ts'
import { unreachable } from './unreachable.ts'

const pauseBeforeReconnecting = 1000

/**
 * The events of a stream to its end. Where asking again changes nothing, a stream that breaks off is taken up again after
 * the last event that arrived. @throws RequestError
 */
export async function* streamEvents(
  open: (lastId: string | null) => Promise<Response>, canRepeat: boolean, signal?: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  let lastId: string | null = null
  for (let wasOpen = false; ; await new Promise((resolve) => setTimeout(resolve, pauseBeforeReconnecting))) {
    try {
      const response = await open(lastId)
      wasOpen = true
      for await (const { event, data, id } of readEvents(response.body!)) {
        if (event === 'end' || data === '[DONE]') return // the latter ends streams of the OpenAI API
        if (event === 'failed') throw new RequestError(JSON.parse(data) as ErrorBody, response.status)
        lastId = id ?? lastId
        yield eventIn(data, response.status)
      }
      throw unreachable(response.url, 'the stream broke off')
    } catch (error) {
      const isBroken = error instanceof TypeError || (error instanceof RequestError && error.status === 0)
      if (signal?.aborted || !isBroken || !wasOpen || !canRepeat) throw error
    }
  }
}

/** @throws RequestError for one that says what failed and nothing else, as those of the OpenAI API do */
function eventIn(data: string, status: number): unknown {
  const event = JSON.parse(data) as { error?: ErrorBody }
  if (event.error && Object.keys(event).length === 1) throw new RequestError(event.error, status)
  return event // also of something that has failed, such as an export
}
