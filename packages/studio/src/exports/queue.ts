import { rm } from 'node:fs/promises'
import { asFailure, type Reason, reason, TunesmithError, type Export, type ParityReport } from '@tunesmith/contract'
import { runAlone } from '../background/index.ts'
import { inTurn } from '../in-turn.ts'
import { createQueue, type QueueTurn, unlessFaster } from '../queue/index.ts'
import type { Services } from '../services.ts'
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

/** Times that an export begins again after its process died, before that counts as a failure. */
const mostDeaths = 2

export function createExports(services: Services): Exports {
  const { store: { db }, now } = services
  const folders = exportFolders(services.dataFolder)
  const happen = (id: string, happening: Happening, changes: ExportChanges) => unlessFaster(changeState(db, id, happening, changes))
  const ending = () => ({ ended_at: now().toISOString() })

  const queue = createQueue<ExportRow, Progress, Export>({
    mostDeaths,
    next: () => nextExport(db),
    begin: async (id) => ((await happen(id, 'begin', { ended_at: null, error: null })) ? findExport(db, id) : undefined),
    work: (row, turn) => (row.state === 'checking' ? check : make)(row, turn),
    async fail({ id, state }, error) {
      const isWhole = state === 'checking' && error.code !== 'EXPORT_DAMAGED' // there was only no proof this time
      await happen(id, isWhole ? 'finish' : 'fail', { ...ending(), error: JSON.stringify(asFailure(error)) })
    },
    show,
    goesOn: ({ state, publication }) => isUnderWay(state) || publication?.state === 'running',
  })
  const publications = createPublications(services, { folders, ring: queue.ring })

  async function make(row: ExportRow, { id, signal, show: report }: QueueTurn<Progress>): Promise<void> {
    const output = folders.passing()
    try {
      const order = await orderOf(services, row, { output, work: `${output}-work` })
      const { files, proof } = await runAlone('makeExport', order, { signal, report })
      if (!proof.proven) return await refuse(row, proof)
      folders.keep(output, id)
      const proven = { ...ending(), files: JSON.stringify(files), proof: JSON.stringify(proof), proven_at: now().toISOString() }
      if (!(await happen(id, 'finish', proven))) await folders.remove(id)
    } finally {
      for (const folder of [output, `${output}-work`]) await rm(folder, { recursive: true, force: true })
    }
  }

  async function check(row: ExportRow, { signal, show: report }: QueueTurn<Progress>): Promise<void> {
    const work = folders.passing()
    try {
      const order = { ...(await orderOf(services, row, { output: folders.of(row.id), work })), files: filesOf(row) }
      const proof = await runAlone('proveExport', order, { signal, report })
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

  const showRow = (row: ExportRow): Export => asExport(row, { progress: queue.live(row.id), publication: publications.live(row.id) })
  async function show(id: string): Promise<Export> {
    return showRow(await findExport(db, id))
  }

  return {
    folders,
    publications,
    workThroughQueue: queue.wake,
    show,
    showRow,
    follow: queue.follow,
    ask: (id, wish) => inTurn(`export ${id}`, async () => {
      if (wish === 'cancel' && (await publications.cancel(id))) return
      const { state } = await findExport(db, id)
      const isMade = asState(state) === 'running' || asState(state) === 'queued'
      await changeState(db, id, wish, wish === 'cancel' && isMade ? ending() : { queued_at: now().toISOString(), error: null })
      if (wish === 'cancel') await queue.stop(id)
      queue.ring()
      queue.wake()
    }),
    remove: (id) => inTurn(`export ${id}`, async () => {
      await findExport(db, id)
      await publications.cancel(id)
      await db.deleteFrom('exports').where('id', '=', id).execute()
      await queue.stop(id)
      await folders.remove(id)
      queue.ring()
    }),
    async start() {
      const rows = await db.selectFrom('exports').select('id').where('files', '<>', '[]').execute()
      await folders.sweep(new Set(rows.map(({ id }) => id)))
      await publications.start()
      queue.open()
    },
    async close() {
      await Promise.all([queue.close(), publications.close()])
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
