import { createInterface } from 'node:readline'
import type { TrainingControl } from '../recipes/sft.ts'
import { parseRequest } from './requests.ts'

/** Signals that ask a process to end; training then saves a checkpoint first. */
const endSignals = ['SIGTERM', 'SIGHUP'] as const

/**
 * Hears what is asked of this process: requests on stdin, signals, and the end of stdin, which means that nobody is
 * left to watch over it. A Ctrl-C that reaches this process too is for the supervisor, which decides what it means.
 */
export function listenForRequests(): TrainingControl & { isWatched(): boolean } {
  let requested: ReturnType<TrainingControl['requested']> = 'continue'
  let isWatched = true
  const pause = () => {
    requested = 'pause'
  }
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    requested = parseRequest(line) ?? requested
  })
  lines.on('close', () => {
    isWatched = false
    pause()
  })
  for (const signal of endSignals) process.on(signal, pause)
  process.on('SIGINT', () => {})
  return { requested: () => requested, isWatched: () => isWatched }
}
