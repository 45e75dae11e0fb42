import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail } from '@tunesmith/contract'
import { runsFolder } from '@tunesmith/store'
import { checkpointResult, eventsPath, halfwayResult, lastHalfwayResult, resultIn, type ResultFolder } from '@tunesmith/trainer/worker'
import { onMachine } from '../machine-turn.ts'
import type { Runs, Services } from '../services.ts'
import { createWorkLoop } from '../work-loop.ts'
import { conductRun, type ConductedRun } from './conduct-run.ts'
import { createEventLogs } from './events/event-logs.ts'
import { changeState, findRun, nextRun, specOfRow, stateOf } from './run-rows.ts'
import { asRunState, isOverState, type Wish } from './states.ts'

/** How long a training may take to save a checkpoint when the studio closes, in milliseconds. */
const closingPatience = 20_000
/** How long to wait where the database or the disk does not let a run go on, in milliseconds. */
const troublePause = 5000
/** Beginning of the names of folders that are being deleted. */
const removedMark = '.removed-'

/** The trainings of a studio: one at a time on this machine, each in processes of its own. */
export function createRuns(services: Services): Runs {
  const { store: { db } } = services
  const root = runsFolder(services.dataFolder)
  const folderOf = (runId: string) => join(root, runId)
  const logs = createEventLogs((runId) => eventsPath(folderOf(runId)))
  const listeners = new Set<(runId: string) => unknown>()
  let active: ConductedRun | undefined
  let isOpen = false
  const { wake: workThroughQueue, resting } = createWorkLoop(async () => {
    while (isOpen && (await onMachine(services, conductNext)));
  })

  /** Sees the run through that is next when the machine is free; false where there is none. */
  async function conductNext(): Promise<boolean> {
    const next = await findNext()
    if (next !== undefined) await conduct(next)
    return next !== undefined
  }

  async function findNext(): Promise<string | undefined> {
    return isOpen ? nextRun(db) : undefined
  }

  async function conduct(runId: string): Promise<void> {
    active = conductRun(runId, { services, logs, folder: folderOf(runId), isClosing: () => !isOpen })
    try {
      await active.ended
    } catch {
      if (isOpen) await sleep(troublePause) // and try again: what was saved is intact
    } finally {
      active = undefined
    }
    await logs.announce(runId)
    for (const listen of listeners) listen(runId)
  }

  const exports = new Map<string, Promise<ResultFolder | null>>()
  /** Made once, however many ask for it. */
  function exportOnce(key: string, make: () => Promise<ResultFolder | null>): Promise<ResultFolder | null> {
    const making = exports.get(key) ?? make().finally(() => exports.delete(key))
    exports.set(key, making)
    return making
  }

  function removedFolders(): string[] {
    mkdirSync(root, { recursive: true })
    return readdirSync(root).filter((name) => name.startsWith(removedMark)).map((name) => join(root, name))
  }

  return {
    logs,
    folderOf,
    workThroughQueue,
    whenLeft: (listen) => void listeners.add(listen),
    async isOver(runId) {
      if (active?.runId === runId) return false
      const state = await stateOf(db, runId)
      return state === null || isOverState(state)
    },
    async ask(runId, wish) {
      await changeState(db, runId, wish, changesBy[wish](services.now().toISOString()))
      const asked = active?.runId === runId ? active : undefined
      await asked?.heed()
      if (wish === 'cancel') await asked?.ended.catch(() => {})
      await logs.announce(runId)
      workThroughQueue()
    },
    async remove(runId) {
      const { state, name, project_id: projectId } = await findRun(db, runId)
      if (!isOverState(asRunState(state)) || active?.runId === runId) fail('NOT_NOW', { what: `The run ${name}`, state, wanted: 'deleted' })
      const removed = join(root, `${removedMark}${runId}`)
      moveIfThere(folderOf(runId), removed)
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('runs').where('id', '=', runId).execute()
        if (projectId === null) return
        const latest = transaction.selectFrom('runs').select('id').where('project_id', '=', projectId).orderBy('created_at', 'desc').limit(1)
        await transaction.updateTable('projects').set({ latest_run_id: latest }).where('id', '=', projectId).execute()
      })
      logs.forget(runId)
      await rm(removed, { recursive: true, force: true })
    },
    async resultOf(runId, step) {
      const row = await findRun(db, runId)
      const state = asRunState(row.state)
      const found = step !== undefined ? await exportOnce(`${runId} ${step}`, () => checkpointResult(folderOf(runId), step))
        : state === 'finished' ? resultIn(folderOf(runId))
        : state === 'paused' ? await exportOnce(runId, () => halfwayResult(folderOf(runId)))
        : lastHalfwayResult(folderOf(runId))
      if (!found) return null
      const { model, data: { system, template } } = specOfRow(row)
      return { base: model ?? found.path, [found.kind]: found.path, template, ...(system !== undefined && { system }) }
    },
    async start() {
      isOpen = true
      for (const folder of removedFolders()) await rm(folder, { recursive: true, force: true })
      workThroughQueue()
    },
    async close() {
      isOpen = false
      const closing = active
      if (closing) {
        await closing.heed()
        const ended = closing.ended.catch(() => {})
        const late = new AbortController()
        await Promise.race([ended, sleep(closingPatience, null, { signal: late.signal }).catch(() => {})])
        late.abort()
        closing.kill()
      }
      await resting()
    },
  }
}

/** What else changes with what a person asks for. */
const changesBy: Readonly<Record<Wish, (time: string) => { queued_at?: string; ended_at?: string | null; error?: null }>> = {
  pause: () => ({}),
  resume: (time) => ({ queued_at: time, ended_at: null, error: null }),
  stop: () => ({}),
  cancel: (time) => ({ ended_at: time }),
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
