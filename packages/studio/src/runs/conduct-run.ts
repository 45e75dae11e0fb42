import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, type EventOf, type Run, type RunEvent } from '@tunesmith/contract'
import {
  createRun, explainFailure, runSpecPath, startTraining, workerLogPath, type TrainingEnd, type TrainingProcess,
} from '@tunesmith/trainer/worker'
import { unlessFaster } from '../queue/index.ts'
import type { Services } from '../services.ts'
import type { EventLogs } from './events/event-logs.ts'
import { changeState, findRun, specOfRow, stateOf, type RunChanges } from './run-rows.ts'
import type { Happening } from './states.ts'
import { judge } from './verdict.ts'
import { waitForWorker } from './wait-for-worker.ts'

/** A run that has the machine. */
export interface ConductedRun {
  readonly runId: string
  /** Does what the state of the run, or the end of the studio, now asks for. */
  heed(): Promise<void>
  /** Ends the training at once, to go on another time. */
  kill(): void
  /** Settles when the run needs the machine no more; rejects where the database or the disk does not let it go on. */
  readonly ended: Promise<void>
}

export interface ConductOptions {
  services: Pick<Services, 'store' | 'now'>
  logs: EventLogs
  folder: string
  /** Whether the studio is being closed; what is under way then goes on another time. */
  isClosing: () => boolean
}

/** Failures after which a run goes on from its newest checkpoint by itself, or waits for whoever ended it. */
const passing: readonly string[] = ['WORKER_DIED', 'OUT_OF_MEMORY', 'RUN_ALREADY_ACTIVE', 'RUN_KILLED']
/** Times that a run goes on so without a new checkpoint in between. */
const mostRestarts = 3
/** How much longer each of them waits than the one before, in milliseconds. */
const restartPause = 500
/** Milliseconds between two writes of what lists show. */
const summaryInterval = 1000
/** A training process of an earlier studio that writes nothing for so long is ended, in milliseconds. */
const patience = 10 * 60_000

/** Sees a run through that is next: until it is over, paused, or the studio closes. */
export function conductRun(runId: string, { services, logs, folder, isClosing }: ConductOptions): ConductedRun {
  const { store: { db }, now } = services
  const { log, release } = logs.hold(runId)
  const look = () => stateOf(db, runId)
  let training: TrainingProcess | undefined
  let nap = new AbortController()
  let restarts = 0
  let isGivenUp = false
  const goesOn = (code: string) => !isGivenUp && passing.includes(code) && restarts < mostRestarts

  async function heed(): Promise<void> {
    nap.abort()
    const state = await look()
    isGivenUp = state === null || state === 'cancelled'
    if (isGivenUp) training?.kill()
    else if (isClosing() || state === 'pausing') training?.pause()
    else if (state === 'stopping') training?.stop()
  }

  async function conduct(): Promise<void> {
    let saved = -1
    let last: TrainingEnd | undefined
    for (;;) {
      await waitForEarlierWorker()
      const state = await look()
      if (isClosing() || state === null) return
      const finished = await log.last('finished')
      if (finished) return conclude(finished)
      if (state === 'pausing') return happen('save')
      if (state !== 'queued' && state !== 'running' && state !== 'stopping') return
      if (last?.type === 'failed' && restarts > mostRestarts) return giveUp(last)
      last = await trainOnce((event) => {
        if (event.type !== 'checkpointed' || event.step <= saved) return
        saved = event.step
        restarts = 0
      })
      if (last.type === 'failed' && !passing.includes(last.code)) return giveUp(last)
      nap = new AbortController()
      if (last.type !== 'finished') await sleep(restartPause * restarts++, null, { signal: nap.signal }).catch(() => {})
    }
  }

  /** Trains until the process ends, in whatever way. */
  async function trainOnce(onEvent: (event: RunEvent) => void): Promise<TrainingEnd> {
    let timer: NodeJS.Timeout | undefined
    try {
      const row = await findRun(db, runId)
      if (!existsSync(runSpecPath(folder))) createRun(folder, specOfRow(row))
      await changeState(db, runId, 'begin', { started_at: row.started_at ?? now().toISOString(), ended_at: null, error: null })
      training = startTraining(folder, { resume: true, goesOn })
    } catch (error) {
      return failure(error)
    }
    try {
      timer = setInterval(() => void writeSummary().catch(() => {}), summaryInterval) // the last one tells what is wrong
      await heed() // of what was asked for while it started
      for await (const event of training.events) {
        onEvent(event)
        await logs.announce(runId)
      }
      await writeSummary()
      return await training.ended
    } finally {
      clearInterval(timer)
      training.kill() // where the database or the disk failed, nobody would watch over it
      training = undefined
    }
  }

  async function writeSummary(): Promise<void> {
    await db.updateTable('runs').set({ summary: JSON.stringify(log.summary) }).where('id', '=', runId).execute()
  }

  async function waitForEarlierWorker(): Promise<void> {
    let newest = { version: log.version, time: Date.now() }
    await waitForWorker(folder, async () => {
      await logs.announce(runId)
      if (log.version !== newest.version) newest = { version: log.version, time: Date.now() }
      const state = await look()
      if (state === null || state === 'cancelled' || Date.now() - newest.time > patience) return 'end'
      return isClosing() ? 'leave' : 'wait'
    })
    await log.catchUp()
  }

  async function conclude(finished: EventOf<'finished'>): Promise<void> {
    await log.catchUp()
    const tested = await log.last('tested')
    return happen('finish', { ended_at: finished.time, error: null, verdict: tested && JSON.stringify(judge(tested)) })
  }

  function giveUp({ time, code, title, message, remedy, params }: EventOf<'failed'>): Promise<void> {
    const error: Run['error'] = { code, title, message, remedy, params }
    return happen('fail', { ended_at: time, error: JSON.stringify(error) })
  }

  /** Something happened to the run by itself; where a person was faster, that holds. */
  async function happen(happening: Happening, changes: RunChanges = {}): Promise<void> {
    await unlessFaster(changeState(db, runId, happening, { ...changes, summary: JSON.stringify(log.summary) }))
  }

  const failure = (error: unknown): EventOf<'failed'> => {
    return { type: 'failed', time: now().toISOString(), step: null, ...asFailure(explainFailure(error, workerLogPath(folder), null)) }
  }

  return { runId, heed, kill: () => training?.kill(), ended: conduct().finally(release) }
}
