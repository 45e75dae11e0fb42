import { TunesmithError } from '@tunesmith/contract'

/** Hands events over from who makes them to one reader, in order, whoever of both is faster. */
export interface EventQueue<T> {
  push(event: T): void
  /** Nothing more will come. */
  end(): void
  /** Nothing more will come, since something failed: the reader is told after all events. */
  fail(error: unknown): void
  /**
   * Every event once.
   * @param onLeave called when the reader has had enough, or everything, or lets too many wait
   * @throws READER_TOO_SLOW where that is so
   */
  read(onLeave: () => void): AsyncGenerator<T>
}

/** Events that wait for a reader, at most: more than there are in the longest answer. */
const mostWaiting = 10_000

export function createEventQueue<T>(most = mostWaiting): EventQueue<T> {
  const waiting: T[] = []
  let isEnded = false
  let failure: { error: unknown } | undefined
  let wake = () => {}
  let leave = () => {}

  async function* all(): AsyncGenerator<T> {
    try {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift()!
        if (failure) throw failure.error
        if (isEnded) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    } finally {
      leave()
    }
  }

  function fail(error: unknown): void {
    failure ??= { error }
    wake()
  }

  return {
    push(event) {
      if (failure) return
      waiting.push(event)
      wake()
      if (waiting.length <= most) return
      waiting.length = 0
      fail(new TunesmithError('READER_TOO_SLOW', { events: most }))
      leave()
    },
    end() {
      isEnded = true
      wake()
    },
    fail,
    read(onLeave) {
      leave = onLeave
      return all()
    },
  }
}
