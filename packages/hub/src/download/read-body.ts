/**
 * The chunks of a body, until it ends.
 *
 * @param stall milliseconds without a byte after which the connection counts as lost
 * @throws what cut the connection, or `signal`'s reason
 */
export async function* readBody(response: Response, stall: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body!.getReader()
  try {
    for (;;) {
      const { promise: gaveUp, reject } = Promise.withResolvers<never>()
      const timer = setTimeout(() => reject(new Error(`nothing came for ${stall / 1000} seconds`)), stall)
      const abort = () => reject(signal.reason as Error)
      signal.addEventListener('abort', abort)
      try {
        signal.throwIfAborted()
        const { done, value } = await Promise.race([reader.read(), gaveUp])
        if (done) return
        yield value
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
