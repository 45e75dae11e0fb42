import { join } from 'node:path'
import { fail, reason, TunesmithError } from '@tunesmith/contract'
import { startProcess, type TaskProcess } from '@tunesmith/processes'
import type { ReportOf, TaskInput, TaskName, TaskOutput, Tasks } from './tasks.ts'

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

/** A process with nothing to do for so long gives its memory back, in milliseconds. */
const longestIdle = 5 * 60_000
const onRequest = reason('process.on-request')

/** A background that starts its process with the first task, and again after it has died. */
export function createBackground(): Background {
  let worker: TaskProcess<Tasks> | undefined
  let atWork = 0
  let idle: NodeJS.Timeout | undefined

  function start(): TaskProcess<Tasks> {
    const started = startTasks(() => worker !== started)
    return started
  }

  /** What is asked for from now on is for another process. */
  function close(): void {
    clearTimeout(idle)
    const closing = worker
    worker = undefined
    closing?.kill()
  }

  return {
    run(task, input, report) {
      clearTimeout(idle)
      if (worker === undefined || worker.isOver) worker = start()
      atWork++
      return worker.ask(task, input, { onNews: report }).finally(() => {
        if (--atWork === 0) idle = setTimeout(close, longestIdle).unref()
      })
    },
    close,
  }
}

export interface AloneOptions<K extends TaskName> {
  report?: ReportOf<K>
  /** Ends the task earlier. */
  signal?: AbortSignal
  /** How long the task may take to end by itself when it is to, in milliseconds; none when left out. */
  patience?: number
}

/** Does one task in a process that ends with it: when this settles, it is gone. @throws as Background.run; the signal's reason */
export async function runAlone<K extends TaskName>(
  task: K, input: TaskInput<K>, { report, signal, patience = 0 }: AloneOptions<K> = {},
): Promise<TaskOutput<K>> {
  if (signal?.aborted) fail('BACKGROUND_DIED', { how: onRequest })
  const worker = startTasks(() => signal?.aborted ?? false)
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    timer = setTimeout(worker.kill, patience)
  }
  signal?.addEventListener('abort', end)
  try {
    return await worker.ask(task, input, { onNews: report, signal })
  } finally {
    signal?.removeEventListener('abort', end)
    clearTimeout(timer)
    worker.kill()
    await worker.ended
  }
}

/** @param isUnwanted whether its end, where it comes, was asked for */
function startTasks(isUnwanted: () => boolean): TaskProcess<Tasks> {
  return startProcess<Tasks>(join(import.meta.dirname, 'worker.ts'), {
    died: (how) => new TunesmithError('BACKGROUND_DIED', { how: isUnwanted() ? onRequest : how }),
  })
}
