import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asFailure, type Input, type ModelImport, TunesmithError } from '@tunesmith/contract'
import { flushFolder } from '@tunesmith/formats'
import { newId } from '@tunesmith/store'
import { runAlone } from '../../background/index.ts'
import { inTurn } from '../../in-turn.ts'
import type { Services } from '../../services.ts'
import { isImportId } from '../model-id.ts'
import { removeUnused } from '../remove-unused.ts'
import { type CheckedImport, checkImport } from './check-import.ts'
import { copyingFolder, importFolder, importsFolder } from './import-folder.ts'
import { asImport, findImport, type ImportRow } from './import-rows.ts'
import { signerOf } from './signers.ts'

/** Imports of models: checked at once, copied in the background, one after the other. */
export interface Imports {
  /** @throws as `checkImport` */
  begin(given: Input<'importModel'>, userId: string): Promise<ModelImport>
  /** An import as it is this moment. */
  show(row: ImportRow): Promise<ModelImport>
  /** An import as it goes on, until it is over. @throws NOT_FOUND */
  follow(id: string, signal: AbortSignal): AsyncGenerator<ModelImport>
  /** Deletes an imported model, or gives its import up. @throws NOT_FOUND, MODEL_REGISTERED, MODEL_IN_USE */
  remove(id: string): Promise<void>
  /** Tells of what was broken off when the studio last ended, and clears away what is left of it. */
  start(): Promise<void>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Milliseconds between two events of an import that somebody follows. */
const followInterval = 200

export function createImports(services: Services): Imports {
  const { store: { db }, dataFolder, now } = services
  const active = new Map<string, { stopping: AbortController; ended: Promise<void> }>()

  const show = async (row: ImportRow) =>
    asImport(row, { copied: row.state === 'copying' ? bytesIn(copyingFolder(dataFolder, row.id)) : 0, signer: await signerOf(services, row.id) })

  /** Copies the files of a model, or unpacks the archive that it is. */
  async function bring(folder: string, path: string, { files, signer }: CheckedImport, signal: AbortSignal): Promise<void> {
    await (signer === null ? runAlone('copyModel', { files, folder }, { signal }) : runAlone('importArchive', { path, folder, signer }, { signal }))
  }

  async function copy(id: string, path: string, found: CheckedImport, signal: AbortSignal): Promise<void> {
    const folder = copyingFolder(dataFolder, id)
    try {
      await inTurn('copy a model', async () => signal.aborted || bring(folder, path, found, signal))
      if (signal.aborted) return
      renameSync(folder, importFolder(dataFolder, id))
      flushFolder(importsFolder(dataFolder))
      await end(id, 'finished')
    } catch (error) {
      if (!signal.aborted) await end(id, 'failed', error)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async function end(id: string, state: ModelImport['state'], error?: unknown): Promise<void> {
    const failure = error === undefined ? null : JSON.stringify(asFailure(error instanceof TunesmithError ? error : new TunesmithError('INTERNAL', {
      detail: String(error), logFile: null,
    })))
    await db.updateTable('model_imports').set({ state, error: failure, ended_at: now().toISOString() }).where('id', '=', id).execute()
  }

  function begin(id: string, path: string, found: CheckedImport): void {
    const stopping = new AbortController()
    const ended = copy(id, path, found, stopping.signal).catch(() => {}).finally(() => active.delete(id)) // the next start tells of it
    active.set(id, { stopping, ended })
  }

  async function stop(id: string): Promise<void> {
    const { stopping, ended } = active.get(id) ?? {}
    stopping?.abort()
    await ended
  }

  return {
    show,
    async begin({ name, ...source }, userId) {
      const found = await checkImport(services, source)
      const id = newId('import')
      await db.insertInto('model_imports').values({
        id, name: name ?? found.name, format: found.format, base: found.base, bytes: found.bytes, state: 'copying', error: null,
        created_by: userId, created_at: now().toISOString(), ended_at: null,
      }).execute()
      begin(id, source.path, found)
      return show(await findImport(db, id))
    },
    async *follow(id, signal) {
      for (let shown = ''; !signal.aborted; await sleep(followInterval)) {
        const current = await show(await findImport(db, id))
        if (JSON.stringify(current) !== shown) yield current
        if (current.state !== 'copying') return
        shown = JSON.stringify(current)
      }
    },
    async remove(id) {
      await findImport(db, id)
      await removeUnused(services, id, async () => {
        await stop(id)
        await db.deleteFrom('model_imports').where('id', '=', id).execute()
        await rm(importFolder(dataFolder, id), { recursive: true, force: true })
      })
    },
    async start() {
      const rows = await db.selectFrom('model_imports').select(['id', 'name', 'state']).execute()
      for (const { id, name, state } of rows) {
        if (state !== 'copying') continue
        if (existsSync(importFolder(dataFolder, id))) await end(id, 'finished')
        else await end(id, 'failed', new TunesmithError('MODEL_IMPORT_INTERRUPTED', { name }))
      }
      const known = new Set(rows.map(({ id }) => id))
      for (const entry of namesIn(importsFolder(dataFolder))) {
        const [id, ...rest] = entry.split('.')
        if (isImportId(id) && (rest.length > 0 || !known.has(id))) await rm(join(importsFolder(dataFolder), entry), { recursive: true, force: true })
      }
    },
    async close() {
      await Promise.all([...active.keys()].map(stop))
    },
  }
}

const bytesIn = (folder: string): number =>
  namesIn(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // not there yet, or not any more
  }
}
