import { fork } from 'node:child_process'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { allocationFailure } from '../memory-shortage.ts'
import type { ModelReply, ModelRequest } from './messages.ts'
import type { Answer, AnswerOptions, ModelSource } from './open-model.ts'

/** An answer, which may have been broken off. */
export interface ProcessAnswer {
  text: string
  /** How many were written; 0 where nobody can tell any more. */
  tokens: number
  stopped: Answer['stopped'] | 'cancelled'
}

/** A model in a process of its own: computing blocks only that, and a crash ends only that. */
export interface ModelProcess {
  readonly pid: number | undefined
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<void>
  /** The longest text in tokens, prompt and answer together. @throws MODEL_CRASHED, and what opening the model throws */
  contextLength(): Promise<number>
  /**
   * Continues a prompt; several at a time take turns. When the signal aborts, what there is of the answer is given.
   *
   * @param onText called with each piece of text as it comes
   * @throws MODEL_CRASHED where the process ends, and what opening the model throws
   */
  answer(tokens: readonly number[], options: AnswerOptions, onText: (text: string) => void, signal: AbortSignal): Promise<ProcessAnswer>
  /** Ends the process at once. */
  kill(): void
}

interface Waiting {
  onText(text: string): void
  resolve(answer: ProcessAnswer): void
  reject(error: Error): void
}

const program = join(import.meta.dirname, 'model-worker.ts')
/** How much of what the process printed last is kept, in characters. */
const lastWordsLength = 4000

/**
 * Starts a process that opens a model; the first answer waits for that.
 * @param name what messages call it
 */
export function startModel({ model, adapter, template }: ModelSource, name = model): ModelProcess {
  const waiting = new Map<number, Waiting>()
  const loaded = Promise.withResolvers<number>()
  loaded.promise.catch(() => {}) // whoever asks is told
  let problem: TunesmithError | undefined
  let lastWords = ''
  let latest = 0
  const child = fork(program, [JSON.stringify({ model, adapter, template } satisfies ModelSource)], {
    execArgv: [], // whatever this process was started with is for itself
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr!.on('data', (words) => {
    lastWords = (lastWords + String(words)).slice(-lastWordsLength)
  })
  child.on('message', (reply: ModelReply) => {
    if (reply.type === 'ready') loaded.resolve(reply.contextLength)
    else if (reply.type === 'text') waiting.get(reply.id)?.onText(reply.text)
    else if (reply.type === 'answered') waiting.get(reply.id)?.resolve(reply.answer)
    else if (reply.id !== null) waiting.get(reply.id)?.reject(new TunesmithError(reply.code, reply.params))
    else problem = new TunesmithError(reply.code, reply.params)
  })
  const ended = new Promise<void>((settle) => {
    const end = (how: string) => {
      problem ??= new TunesmithError('MODEL_CRASHED', { model: name, how: allocationFailure.test(lastWords) ? 'ran out of memory' : how })
      loaded.reject(problem)
      for (const { reject } of waiting.values()) reject(problem)
      settle()
    }
    child.once('error', ({ message }) => end(`could not be used (${message})`))
    child.once('close', (status, signal) => end(signal === null ? `ended with status ${status}` : `was ended by the signal ${signal}`))
  })
  const ask = (request: ModelRequest) => child.connected && child.send(request, () => {}) // one that is gone says so itself

  return {
    pid: child.pid,
    ended,
    contextLength: () => loaded.promise,
    kill: () => void child.kill('SIGKILL'),
    async answer(tokens, options, onText, signal) {
      if (signal.aborted) return { text: '', tokens: 0, stopped: 'cancelled' }
      if (problem) throw problem
      const id = ++latest
      let said = ''
      const { promise, resolve, reject } = Promise.withResolvers<ProcessAnswer>()
      const cancel = () => {
        ask({ type: 'cancel', id })
        resolve({ text: said, tokens: 0, stopped: 'cancelled' })
      }
      waiting.set(id, {
        resolve, reject,
        onText(text) {
          said += text
          onText(text)
        },
      })
      signal.addEventListener('abort', cancel)
      ask({ type: 'answer', id, tokens, options })
      try {
        return await promise
      } finally {
        signal.removeEventListener('abort', cancel)
        waiting.delete(id)
      }
    },
  }
}
