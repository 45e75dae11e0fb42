import { fail, TunesmithError, type ExportChoice } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import { newId } from '@tunesmith/store'
import { backgroundOf } from '../background/index.ts'
import type { HandlersOf } from '../handler.ts'
import { hubOptions } from '../hub/hub-settings.ts'
import type { Services } from '../services.ts'
import { isArchivedWhole } from './archive-order.ts'
import { noExportChoices } from './choices.ts'
import { fileOf } from './files.ts'
import { requirePrecisions, sourceOf } from './order.ts'
import { requireLicence } from './require-licence.ts'
import { findFinished, titleOf } from './rows.ts'
import type { Wish } from './states.ts'

type ExportOperation =
  | 'listExportChoices' | 'listExports' | 'startExport' | 'getExport' | 'streamExport' | 'deleteExport' | 'downloadExport' | 'pushExport' | `${Wish}Export`

/** Exports as a person chooses, starts, watches and uses them. */
export function exportOperations(services: Services): HandlersOf<ExportOperation> {
  const { store: { db }, now } = services
  const exports = () => services.exports
  const asking = (wish: Wish) => async ({ exportId }: { exportId: string }) => {
    await exports().ask(exportId, wish)
    return exports().show(exportId)
  }

  return {
    async listExportChoices({ modelId }) {
      const freeDiskBytes = freeDisk(exports().folders.root)
      const items = await choicesOf(services, modelId, freeDiskBytes)
      return { items, licence: await services.models.licence(modelId), freeDiskBytes }
    },
    async listExports({ modelId, offset, limit }) {
      const all = modelId === undefined ? db.selectFrom('exports') : db.selectFrom('exports').where('model_id', '=', modelId)
      const rows = await all.selectAll().orderBy('created_at', 'desc').orderBy(db.dynamic.ref('rowid'), 'desc').offset(offset).limit(limit).execute()
      const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: rows.map(exports().showRow), total }
    },
    async startExport({ modelId: given, format, precisions: asked }, { actor }) {
      const precisions = requirePrecisions(format, asked)
      const modelId = await services.models.resolve(given)
      const { source } = await sourceOf(services, modelId)
      await backgroundOf(services, 'models').run('checkExport', {
        source, format, precisions, output: exports().folders.root, archivesWhole: await isArchivedWhole(services, modelId),
      })
      const id = newId('export')
      const time = now().toISOString()
      await db.insertInto('exports').values({
        id, model_id: modelId, model_name: await nameOf(services, modelId), format, precisions: JSON.stringify(precisions), state: 'queued',
        files: '[]', created_by: actor!.userId, created_at: time, queued_at: time,
      }).execute()
      exports().workThroughQueue()
      return exports().show(id)
    },
    getExport: ({ exportId }) => exports().show(exportId),
    async streamExport({ exportId }, { signal }) {
      await exports().show(exportId)
      return exports().follow(exportId, signal)
    },
    cancelExport: asking('cancel'),
    proveExport: asking('prove'),
    async deleteExport({ exportId }) {
      await exports().remove(exportId)
      return {}
    },
    downloadExport: async ({ exportId }) => fileOf(await findFinished(db, exportId, 'downloaded'), exports().folders.of(exportId)),
    async pushExport({ exportId, repository, visibility, acceptLicence }) {
      const row = await findFinished(db, exportId, 'pushed')
      if (exports().publications.live(exportId) !== undefined) fail('NOT_NOW', { what: titleOf(row), state: 'on its way to the hub', wanted: 'pushed' })
      requireLicence(await services.models.licence(row.model_id), { row, repository, acceptLicence })
      const { offline, endpoint, token } = await hubOptions(services)
      if (offline) fail('HUB_OFFLINE', { endpoint })
      if (token === null) fail('HUB_TOKEN_NEEDED', { host: new URL(endpoint).host })
      await exports().publications.begin(row, { repository, visibility })
      return exports().show(exportId)
    },
  }
}

async function choicesOf(services: Services, modelId: string, freeBytes: number): Promise<ExportChoice[]> {
  try {
    const { source } = await sourceOf(services, modelId)
    return await backgroundOf(services, 'models').run('listExportChoices', { source, freeBytes, archivesWhole: await isArchivedWhole(services, modelId) })
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'MODEL_IS_GGUF') return noExportChoices(error)
    throw error
  }
}

/** What a model is called: a run by its name, others by what their identifier ends with. */
async function nameOf({ store: { db } }: Services, modelId: string): Promise<string> {
  const run = await db.selectFrom('runs').select('name').where('id', '=', modelId).executeTakeFirst()
  return run?.name ?? modelId.split('/').at(-1)!
}
