import { fork } from 'node:child_process'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import type { LlamaReply, LlamaRequest } from './messages.ts'
import type { GenerateRequest, Generated, LlamaInfo, LlamaSource, LlamaTask, LlamaWork, Piece, Score, ScoreRequest } from './requests.ts'

/** A model in llama.cpp, in a process of its own: computing blocks only that, and a crash of native code ends only that. */
export interface LlamaProcess {
  readonly pid: number | undefined
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

interface Waiting {
  onPieces(pieces: Piece[]): void
  resolve(gives: LlamaWork[LlamaTask]['gives']): void
  reject(error: Error): void
}

const program = join(import.meta.dirname, 'worker/llama-worker.ts')
/** How much of what the process printed last is kept, in characters. */
const lastWordsLength = 4000
const outOfMemory = /bad_alloc|out of memory|cannot allocate/i

/**
 * Starts a process that loads a model; requests wait for that.
 * @param name what messages call the model
 */
export function startLlama(source: LlamaSource, name = source.file): LlamaProcess {
  const waiting = new Map<number, Waiting>()
  const loaded = Promise.withResolvers<LlamaInfo>()
  loaded.promise.catch(() => {}) // whoever asks is told
  let problem: TunesmithError | undefined
  let lastWords = ''
  let latest = 0
  const child = fork(program, [JSON.stringify({ ...source, name })], {
    execArgv: [], // whatever this process was started with is for itself
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr!.on('data', (words) => {
    lastWords = (lastWords + String(words)).slice(-lastWordsLength)
  })
  child.on('message', (reply: LlamaReply) => {
    if (reply.type === 'ready') loaded.resolve(reply.info)
    else if (reply.type === 'pieces') waiting.get(reply.id)?.onPieces(reply.pieces)
    else if (reply.type === 'done') waiting.get(reply.id)?.resolve(reply.gives)
    else if (reply.id === null) problem = new TunesmithError(reply.code, reply.params)
    else waiting.get(reply.id)?.reject(new TunesmithError(reply.code, reply.params))
  })
  const ended = new Promise<void>((settle) => {
    const end = (how: string) => {
      problem ??= new TunesmithError('MODEL_CRASHED', { model: name, how: outOfMemory.test(lastWords) ? 'ran out of memory' : how })
      loaded.reject(problem)
      for (const { reject } of waiting.values()) reject(problem)
      settle()
    }
    child.once('error', ({ message }) => end(`could not be used (${message})`))
    child.once('close', (status, signal) => end(signal === null ? `ended with status ${status}` : `was ended by the signal ${signal}`))
  })
  const tell = (request: LlamaRequest) => child.connected && child.send(request, () => {}) // one that is gone says so itself

  async function ask<T extends LlamaTask>(
    type: T, takes: LlamaWork[T]['takes'], signal?: AbortSignal, onPiece?: (piece: Piece) => void,
  ): Promise<LlamaWork[T]['gives']> {
    signal?.throwIfAborted()
    if (problem) throw problem
    const id = ++latest
    const { promise, resolve, reject } = Promise.withResolvers<LlamaWork[LlamaTask]['gives']>()
    const cancel = () => {
      tell({ type: 'cancel', id })
      if (type !== 'generate') reject(signal!.reason as Error) // an answer ends with what there is of it
    }
    waiting.set(id, { resolve, reject, onPieces: (pieces) => onPiece && pieces.forEach(onPiece) })
    signal?.addEventListener('abort', cancel)
    tell({ type, id, takes } as LlamaRequest)
    try {
      return await promise
    } finally {
      signal?.removeEventListener('abort', cancel)
      waiting.delete(id)
    }
  }

  return {
    pid: child.pid,
    ended,
    info: () => loaded.promise,
    generate: (request, onPiece, signal) => ask('generate', request, signal, onPiece),
    score: (request, signal) => ask('score', request, signal),
    embed: (tokens, signal) => ask('embed', { tokens }, signal),
    tokenize: (text, special) => ask('tokenize', { text, special }),
    detokenize: (tokens, special) => ask('detokenize', { tokens, special }),
    kill: () => void child.kill('SIGKILL'),
  }
}
