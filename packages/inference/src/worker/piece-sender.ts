import type { Piece } from '../requests.ts'

/** Sends pieces of an answer: at once when it is quiet, and in bundles where many tokens come within a few milliseconds. */
export function pieceSender(send: (pieces: Piece[]) => void): { add(piece: Piece): void; flush(): void } {
  let waiting: Piece[] = []
  let timer: NodeJS.Timeout | undefined
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length > 0) send(waiting)
    waiting = []
  }
  return {
    add(piece) {
      waiting.push(piece)
      timer ??= setTimeout(flush, bundleMilliseconds)
    },
    flush,
  }
}

/** Shorter than anybody sees, long enough that fast models do not spend their time on messages. */
const bundleMilliseconds = 8
