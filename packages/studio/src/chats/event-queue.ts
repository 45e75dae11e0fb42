/** Hands events over from who makes them to one reader, in order, whoever of both is faster. */
export interface EventQueue<T> {
  push(event: T): void
  /** Nothing more will come. */
  end(): void
  /** Every event once. @param onLeave called when the reader has had enough, or everything */
  read(onLeave: () => void): AsyncGenerator<T>
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = []
  let isEnded = false
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
    async *read(onLeave) {
      try {
        for (;;) {
          while (waiting.length > 0) yield waiting.shift()!
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
