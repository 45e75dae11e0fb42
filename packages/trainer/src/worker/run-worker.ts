import { formatEvent, TunesmithError, type RunEvent } from '@tunesmith/contract'
import type { trainRun } from '../recipes/sft.ts'
import { readRun, workerLogPath } from '../run-folder.ts'
import { failedEvent } from './failed-event.ts'
import { listenForRequests } from './listen.ts'
import { logEnd, stamped } from './log-end.ts'

/**
 * The life of a training process, started as `<program> <run folder> [resume]`: events go to stdout as JSON lines,
 * requests come in on stdin, and everything else that is printed belongs into the log file. Whatever happens, the last
 * event is `finished`, `paused` or `failed`, unless the process is killed. Ends the process. A failure for want of
 * memory is logged by the supervisor, if there is one: it may start the training again with cheaper settings.
 */
export async function runWorker(train: typeof trainRun): Promise<never> {
  const [folder, mode] = process.argv.slice(2)
  const control = listenForRequests()
  let step: number | null = null
  const emit = (event: RunEvent) => {
    if (event.type === 'step' || event.type === 'resumed') step = event.step
    process.stdout.write(formatEvent(event))
  }
  const failWith = (error: unknown): Promise<never> => {
    if (!(error instanceof TunesmithError)) console.error(`${new Date().toISOString()} ${describe(error)}`)
    const context = { step, logFile: workerLogPath(folder), memoryBytes: process.memoryUsage.rss() }
    const failure = failedEvent(error, context)
    const mayGoOn = failure.code === 'OUT_OF_MEMORY' && control.isWatched()
    return end(1, formatEvent(mayGoOn ? stamped(failure) : logEnd(folder, failure)))
  }
  process.stdout.on('error', () => {}) // the supervisor is gone; the end of stdin says so too
  process.on('uncaughtException', failWith)
  try {
    await train(readRun(folder), { folder, resume: mode === 'resume', emit, control })
    return await end(0)
  } catch (error) {
    return await failWith(error)
  }
}

/** Ends the process when everything written has left it. */
function end(status: number, lastWords = ''): Promise<never> {
  return new Promise(() => {
    process.stdout.write(lastWords, () => process.exit(status))
  })
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\ncaused by ${describe(error.cause)}`
}
