import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, type Reason, reason, TunesmithError, type Export, type ParityReport } from '@tunesmith/contract'
import { runAlone } from '../background/index.ts'
import { createBell } from '../bell.ts'
import { inTurn } from '../in-turn.ts'
import type { Services } from '../services.ts'
import { createWorkLoop } from '../work-loop.ts'
import { exportFolders, type ExportFolders } from './folders.ts'
import { orderOf } from './order.ts'
import { createPublications, type Publications } from './publications.ts'
import { asExport, changeState, filesOf, findExport, nextExport, type ExportChanges, type ExportRow, type Progress } from './rows.ts'
import { asState, isUnderWay, type Happening, type Wish } from './states.ts'

/** The exports of a studio: one at a time, in a process of its own. */
export interface Exports {
  readonly folders: ExportFolders
  readonly publications: Publications
  /** Begins what waits as soon as the line is free. */
  workThroughQueue(): void
  /** An export as it is this moment. @throws NOT_FOUND */
  show(id: string): Promise<Export>
  /** The same of a row that is at hand. */
  showRow(row: ExportRow): Export
  /** An export as it goes on, until nothing more happens by itself. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<Export>
  /** Does what a person asks for. @throws NOT_FOUND, NOT_NOW */
  ask(id: string, wish: Wish): Promise<void>
  /** Deletes an export with its files; what is being done with it is given up. @throws NOT_FOUND */
  remove(id: string): Promise<void>
  /** Takes up what was under way when the studio was last closed, or died. */
  start(): Promise<void>
  /** Ends what is under way; it begins anew with the next `start`. */
  close(): Promise<void>
}

interface Active {
  id: string
  /** Ends the process. */
  stopping: AbortController
  progress?: Progress
  ended: Promise<void>
}

/** Times that an export begins again after its process died, before that counts as a failure. */
const mostDeaths = 2
/** How long to wait where the database or the disk does not let an export go on, in milliseconds. */
const troublePause = 5000
/** Milliseconds between two events of an export that somebody follows. */
const followInterval = 200

