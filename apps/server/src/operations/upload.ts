import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { fail, TunesmithError } from '@tunesmith/contract'

/** An upload that stands still for this long is given up. */
const longestPause = 120_000

/**
 * The body of a request as a file: read as fast as it is taken.
 *
 * @throws REQUEST_TOO_LARGE; the stream fails with it, too, and with UPLOAD_INTERRUPTED
 */
export function openUpload(request: IncomingMessage, limitBytes: number, fileName: string): Readable {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) fail('REQUEST_TOO_LARGE', { limitBytes })
  return Readable.from(receive(request, limitBytes, fileName), { objectMode: false })
}

async function* receive(request: IncomingMessage, limitBytes: number, fileName: string): AsyncGenerator<Buffer> {
  let bytes = 0
  request.setTimeout(longestPause)
  try {
    // not destroyed at an early end, since the answer takes the same connection
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limitBytes) fail('REQUEST_TOO_LARGE', { limitBytes })
      yield chunk
    }
  } catch (error) {
    if (error instanceof TunesmithError) throw error
    fail('UPLOAD_INTERRUPTED', { fileName }, error)
  } finally {
    request.setTimeout(0)
  }
}
