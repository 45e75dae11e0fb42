import { asFailure, type Download } from '@tunesmith/contract'
import { hubCacheFolder, removeAbandoned, type DownloadProgress } from '@tunesmith/hub'
import { runAlone } from '../../background/index.ts'
import { inTurn } from '../../in-turn.ts'
import { createQueue, type QueueTurn, unlessFaster } from '../../queue/index.ts'
import type { Services } from '../../services.ts'
import { hubOptions } from '../hub-settings.ts'
import { type ArrivalRate, createArrivalRate } from './arrival-rate.ts'
import {
  asDownload, atRest, changeState, type DownloadChanges, type DownloadRow, findDownload, nextDownload, type Progress, progressOf,
} from './rows.ts'
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

/** Times that a download begins again after its process died, before that counts as a failure. */
const mostDeaths = 3
/** How long a process may take to end by itself, in milliseconds: what has arrived is kept. */
const patience = 3000
/** Milliseconds between two writes of what lists show. */
const writeInterval = 1000

export function createDownloads(services: Services): Downloads {
  const { store: { db }, now } = services
  const happen = (id: string, happening: Happening, changes: DownloadChanges) => unlessFaster(changeState(db, id, happening, changes))
  const ending = () => ({ ended_at: now().toISOString() })

  const queue = createQueue<DownloadRow, Progress, Download>({
    mostDeaths,
    next: () => nextDownload(db),
    begin: async (id) => ((await happen(id, 'begin', { ended_at: null, error: null })) ? findDownload(db, id) : undefined),
    work,
    fail: ({ id }, error) => happen(id, 'fail', { ...ending(), error: JSON.stringify(asFailure(error)) }),
    show,
    goesOn: ({ state }) => isUnderWay(state),
  })

  async function work(row: DownloadRow, { id, signal, show }: QueueTurn<Progress>): Promise<void> {
    const { model, revision, gguf } = row
    let progress = progressOf(row)
    const rate = createArrivalRate()
    const hear = (step: DownloadProgress) => {
      progress = progressAfter(step, progress, rate)
      show(progress)
    }
    const write = () => db.updateTable('downloads').set({ progress: JSON.stringify(progress) }).where('id', '=', id).execute()
    const timer = setInterval(() => void write().catch(() => {}), writeInterval)
    try {
      const order = { hub: await hubOptions(services), model, revision, cache: hubCacheFolder(), ...(gguf !== null && { gguf }) }
      await runAlone('downloadModel', order, { signal, patience, report: hear })
      await happen(id, 'finish', { ...ending(), progress: JSON.stringify(atRest(progress)) })
    } finally {
      clearInterval(timer)
      progress = atRest(progress)
      await write()
    }
  }

  const showRow = (row: DownloadRow): Download => asDownload(row, isUnderWay(asState(row.state)) ? queue.live(row.id) : undefined)
  async function show(id: string): Promise<Download> {
    return showRow(await findDownload(db, id))
  }

  async function wants(model: string): Promise<boolean> {
    const row = await db.selectFrom('downloads').select('id').where('model', '=', model).where('state', 'in', unfinished).executeTakeFirst()
    return row !== undefined
  }

  return {
    workThroughQueue: queue.wake,
    show,
    showRow,
    wants,
    follow: queue.follow,
    ask: (id, wish) => inTurn(`download ${id}`, async () => {
      const time = now().toISOString()
      await changeState(db, id, wish, wish === 'resume' ? { queued_at: time, ended_at: null, error: null } : wish === 'cancel' ? { ended_at: time } : {})
      if (wish !== 'resume') await queue.stop(id)
      const { model } = await findDownload(db, id)
      if (wish === 'cancel' && !(await wants(model))) removeAbandoned(model)
      queue.ring()
      queue.wake()
    }),
    start: queue.open,
    close: queue.close,
  }
}

/** How far a download is after a step of it. */
function progressAfter(step: DownloadProgress, progress: Progress, rate: ArrivalRate): Progress {
  if (step.type === 'planned') return { ...progress, bytes: step.bytes, totalBytes: step.totalBytes }
  if (step.type === 'interrupted') return { ...progress, interruptions: progress.interruptions + 1 }
  if (step.type !== 'bytes') return progress
  const bytesPerSecond = rate.look(step.bytes, Date.now())
  const left = (progress.totalBytes ?? step.bytes) - step.bytes
  const secondsLeft = bytesPerSecond === null || bytesPerSecond <= 0 ? null : left / bytesPerSecond
  return { ...progress, bytes: step.bytes, bytesPerSecond, secondsLeft }
}
