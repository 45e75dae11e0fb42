import { fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { reason, TunesmithError, type Reason } from '@tunesmith/contract'
import { howItEnded } from './how-it-ended.ts'
import type { FromProcess, ThrownError, ToProcess } from './messages.ts'
import type { GivesOf, NewsOf, TakesOf, TasksIn } from './tasks.ts'

/** A process that does tasks. While it has none, it keeps the one that started it from nothing, its end included. */
export interface TaskProcess<T extends TasksIn<T>> {
  readonly pid: number | undefined
  /** Whether it can do nothing any more. */
  readonly isOver: boolean
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<void>
  /**
   * Asks for a task; several at a time take turns. Where `signal` aborts, the task hears of it, and what it then gives is given.
   *
   * @throws what the task throws, or the signal's reason where it was given up; what kept the process from making ready;
   * the error of `ProcessOptions.died`
   */
  ask<K extends keyof T & string>(task: K, takes: TakesOf<T[K]>, options?: AskOptions<NewsOf<T[K]>>): Promise<GivesOf<T[K]>>
  /** Ends the process at once. */
  kill(): void
}

export interface AskOptions<News> {
  /** Hears how the task goes. */
  onNews?: (news: News) => void
  signal?: AbortSignal
}

export interface ProcessOptions {
  /** Words of its command line. */
  words?: readonly string[]
  /** What everybody who waits is told when it ends without a word of its own; what it printed last becomes the cause. */
  died(how: Reason): TunesmithError
}

interface Waiting {
  news(value: unknown): void
  done(value: unknown): void
  failed(value: ThrownError): void
  reject(error: Error): void
}

/** How much of what the process printed last is kept, in characters. */
const lastWordsLength = 4000

/** Starts a program that calls `serveTasks`; what is asked for waits until it is ready. */
export function startProcess<T extends TasksIn<T>>(program: string, { words = [], died }: ProcessOptions): TaskProcess<T> {
  const waiting = new Map<number, Waiting>()
  let problem: TunesmithError | undefined
  let lastWords = ''
  let latest = 0
  const child = fork(program, words, {
    execArgv: [], // whatever this process was started with is for itself
    serialization: 'advanced', // structured clone: a name such as __proto__ stays a name
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const handles = [child, child.channel, child.stderr as Socket | null]
  const hold = () => handles.forEach((handle) => handle?.ref())
  const rest = () => handles.forEach((handle) => handle?.unref())
  const tell = (message: ToProcess) => child.connected && child.send(message, () => {}) // one that is gone says so itself

  child.stderr?.on('data', (said) => {
    lastWords = (lastWords + String(said)).slice(-lastWordsLength)
  })
  child.on('message', (message: FromProcess) => {
    if (message.type === 'unable') problem = arrivedError(message.value)
    else if (message.type === 'failed') waiting.get(message.id)?.failed(message.value)
    else waiting.get(message.id)?.[message.type](message.value)
  })
  const ended = new Promise<void>((settle) => {
    const end = (how: Reason) => {
      problem ??= Object.assign(died(how), lastWords !== '' && { cause: lastWords })
      for (const { reject } of waiting.values()) reject(problem)
      settle()
    }
    child.once('error', ({ message }) => end(reason('process.unusable', { problem: message })))
    child.once('close', (status, signal) => end(howItEnded(status, signal, lastWords)))
  })

  return {
    pid: child.pid,
    get isOver() {
      return problem !== undefined
    },
    ended,
    async ask(task, takes, { onNews, signal } = {}) {
      signal?.throwIfAborted()
      if (problem) throw problem
      const id = ++latest
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const cancel = () => void tell({ type: 'cancel', id })
      waiting.set(id, {
        reject,
        done: resolve,
        failed: (value) => reject(signal?.aborted ? signal.reason : arrivedError(value)),
        news(value) {
          try {
            onNews?.(value as never)
          } catch (error) { // of whoever hears it
            cancel()
            reject(error)
          }
        },
      })
      signal?.addEventListener('abort', cancel)
      try {
        hold()
        tell({ type: 'ask', id, task, takes })
        return (await promise) as never
      } finally {
        signal?.removeEventListener('abort', cancel)
        waiting.delete(id)
        if (waiting.size === 0) rest()
      }
    },
    kill() {
      hold() // somebody may wait for its end
      child.kill('SIGKILL')
    },
  }
}

function arrivedError({ code, params, stack }: ThrownError): TunesmithError {
  const cause = new Error('in a process of its own')
  cause.stack = stack
  return new TunesmithError(code, params, { cause })
}
