import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { parseEvent, type EventOf, type RunEvent } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import { workerLogPath } from '../run-folder.ts'
import { explainDeath } from './explain-death.ts'
import { watchMemory } from './memory-watch.ts'
import { formatRequest, type WorkerRequest } from './requests.ts'

/** How a training process ended: the last of its events. */
export type TrainingEnd = EventOf<'finished' | 'paused' | 'failed'>

/** What is known of a training process that is gone. */
export interface WorkerEnd {
  /** Its last event, or why it could not have one. */
  end: TrainingEnd | Error
  /** Memory it was seen to use, in bytes. */
  usedBytes: number | null
}

/** One process that trains. */
export interface WorkerProcess {
  readonly pid: number | undefined
  /** Settles when it is gone; never rejects. */
  readonly ended: Promise<WorkerEnd>
  ask(request: WorkerRequest['request']): void
  kill(): void
}

/** How much of the log is looked at for last words, in bytes. */
const lastWordsLength = 20_000

/**
 * Starts a program that trains in `folder`.
 * @param onEvent gets each of its events but the one that ends it
 * @throws NO_PERMISSION, DISK_FULL where its log cannot be written
 */
export function startWorker(
  folder: string,
  command: string,
  words: readonly string[],
  onEvent: (event: RunEvent) => void,
): WorkerProcess {
  const { child, logStart } = spawnWorker(folder, command, words)
  const memory = watchMemory(child.pid)
  let end: TrainingEnd | undefined
  let startProblem: Error | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event = parseEvent(line)
    if (event?.type === 'finished' || event?.type === 'paused' || event?.type === 'failed') end = event
    else if (event) onEvent(event)
  })
  child.on('error', (error) => {
    startProblem = error
  })
  child.stdin.on('error', () => {}) // it ended while being asked for something
  const ended = new Promise<WorkerEnd>((settle) => {
    child.on('close', (status, signal) => {
      const logFile = workerLogPath(folder)
      const watched = memory.finish()
      const death = { status, signal, lastWords: endOf(logFile, logStart), logFile, memory: watched }
      const own = end?.type === 'failed' ? end.memoryBytes : undefined // it knows better than who looks now and then
      settle({ end: end ?? startProblem ?? explainDeath(death), usedBytes: own ?? watched.usedBytes })
    })
  })
  return {
    pid: child.pid,
    ended,
    ask: (request) => void child.stdin.write(formatRequest(request)),
    kill: () => void child.kill('SIGKILL'),
  }
}

type Child = ChildProcess & { stdin: Writable; stdout: Readable }

/** Starts the program with its stderr appended to the log file, which held `logStart` bytes before. */
function spawnWorker(folder: string, command: string, words: readonly string[]): { child: Child; logStart: number } {
  const path = workerLogPath(folder)
  let log: number | undefined
  try {
    log = openSync(path, 'a')
    const logStart = fstatSync(log).size
    // without a shell, so that nothing in a path can be a command; detached, so that a Ctrl-C in the terminal reaches
    // the supervisor alone
    const child = spawn(command, words, { stdio: ['pipe', 'pipe', log], detached: true, windowsHide: true }) as Child
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
