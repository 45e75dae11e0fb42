import type { Usage } from '@tunesmith/contract/openai'
import { createEventQueue } from '../../event-queue.ts'

/** An answer that is written piece by piece, and how it is given. */
export interface Answering<Piece, Chunk, Whole> {
  /** Writes it, and tells each piece as it comes; gives what it took. */
  write(tell: (piece: Piece) => void, signal: AbortSignal): Promise<Usage>
  /** One event of a stream: pieces, or at the end what the answer took. */
  chunk(pieces: Piece[], usage: Usage | null): Chunk
  /** All pieces as one answer. */
  whole(pieces: readonly Piece[], usage: Usage): Whole
}

interface Wish {
  stream?: boolean | null
  stream_options?: { include_usage?: boolean | null } | null
}

/**
 * Gives an answer as it was asked for. What goes wrong before the first piece of a stream is thrown by its first step.
 *
 * @param onUsage called with what it took, also where the reader has left
 * @throws as Answering.write
 */
export async function wholeOrInPieces<Piece, Chunk, Whole>(
  { stream, stream_options: options }: Wish, { write, chunk, whole }: Answering<Piece, Chunk, Whole>, onUsage: (usage: Usage) => Promise<void>, signal: AbortSignal,
): Promise<Whole | AsyncIterable<Chunk>> {
  if (stream) {
    return inPieces<Chunk>(async (push, either) => {
      const usage = await write((piece) => push(chunk([piece], null)), either)
      await onUsage(usage)
      if (options?.include_usage === true) push(chunk([], usage))
    }, signal)
  }
  const pieces: Piece[] = []
  const usage = await write((piece) => pieces.push(piece), signal)
  await onUsage(usage)
  return whole(pieces, usage)
}

/** What is written, as it comes; a reader who leaves ends the writing. */
export function inPieces<T>(write: (push: (piece: T) => void, signal: AbortSignal) => Promise<void>, signal: AbortSignal): AsyncIterable<T> {
  const leaving = new AbortController()
  const pieces = createEventQueue<T>()
  write(pieces.push, AbortSignal.any([signal, leaving.signal])).then(pieces.end, pieces.fail)
  return pieces.read(() => leaving.abort())
}
