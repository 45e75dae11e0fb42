import { join, sep } from 'node:path'
import { fail } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import { hubCacheFolder, removeModel, removePartials, storedModels } from '@tunesmith/hub'
import type { HandlersOf } from '../handler.ts'
import { homeOf } from '../models/model-id.ts'
import type { Services } from '../services.ts'
import { unfinished } from './downloads/states.ts'

/** What downloaded models take on the disk, and how to get it back. */
export function storageOperations(services: Services): HandlersOf<'listStoredModels' | 'removeStoredModel' | 'pruneDownloads'> {
  const { store: { db } } = services

  /** Models that downloads, runs and exports which may go on need. */
  async function modelsInUse(): Promise<ReadonlySet<string>> {
    const [downloads, runs, exports] = await Promise.all([
      db.selectFrom('downloads').select('model').where('state', 'in', ['queued', 'running']).execute(),
      db.selectFrom('runs').select('model').where('state', 'not in', ['finished', 'failed', 'cancelled']).execute(),
      db.selectFrom('exports').select('model_id as model').where('state', 'in', ['queued', 'running', 'checking']).execute(),
    ])
    return new Set([...downloads, ...runs, ...exports].map(({ model }) => homeOf(model)))
  }

  return {
    async listStoredModels() {
      const used = await modelsInUse()
      const folder = hubCacheFolder()
      const items = storedModels().map((model) => ({ ...model, inUse: used.has(model.name) }))
      return {
        items, folder,
        bytes: items.reduce((sum, { bytes, partialBytes }) => sum + bytes + partialBytes, 0),
        copyBytes: bytesOf(services.serving.copies()),
        freeDiskBytes: freeDisk(folder),
      }
    },
    async removeStoredModel({ model, preview }) {
      if (preview === 'false' && (await modelsInUse()).has(model)) fail('NOT_NOW', { what: model, state: 'in use', wanted: 'removed' })
      const foreseen = removeModel(model, { preview: true })
      const copyBytes = bytesOf(services.serving.copies().filter((copy) => foreseen.paths.some((path) => copy.model.startsWith(join(path, sep)))))
      const removal = preview === 'true' ? foreseen : await services.models.removeUnused(model, async () => removeModel(model, { preview: false }))
      return { ...removal, bytes: removal.bytes + copyBytes }
    },
    async pruneDownloads({ preview }) {
      const rows = await db.selectFrom('downloads').select('model').where('state', 'in', unfinished).execute()
      const kept = new Set(rows.map(({ model }) => model))
      return removePartials((model) => kept.has(model), { preview })
    },
  }
}

const bytesOf = (files: readonly { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0)
