import { asFailure, TunesmithError, type Publication } from '@tunesmith/contract'
import { runAlone } from '../background/index.ts'
import { hubOptions } from '../hub/hub-settings.ts'
import type { Services } from '../services.ts'
import type { ExportFolders } from './folders.ts'
import { filesOf, findExport, publicationOf, type ExportRow } from './rows.ts'

/** Exports on their way to the hub, each in a process of its own. */
export interface Publications {
  /** Where an export is on its way; undefined where it is on none. */
  live(id: string): Publication | undefined
  /** Begins to put an export on the hub. */
  begin(row: ExportRow, place: Pick<Publication, 'repository' | 'visibility'>): Promise<void>
  /** Gives up; whether there was anything to give up. */
  cancel(id: string): Promise<boolean>
  /** Goes on with what was under way: what the hub has already is not sent again. */
  start(): Promise<void>
  /** Ends what is under way; it goes on with the next `start`. */
  close(): Promise<void>
}

interface Active {
  publication: Publication
  stopping: AbortController
  ended: Promise<void>
}

interface Place {
  folders: ExportFolders
  /** Wakes those who follow exports. */
  ring(): void
}

export function createPublications(services: Services, { folders, ring }: Place): Publications {
  const { store: { db } } = services
  const active = new Map<string, Active>()

  async function write(id: string, publication: Publication): Promise<void> {
    await db.updateTable('exports').set({ publication: JSON.stringify(publication) }).where('id', '=', id).execute()
    ring()
  }

  function follow(row: ExportRow, publication: Publication): void {
    const begun: Active = { publication, stopping: new AbortController(), ended: Promise.resolve() }
    active.set(row.id, begun)
    begun.ended = seeThrough(row, begun).finally(() => {
      active.delete(row.id)
      ring()
    })
    begun.ended.catch(() => {}) // the disk or the database failed: it is taken up again with the next start
  }

  async function seeThrough(row: ExportRow, begun: Active): Promise<void> {
    const { repository, visibility } = begun.publication
    const { signal } = begun.stopping
    try {
      const order = {
        hub: await hubOptions(services), folder: folders.of(row.id), files: filesOf(row),
        repository, private: visibility === 'private', message: `Export of ${row.model_name} by Tunesmith`,
      }
      const report = (sent: { bytes: number; totalBytes: number }) => {
        begun.publication = { ...begun.publication, ...sent }
        ring()
      }
      const published = await runAlone('publishExport', order, { signal, report })
      await write(row.id, { ...begun.publication, ...published, state: 'finished' })
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof TunesmithError)) throw error
      await write(row.id, { ...begun.publication, state: 'failed', error: asFailure(error) })
    }
  }

  return {
    live: (id) => active.get(id)?.publication,
    async begin(row, { repository, visibility }) {
      const totalBytes = filesOf(row).reduce((sum, { bytes }) => sum + bytes, 0)
      const publication: Publication = {
        repository, visibility, state: 'running', bytes: 0, totalBytes, url: null, commit: null, error: null,
      }
      await write(row.id, publication)
      follow(row, publication)
    },
    async cancel(id) {
      const begun = active.get(id)
      if (begun === undefined) return false
      begun.stopping.abort()
      await begun.ended.catch(() => {})
      const { publication } = await findExport(db, id).then((row) => ({ publication: publicationOf(row) }))
      if (publication?.state === 'running') await write(id, { ...begun.publication, state: 'cancelled' })
      return true
    },
    async start() {
      const rows = await db.selectFrom('exports').selectAll().where('publication', 'is not', null).execute()
      for (const row of rows) {
        const publication = publicationOf(row)
        if (publication?.state === 'running') follow(row, publication)
      }
    },
    async close() {
      for (const { stopping } of active.values()) stopping.abort()
      await Promise.all([...active.values()].map(({ ended }) => ended.catch(() => {})))
    },
  }
}
