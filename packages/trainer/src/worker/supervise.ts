import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { on } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { parseEvent, TunesmithError, type EventOf, type RunEvent } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import { readRun, workerLogPath } from '../run-folder.ts'
import { explainDeath } from './explain-death.ts'
import { failedEvent } from './failed-event.ts'
import { logEnd } from './log-end.ts'
import { watchMemory } from './memory-watch.ts'
import { formatRequest, type WorkerRequest } from './requests.ts'

/** How a training process ended: the last of its events. */
export type TrainingEnd = EventOf<'finished' | 'paused' | 'failed'>

/** A training process under way. */
export interface TrainingProcess {
  readonly pid: number | undefined
  /** Every event once, the last one included; for one reader. */
  readonly events: AsyncIterable<RunEvent>
  /** Settles when the process is gone; never rejects. */
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
  /** A program that trains, called as `<command> <arguments> <run folder> [resume]`; ours in Node.js when left out. */
  engine?: { command: string; arguments: readonly string[] }
}

const ownEngine = { command: process.execPath, arguments: [join(import.meta.dirname, 'worker.ts')] }

/** How much of the log is looked at for last words, in bytes. */
const lastWordsLength = 20_000

/**
 * Starts the training process of a run folder made by `createRun`. A process that dies without a word is noticed, and a
 * `failed` event with the likely reason takes the place of its own.
 *
 * @throws RUN_MISSING, SETTINGS_INVALID, JSON_INVALID, NO_PERMISSION, DISK_FULL
 */
export function startTraining(runFolder: string, { resume = false, engine = ownEngine }: TrainingOptions = {}): TrainingProcess {
  const folder = resolve(runFolder)
  readRun(folder)
  const { child, logStart } = spawnWorker(folder, engine.command, [...engine.arguments, folder, ...(resume ? ['resume'] : [])])
  const memory = watchMemory(child.pid)
  const lines = createInterface({ input: child.stdout })
  const incoming = on(lines, 'line', { close: ['close'] })
  let step: number | null = null
  let end: TrainingEnd | undefined
  let startProblem: Error | undefined
  let killed = false

  lines.on('line', (line) => {
    const event = parseEvent(line)
    if (event?.type === 'step') step = event.step
    if (event?.type === 'finished' || event?.type === 'paused' || event?.type === 'failed') end = event
  })
  child.on('error', (error) => {
    startProblem = error
  })
  child.stdin.on('error', () => {}) // it ended while being asked for something
  const ended = new Promise<TrainingEnd>((settle) => {
    child.on('close', (status, signal) => {
      const logFile = workerLogPath(folder)
      const watched = memory.finish()
      if (end) return settle(end)
      const death = { status, signal, lastWords: endOf(logFile, logStart), logFile, memory: watched }
      const reason = startProblem ?? (killed ? new TunesmithError('RUN_KILLED', {}) : explainDeath(death))
      settle(logEnd(folder, failedEvent(reason, { step, logFile, memoryBytes: watched.usedBytes })))
    })
  })
  const ask = (request: WorkerRequest['request']) => void child.stdin.write(formatRequest(request))
  return {
    pid: child.pid,
    events: readEvents(),
    ended,
    pause: () => ask('pause'),
    stop: () => ask('stop'),
    kill() {
      killed = true
      child.kill('SIGKILL')
    },
  }

  async function* readEvents(): AsyncGenerator<RunEvent> {
    for await (const [line] of incoming) {
      const event = parseEvent(line as string)
      if (event) yield event
    }
    const last = await ended
    if (last !== end) yield last
  }
}

type Worker = ChildProcess & { stdin: Writable; stdout: Readable }

/** Starts the program with its stderr appended to the log file, which held `logStart` bytes before. */
function spawnWorker(folder: string, command: string, words: readonly string[]): { child: Worker; logStart: number } {
  const path = workerLogPath(folder)
  let log: number | undefined
  try {
    log = openSync(path, 'a')
    const logStart = fstatSync(log).size
    // without a shell, so that nothing in a path can be a command; detached, so that a Ctrl-C in the terminal reaches
    // the supervisor alone
    const child = spawn(command, words, { stdio: ['pipe', 'pipe', log], detached: true, windowsHide: true }) as Worker
    return { child, logStart }
  } catch (error) {
    return failFromSystem(error, path, 'write to')
  } finally {
    if (log !== undefined) closeSync(log)
  }
}

/** What was written to a file since it was `start` bytes long; the last of it, if that is much. */
function endOf(path: string, start: number): string {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const { size } = fstatSync(file)
    const bytes = Buffer.alloc(Math.min(size - start, lastWordsLength))
    readSync(file, bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8')
  } catch {
    return '' // only a hint is lost
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
