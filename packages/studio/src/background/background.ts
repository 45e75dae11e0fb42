import { fork, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { fail, TunesmithError } from '@tunesmith/contract'
import type { WorkerAnswer, WorkerRequest } from './messages.ts'
import type { ReportOf, TaskInput, TaskName, TaskOutput } from './tasks.ts'

/** Does tasks in a process of its own, so that nothing they meet can hold up or end the studio. */
export interface Background {
  /**
   * Does a task; several at a time take turns.
   *
   * @throws what the task throws; BACKGROUND_DIED when its process ends, also by `close`
   */
  run<K extends TaskName>(task: K, input: TaskInput<K>, report?: ReportOf<K>): Promise<TaskOutput<K>>
  /** Ends the process at once. */
  close(): void
}

interface Waiting {
  resolve(output: unknown): void
  reject(error: Error): void
  report(progress: unknown): void
}

/** A process with nothing to do for so long gives its memory back, in milliseconds. */
const longestIdle = 5 * 60_000
/** How much of what the process printed last is kept, in characters. */
const lastWordsLength = 4000

/** A background that starts its process with the first task, and again after it has died. */
export function createBackground(): Background {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let latest = 0
  let idle: NodeJS.Timeout | undefined

  const settle = (id: number, how: (task: Waiting) => void) => {
    const task = waiting.get(id)
    if (task === undefined) return
    waiting.delete(id)
    if (waiting.size === 0 && child) {
      rest(child)
      idle = setTimeout(close, longestIdle).unref()
    }
    how(task)
  }

  const failAll = (how: string) => {
    for (const id of waiting.keys()) settle(id, ({ reject }) => reject(new TunesmithError('BACKGROUND_DIED', { how })))
  }

  /** What is asked for from now on is for another process. */
  const close = () => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
    failAll('was ended on request')
  }

  function start(): ChildProcess {
    const started = startWorker()
    let lastWords = ''
    ;(started.stderr as Socket).unref()
    started.stderr!.on('data', (words) => {
      lastWords = (lastWords + String(words)).slice(-lastWordsLength)
    })
    started.on('message', (message: WorkerAnswer) => {
      const { id } = message
      if (message.type === 'progress') waiting.get(id)?.report(message.progress)
      else if (message.type === 'done') settle(id, ({ resolve }) => resolve(message.output))
      else settle(id, ({ reject }) => reject(thrown(message)))
    })
    const end = (how: string) => {
      if (child !== started) return
      child = undefined
      failAll(how)
    }
    started.on('error', (error) => end(`could not be used (${error.message})`))
    started.on('close', (status, signal) => end(howItEnded(status, signal, lastWords)))
    return started
  }

  return {
    run(task, input, report?: (progress: never) => void) {
      return new Promise((resolve, reject) => {
        clearTimeout(idle)
        child ??= start()
        child.ref()
        child.channel?.ref()
        const id = ++latest
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, report: (report ?? (() => {})) as Waiting['report'] })
        child.send({ id, task, input } satisfies WorkerRequest)
      })
    },
    close,
  }
}

/** Does one task in a process that ends with it; `signal` ends it earlier. @throws as Background.run */
export async function runAlone<K extends TaskName>(
  task: K, input: TaskInput<K>, { report, signal }: { report?: ReportOf<K>; signal?: AbortSignal } = {},
): Promise<TaskOutput<K>> {
  if (signal?.aborted) fail('BACKGROUND_DIED', { how: 'was ended on request' })
  const background = createBackground()
  signal?.addEventListener('abort', background.close)
  try {
    return await background.run(task, input, report)
  } finally {
    signal?.removeEventListener('abort', background.close)
    background.close()
  }
}

function startWorker(): ChildProcess {
  return fork(join(import.meta.dirname, 'worker.ts'), [], {
    execArgv: [], // whatever this process was started with is for itself
    serialization: 'advanced', // structured clone: a name such as __proto__ stays a name
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** A process with nothing to do keeps nobody waiting. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function thrown({ code, params, stack }: Extract<WorkerAnswer, { type: 'failed' }>): TunesmithError {
  const cause = new Error('in the background process')
  cause.stack = stack
  return new TunesmithError(code, params, { cause })
}

function howItEnded(status: number | null, signal: NodeJS.Signals | null, lastWords: string): string {
  if (/heap out of memory|Allocation failed|bad_alloc/i.test(lastWords)) return 'ran out of memory'
  return signal === null ? `ended with status ${status}` : `was ended by the signal ${signal}`
}
