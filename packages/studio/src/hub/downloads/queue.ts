import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, TunesmithError, type Download } from '@tunesmith/contract'
import { hubCacheFolder, removeAbandoned, type DownloadProgress } from '@tunesmith/hub'
import { runAlone } from '../../background/index.ts'
import { inTurn } from '../../in-turn.ts'
import type { Services } from '../../services.ts'
import { hubOptions } from '../hub-settings.ts'
import { createArrivalRate } from './arrival-rate.ts'
import { createBell } from '../../bell.ts'
import { createWorkLoop } from '../../work-loop.ts'
import { asDownload, atRest, changeState, type DownloadChanges, type DownloadRow, findDownload, nextDownload, Progress } from './rows.ts'
import { asState, type Happening, isUnderWay, unfinished, type Wish } from './states.ts'

/** The downloads of a studio: one model at a time, in a process of its own. */
export interface Downloads {
  /** Begins what waits as soon as the line is free. */
  workThroughQueue(): void
  /** A download as it is this moment. @throws NOT_FOUND */
  show(id: string): Promise<Download>
  /** The same of a row that is at hand. */
  showRow(row: DownloadRow): Download
  /** A download as it goes on, until nothing more happens by itself. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<Download>
  /** Does what a person asks for. @throws NOT_FOUND, NOT_NOW */
  ask(id: string, wish: Wish): Promise<void>
  /** Whether a download of this model may go on. */
  wants(model: string): Promise<boolean>
  /** Takes up what was under way when the studio was last closed, or died. */
  start(): void
  /** Ends what is under way; it goes on with the next `start`. */
  close(): Promise<void>
}

interface Active {
  id: string
  /** Ends the process. */
  stopping: AbortController
  progress: Progress
  ended: Promise<void>
}

/** Times that a download begins again after its process died, before that counts as a failure. */
const mostDeaths = 3
/** Milliseconds between two writes of what lists show. */
const writeInterval = 1000
/** How long a process may take to end by itself, in milliseconds: what has arrived is kept. */
const patience = 3000
/** How long to wait where the database or the disk does not let a download go on, in milliseconds. */
const troublePause = 5000
/** Milliseconds between two events of a download that somebody follows. */
const followInterval = 200

export function createDownloads(services: Services): Downloads {
  const { store: { db }, now } = services
  const bell = createBell()
  let isOpen = false
  let active: Active | undefined
  const { wake: workThroughQueue, resting } = createWorkLoop(async () => {
    for (let next = await following(); next !== undefined; next = await following()) await conduct(next)
  })
  const following = async () => (isOpen ? nextDownload(db) : undefined)

  async function conduct(row: DownloadRow): Promise<void> {
    const conducted: Active = { id: row.id, stopping: new AbortController(), progress: Progress.parse(JSON.parse(row.progress)), ended: Promise.resolve() }
    conducted.ended = seeThrough(row, conducted)
    active = conducted
    try {
      await conducted.ended
    } catch {
      if (isOpen) await sleep(troublePause) // and try again: what has arrived is intact
    } finally {
      active = undefined
      bell.ring()
    }
  }

  async function seeThrough(row: DownloadRow, conducted: Active): Promise<void> {
    const { id, model, revision, gguf } = row
    const { signal } = conducted.stopping
    for (let deaths = 0; isOpen && (await happen(id, 'begin', { ended_at: null, error: null })); ) {
      const timer = setInterval(() => void writeProgress(conducted).catch(() => {}), writeInterval)
      try {
        const order = { hub: await hubOptions(services), model, revision, cache: hubCacheFolder(), ...(gguf !== null && { gguf }) }
        await runAlone('downloadModel', order, { signal, patience, report: (step) => takeIn(conducted, step) })
        await happen(id, 'finish', { ended_at: now().toISOString(), progress: JSON.stringify(atRest(conducted.progress)) })
        return
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof TunesmithError)) throw error
        if (error.code === 'BACKGROUND_DIED' && ++deaths <= mostDeaths) continue
        await happen(id, 'fail', { ended_at: now().toISOString(), error: JSON.stringify(asFailure(error)) })
        return
      } finally {
        clearInterval(timer)
        await writeProgress({ ...conducted, progress: atRest(conducted.progress) })
      }
    }
  }

  /** Something happened by itself; where a person was faster, that holds. Says whether it could happen. */
  async function happen(id: string, happening: Happening, changes: DownloadChanges): Promise<boolean> {
    try {
      await changeState(db, id, happening, changes)
      bell.ring()
      return true
    } catch (error) {
      if (error instanceof TunesmithError && (error.code === 'NOT_NOW' || error.code === 'NOT_FOUND')) return false
      throw error
    }
  }

  const rates = new WeakMap<Active, ReturnType<typeof createArrivalRate>>()
  function takeIn(conducted: Active, step: DownloadProgress): void {
    const { progress } = conducted
    if (step.type === 'planned') conducted.progress = { ...progress, bytes: step.bytes, totalBytes: step.totalBytes }
    if (step.type === 'interrupted') conducted.progress = { ...progress, interruptions: progress.interruptions + 1 }
    if (step.type === 'bytes') {
      const rate = rates.get(conducted) ?? createArrivalRate()
      rates.set(conducted, rate)
      const bytesPerSecond = rate.look(step.bytes, Date.now())
      const left = (progress.totalBytes ?? step.bytes) - step.bytes
      const secondsLeft = bytesPerSecond === null || bytesPerSecond <= 0 ? null : left / bytesPerSecond
      conducted.progress = { ...progress, bytes: step.bytes, bytesPerSecond, secondsLeft }
    }
    bell.ring()
  }

  async function writeProgress({ id, progress }: Active): Promise<void> {
    await db.updateTable('downloads').set({ progress: JSON.stringify(progress) }).where('id', '=', id).execute()
  }

  const showRow = (row: DownloadRow): Download =>
    asDownload(row, active?.id === row.id && isUnderWay(asState(row.state)) ? active.progress : undefined)
  const show = async (id: string) => showRow(await findDownload(db, id))

  async function wants(model: string): Promise<boolean> {
    const row = await db.selectFrom('downloads').select('id').where('model', '=', model).where('state', 'in', unfinished).executeTakeFirst()
    return row !== undefined
  }

  return {
    workThroughQueue,
    show,
    showRow,
    wants,
    async *follow(id, signal) {
      for (let shown = ''; !signal.aborted; ) {
        const news = bell.next(signal)
        const download = await show(id)
        const now = JSON.stringify(download)
        if (now !== shown) yield download
        shown = now
        if (!isUnderWay(download.state)) return
        await news
        await sleep(followInterval, null, { signal }).catch(() => {})
      }
    },
    ask: (id, wish) => inTurn(`download ${id}`, async () => {
      const time = now().toISOString()
      await changeState(db, id, wish, wish === 'resume' ? { queued_at: time, ended_at: null, error: null } : wish === 'cancel' ? { ended_at: time } : {})
      const asked = active?.id === id ? active : undefined
      asked?.stopping.abort()
      if (wish !== 'resume') await asked?.ended.catch(() => {})
      const { model } = await findDownload(db, id)
      if (wish === 'cancel' && !(await wants(model))) removeAbandoned(model)
      bell.ring()
      workThroughQueue()
    }),
    start() {
      isOpen = true
      workThroughQueue()
    },
    async close() {
      isOpen = false
      active?.stopping.abort()
      await resting()
    },
  }
}
