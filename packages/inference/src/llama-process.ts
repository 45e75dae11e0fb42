import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { startProcess } from '@tunesmith/processes'
import type { GenerateRequest, Generated, LlamaInfo, LlamaSource, Piece, Score, ScoreRequest } from './requests.ts'
import type { LlamaTasks } from './worker/llama-worker.ts'

/** A model in llama.cpp, in a process of its own: computing blocks only that, and a crash of native code ends only that. */
export interface LlamaProcess {
  readonly pid: number | undefined
  /** Settles when the model is in memory, or cannot be used. */
  readonly ready: Promise<unknown>
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<void>
  /** What is known of the model, once it is loaded. @throws MODEL_CRASHED, LLAMA_CANNOT_LOAD, MODEL_TOO_LARGE */
  info(): Promise<LlamaInfo>
  /**
   * Continues a prompt. Several at a time are computed together. When the signal aborts, what there is of the answer is given.
   *
   * @param onPiece called with each part of the text as it comes
   * @throws MODEL_CRASHED where the process ends, PROMPT_TOO_LONG, LLAMA_CANNOT_LOAD for the adapter, SCHEMA_UNSUPPORTED
   */
  generate(request: GenerateRequest, onPiece?: (piece: Piece) => void, signal?: AbortSignal): Promise<Generated>
  /** The log-probability of each token given those before it, from the second one on. @throws as generate */
  score(request: ScoreRequest, signal?: AbortSignal): Promise<Score[]>
  /** The embedding of a text, of length 1. @throws as generate */
  embed(tokens: readonly number[], signal?: AbortSignal): Promise<number[]>
  /** @param special whether special tokens in the text are read as such */
  tokenize(text: string, special: boolean): Promise<number[]>
  /** @param special whether special tokens are written out */
  detokenize(tokens: readonly number[], special: boolean): Promise<string>
  /** Ends the process at once. */
  kill(): void
}

const program = join(import.meta.dirname, 'worker/llama-worker.ts')

/**
 * Starts a process that loads a model; requests wait for that.
 * @param name what messages call the model
 */
export function startLlama(source: LlamaSource, name = source.file): LlamaProcess {
  const { pid, ended, ask, kill } = startProcess<LlamaTasks>(program, {
    words: [JSON.stringify({ ...source, name })],
    died: (how) => new TunesmithError('MODEL_CRASHED', { model: name, how }),
  })
  const info = ask('info', undefined)
  info.catch(() => {}) // whoever asks is told
  return {
    pid, ended, kill,
    ready: info,
    info: () => info,
    generate: (request, onPiece, signal) => ask('generate', request, { signal, onNews: (pieces) => onPiece && pieces.forEach(onPiece) }),
    score: (request, signal) => ask('score', request, { signal }),
    embed: (tokens, signal) => ask('embed', tokens, { signal }),
    tokenize: (text, special) => ask('tokenize', { text, special }),
    detokenize: (tokens, special) => ask('detokenize', { tokens, special }),
  }
}
