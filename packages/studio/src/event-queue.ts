/** Hands events over from who makes them to one reader, in order, whoever of both is faster. */
export interface EventQueue<T> {
  push(event: T): void
  /** Nothing more will come. */
  end(): void
  /** Nothing more will come, since something failed: the reader is told after all events. */
  fail(error: unknown): void
  /** Every event once. @param onLeave called when the reader has had enough, or everything */
  read(onLeave: () => void): AsyncGenerator<T>
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = []
  let isEnded = false
  let failure: { error: unknown } | undefined
  let wake = () => {}
  return {
    push(event) {
      waiting.push(event)
      wake()
    },
    end() {
      isEnded = true
      wake()
    },
    fail(error) {
      failure = { error }
      wake()
    },
    async *read(onLeave) {
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
        onLeave()
      }
    },
  }
}
