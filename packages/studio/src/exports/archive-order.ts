import type { ArchiveFacts, ArchiveOrder } from '@tunesmith/export'
import { baseFilesOf } from '../models/base-files.ts'
import { portrayModel } from '../models/details/describe-one.ts'
import { asCheckpoint, isImportId, isRunId } from '../models/model-id.ts'
import type { Services } from '../services.ts'
import { signingKeyOf } from './signing-key.ts'

/**
 * Whether an archive of a model holds all of it. It does where there is no adapter, and where the adapter is on something
 * that was made here, which no other studio has.
 */
export async function isArchivedWhole(services: Services, modelId: string): Promise<boolean> {
  const base = await baseIdOf(services, modelId)
  return base === null || isRunId(base) || isImportId(base) || asCheckpoint(base) !== null
}

/** What an archive of a model tells, and who signs it. @throws NOT_FOUND */
export async function archiveOrderOf(services: Services, modelId: string, name: string): Promise<ArchiveOrder> {
  const { model, training } = await portrayModel(services, modelId)
  const { model: path, system } = await services.models.locate(modelId)
  const base = (await isArchivedWhole(services, modelId)) ? null : { id: (await baseIdOf(services, modelId))!, files: await baseFilesOf(services, path) }
  const made: ArchiveFacts['training'] = training && {
    run: training.runName, data: training.data, verdict: training.verdict, settings: training.planned?.settings ?? [],
  }
  const facts = { name, base, system: system ?? null, licence: model.licence, registered: model.registered, training: made }
  return { facts, signingKey: await signingKeyOf(services) }
}

/** The model that the adapter of a model is on; null where it has none. */
async function baseIdOf(services: Services, modelId: string): Promise<string | null> {
  const { store: { db }, models } = services
  const { adapter } = await models.locate(modelId)
  if (adapter === undefined) return null
  const id = await models.resolve(modelId)
  const runId = asCheckpoint(id)?.runId ?? id
  const row = isImportId(id)
    ? await db.selectFrom('model_imports').select('base').where('id', '=', id).executeTakeFirst()
    : await db.selectFrom('runs').select('model as base').where('id', '=', runId).executeTakeFirst()
  return row?.base ?? null
}