export function createExports(services: Services): Exports {
  const { store: { db }, now } = services
  const folders = exportFolders(services.dataFolder)
  const bell = createBell()
  const publications = createPublications(services, { folders, ring: bell.ring })
  let isOpen = false
  let active: Active | undefined
  const { wake: workThroughQueue, resting } = createWorkLoop(async () => {
    for (let next = await following(); next !== undefined; next = await following()) await conduct(next)
  })
  const following = async () => (isOpen ? nextExport(db) : undefined)

  async function conduct(row: ExportRow): Promise<void> {
    const conducted: Active = { id: row.id, stopping: new AbortController(), ended: Promise.resolve() }
    active = conducted
    conducted.ended = seeThrough(row, conducted)
    try {
      await conducted.ended
    } catch {
      if (isOpen) await sleep(troublePause) // and try again from the beginning
    } finally {
      active = undefined
      bell.ring()
    }
  }

  async function seeThrough({ id }: ExportRow, conducted: Active): Promise<void> {
    for (let deaths = 0; isOpen && (await happen(id, 'begin', { ended_at: null, error: null })); ) {
      const row = await findExport(db, id)
      try {
        await (row.state === 'checking' ? check : make)(row, conducted)
        return
      } catch (error) {
        if (!(error instanceof TunesmithError)) throw error
        if (conducted.stopping.signal.aborted) return
        if (error.code === 'BACKGROUND_DIED' && ++deaths <= mostDeaths) continue
        const isWhole = row.state === 'checking' && error.code !== 'EXPORT_DAMAGED' // there was only no proof this time
        await happen(id, isWhole ? 'finish' : 'fail', { ...ending(), error: JSON.stringify(asFailure(error)) })
        return
      }
    }
  }

  const ending = () => ({ ended_at: now().toISOString() })
  const hear = (conducted: Active) => (progress: Progress) => {
    conducted.progress = progress
    bell.ring()
  }

  async function make(row: ExportRow, conducted: Active): Promise<void> {
    const { id } = row
    const output = folders.passing()
    const { signal } = conducted.stopping
    try {
      const order = await orderOf(services, row, { output, work: `${output}-work` })
      const { files, proof } = await runAlone('makeExport', order, { signal, report: hear(conducted) })
      if (!proof.proven) return await refuse(row, proof)
      folders.keep(output, id)
      const proven = { ...ending(), files: JSON.stringify(files), proof: JSON.stringify(proof), proven_at: now().toISOString() }
      if (!(await happen(id, 'finish', proven))) await folders.remove(id)
    } finally {
      for (const folder of [output, `${output}-work`]) await rm(folder, { recursive: true, force: true })
    }
  }

  async function check(row: ExportRow, conducted: Active): Promise<void> {
    const work = folders.passing()
    const { signal } = conducted.stopping
    try {
      const order = { ...(await orderOf(services, row, { output: folders.of(row.id), work })), files: filesOf(row) }
      const proof = await runAlone('proveExport', order, { signal, report: hear(conducted) })
      if (!proof.proven) return await refuse(row, proof)
      await happen(row.id, 'finish', { ...ending(), proof: JSON.stringify(proof), proven_at: now().toISOString(), error: null })
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  }

  /** An export that answers differently keeps its proof, which shows where; one that did not before keeps its files, too. */
  async function refuse(row: ExportRow, proof: ParityReport): Promise<void> {
    const error = new TunesmithError('EXPORT_DIFFERENT', { model: row.model_name, differences: differencesIn(proof) })
    await happen(row.id, 'refuse', { ...ending(), proof: JSON.stringify(proof), error: JSON.stringify(asFailure(error)) })
  }

  /** Something happened by itself; where a person was faster, that holds. Says whether it could happen. */
  async function happen(id: string, happening: Happening, changes: ExportChanges): Promise<boolean> {
    try {
      await changeState(db, id, happening, changes)
      bell.ring()
      return true
    } catch (error) {
      if (error instanceof TunesmithError && (error.code === 'NOT_NOW' || error.code === 'NOT_FOUND')) return false
      throw error
    }
  }

  const showRow = (row: ExportRow): Export =>
    asExport(row, { progress: active?.id === row.id ? active.progress : undefined, publication: publications.live(row.id) })
  const show = async (id: string) => showRow(await findExport(db, id))
  const goesOn = ({ state, publication }: Export) => isUnderWay(state) || publication?.state === 'running'

  /** Ends what is being done with an export; settles when nothing of it goes on. */
  async function stop(id: string): Promise<void> {
    const asked = active?.id === id ? active : undefined
    asked?.stopping.abort()
    await asked?.ended.catch(() => {})
  }

  return {
    folders,
    publications,
    workThroughQueue,
    show,
    showRow,
    async *follow(id, signal) {
      for (let shown = ''; !signal.aborted; ) {
        const news = bell.next(signal)
        const present = await show(id)
        const text = JSON.stringify(present)
        if (text !== shown) yield present
        shown = text
        if (!goesOn(present)) return
        await news
        await sleep(followInterval, null, { signal }).catch(() => {})
      }
    },
    ask: (id, wish) => inTurn(`export ${id}`, async () => {
      if (wish === 'cancel' && (await publications.cancel(id))) return
      const { state } = await findExport(db, id)
      const isMade = asState(state) === 'running' || asState(state) === 'queued'
      await changeState(db, id, wish, wish === 'cancel' && isMade ? ending() : { queued_at: now().toISOString(), error: null })
      if (wish === 'cancel') await stop(id)
      bell.ring()
      workThroughQueue()
    }),
    remove: (id) => inTurn(`export ${id}`, async () => {
      await findExport(db, id)
      await publications.cancel(id)
      await db.deleteFrom('exports').where('id', '=', id).execute()
      await stop(id)
      await folders.remove(id)
      bell.ring()
    }),
    async start() {
      isOpen = true
      const rows = await db.selectFrom('exports').select('id').where('files', '<>', '[]').execute()
      await folders.sweep(new Set(rows.map(({ id }) => id)))
      await publications.start()
      workThroughQueue()
    },
    async close() {
      isOpen = false
      active?.stopping.abort()
      await Promise.all([resting(), publications.close()])
    },
  }
}

/** What a proof found, in words for a person. */
function differencesIn({ comparisons, tokenizer, template, stopTokens }: ParityReport): Reason[] {
  const wrong = comparisons.find(({ verdict }) => verdict === 'different')
  const { texts, equal } = tokenizer ?? { texts: 0, equal: 0 }
  return [
    wrong && reason('difference.answers', { form: wrong.form, against: wrong.against, mean: wrong.meanDelta }),
    equal < texts && reason('difference.tokens', { different: texts - equal, texts }),
    template === 'different' && reason('difference.template'),
    stopTokens === 'different' && reason('difference.stop-tokens'),
  ].filter((each) => typeof each === 'object')
}
