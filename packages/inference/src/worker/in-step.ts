/*
 * Texts that are written in one context are computed together only where their next tokens are asked for at the same moment.
 * Those that began apart would take turns for ever, each group being ready while the other is computed, and every turn reads
 * all weights again. So whoever is ready waits for those that are about to be.
 */

export interface InStep {
  /** A text begins to be written. */
  enter(): Walker
}

/** One text that is written. */
export interface Walker {
  /** Settles when the others are ready for their next token, too, or take too long. */
  next(): Promise<void>
  leave(): void
}

/** How long somebody is waited for: in lengths of a step, and in milliseconds at most. */
const patience = { steps: 1.5, atMost: 50 }

export function createSteps(now = () => performance.now()): InStep {
  const walkers = new Set<Walker>()
  const ready = new Map<Walker, () => void>()
  let timer: NodeJS.Timeout | undefined
  let begun = now()
  /** Milliseconds from the beginning of a step until the first one was ready again. */
  let length = 0

  function go(): void {
    clearTimeout(timer)
    timer = undefined
    const going = [...ready.values()]
    ready.clear()
    begun = now()
    for (const each of going) each()
  }
  const goIfAllReady = () => ready.size > 0 && ready.size === walkers.size && go()

  return {
    enter() {
      const walker: Walker = {
        next() {
          if (ready.size === 0) length = now() - begun
          const { promise, resolve } = Promise.withResolvers<void>()
          ready.set(walker, resolve)
          if (ready.size < walkers.size) timer ??= setTimeout(go, Math.min(patience.steps * length, patience.atMost))
          goIfAllReady()
          return promise
        },
        leave() {
          walkers.delete(walker)
          goIfAllReady()
        },
      }
      walkers.add(walker)
      return walker
    },
  }
}
