import { EventEmitter, on } from 'node:events'
import { join, resolve } from 'node:path'
import { reason, TunesmithError, type EventOf, type RunEvent } from '@tunesmith/contract'
import { noteShortage, outOfMemory } from '../memory-shortage.ts'
import { readRun, workerLogPath } from '../run-folder.ts'
import { failedEvent } from './failed-event.ts'
import { logEnd, stamped } from './log-end.ts'
import type { WorkerRequest } from './requests.ts'
import { startWorker, type TrainingEnd, type WorkerEnd, type WorkerProcess } from './worker-process.ts'

export type { TrainingEnd } from './worker-process.ts'

/** A training under way. */
export interface TrainingProcess {
  /** The process that trains now. */
  readonly pid: number | undefined
  /** Every event once, the last one included; for one reader. */
  readonly events: AsyncIterable<RunEvent>
  /** Settles when training is over; never rejects. */
  readonly ended: Promise<TrainingEnd>
  /** Save a checkpoint after this step and end; the run can be resumed. */
  pause(): void
  /** End after this step with what was learned so far as the result. */
  stop(): void
  /** End at once; what was saved before stays. */
  kill(): void
}

export interface TrainingOptions {
  /** Go on from the newest whole checkpoint. */
  resume?: boolean
  /** Whether training is started again after a failure with this code; the log then tells of an interruption, not of an end. */
  goesOn?: (code: string) => boolean
  /** A program that trains, called as `<command> <arguments> <run folder> [resume]`; ours in Node.js when left out. */
  engine?: { command: string; arguments: readonly string[] }
}

const ownEngine = { command: process.execPath, arguments: [join(import.meta.dirname, 'worker.ts')] }

/**
 * Trains in a process of its own what a run folder made by `createRun` says. A process that dies without a word is
 * noticed, and a `failed` event with the likely reason takes the place of its own. Where memory runs out, another
 * process goes on from the last checkpoint with the next cheaper settings, until none are left.
 *
 * @throws RUN_MISSING, SETTINGS_INVALID, JSON_INVALID, NO_PERMISSION, DISK_FULL
 */
export function startTraining(runFolder: string, { resume = false, goesOn = () => false, engine = ownEngine }: TrainingOptions = {}): TrainingProcess {
  const folder = resolve(runFolder)
  readRun(folder)
  const news = new EventEmitter()
  const incoming = on(news, 'event', { close: ['end'] })
  let step: number | null = null
  let request: WorkerRequest['request'] | undefined
  let killed = false
  const start = (again: boolean): WorkerProcess =>
    startWorker(folder, engine.command, [...engine.arguments, folder, ...(again ? ['resume'] : [])], (event) => {
      if (event.type === 'step' || event.type === 'resumed') step = event.step
      news.emit('event', event)
    })
  let worker = start(resume)
  const ended = seeThrough().then((end) => {
    news.emit('event', end)
    news.emit('end')
    return end
  })
  const ask = (wanted: WorkerRequest['request']) => {
    request = wanted
    worker.ask(wanted)
  }
  return {
    get pid() {
      return worker.pid
    },
    events: readEvents(),
    ended,
    pause: () => ask('pause'),
    stop: () => ask('stop'),
    kill() {
      killed = true
      worker.kill()
    },
  }

  /** Starts a process after the other, as long as memory is what ends them and something can be done about it. */
  async function seeThrough(): Promise<TrainingEnd> {
    for (;;) {
      const gone = await worker.ended
      if (killed || !isShort(gone) || !noteShortage(folder, { step: step ?? 0, usedBytes: gone.usedBytes })) return endOf(gone)
      try {
        worker = start(true)
      } catch (error) {
        return endOf({ ...gone, end: error as Error })
      }
      if (request) worker.ask(request)
    }
  }

  /** The event that ends the run; what the process could not or did not write into the log is written there. */
  function endOf(gone: WorkerEnd): TrainingEnd {
    const { end, usedBytes } = gone
    if (!(end instanceof Error) && !isShort(gone)) return end
    const why = isShort(gone) ? outOfMemory(folder, usedBytes) : end
    const context = { step, logFile: workerLogPath(folder), memoryBytes: usedBytes }
    const failure = failedEvent(killed ? new TunesmithError('RUN_KILLED', {}) : why, context)
    if (!goesOn(failure.code)) return logEnd(folder, failure)
    logEnd(folder, interruption(step ?? 0))
    return stamped(failure)
  }

  async function* readEvents(): AsyncGenerator<RunEvent> {
    for await (const [event] of incoming) yield event as RunEvent
  }
}

const interruption = (step: number): Omit<EventOf<'alarm'>, 'time'> => ({
  type: 'alarm', kind: 'interrupted', severity: 'notice', step, message: reason('alarm.interrupted', { step }),
  action: reason('alarm.goes-on-from-checkpoint'), evidence: {},
})

const isShort = ({ end }: WorkerEnd): boolean => 'code' in end && end.code === 'OUT_OF_MEMORY'
