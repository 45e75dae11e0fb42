/** Wakes those who wait for news. */
export interface Bell {
  ring(): void
  /** Settles with the next ring, or when the signal is aborted. */
  next(signal: AbortSignal): Promise<void>
}

export function createBell(): Bell {
  let waiting = Promise.withResolvers<void>()
  return {
    ring() {
      waiting.resolve()
      waiting = Promise.withResolvers<void>()
    },
    async next(signal) {
      const left = Promise.withResolvers<void>()
      const leave = () => left.resolve()
      signal.addEventListener('abort', leave)
      if (!signal.aborted) await Promise.race([waiting.promise, left.promise])
      signal.removeEventListener('abort', leave)
    },
  }
}
