/**
 * Hands the items of a stream on in groups, at most one each `intervalMs`; the first at once, the rest when the stream ends.
 * A page that draws each group stays calm however fast items come.
 */
export async function inBatches<T>(
  items: AsyncIterable<T>, intervalMs: number, onBatch: (batch: T[]) => void,
): Promise<void> {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    last = performance.now()
    onBatch(batch)
  }
  try {
    for await (const item of items) {
      waiting.push(item)
      const wait = last + intervalMs - performance.now()
      if (wait <= 0) flush()
      else timer ??= setTimeout(flush, wait)
    }
  } finally {
    flush()
  }
}
