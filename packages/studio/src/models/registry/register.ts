import { fail, type Input, type ModelVersion } from '@tunesmith/contract'
import type { Schema } from '@tunesmith/store'
import { bundledModelNames } from '@tunesmith/trainer/worker'
import type { Transaction } from 'kysely'
import type { Services } from '../../services.ts'
import { fingerprintOf } from '../files/fingerprint.ts'
import { filesOf } from '../files/model-files.ts'
import { findModel, lastingId, resolveModel } from '../locate-model.ts'
import { isRunId } from '../model-id.ts'
import { whileItStays } from '../remove-unused.ts'
import { asVersions, findVersion } from './versions.ts'

/**
 * Keeps a model as the next version of a name. Numbers grow by one and are never given twice.
 *
 * @throws NOT_FOUND; NOT_NOW for a run that may still learn; MODEL_NAME_TAKEN
 */
export async function registerModel(services: Services, given: Input<'registerModel'>, userId: string): Promise<ModelVersion> {
  const { name, notes, aliases } = given
  if (bundledModelNames().includes(name)) fail('MODEL_NAME_TAKEN', { name })
  const asked = await resolveModel(services, given.modelId)
  return whileItStays(asked, async () => {
    const modelId = await lastingId(services, asked)
    if (isRunId(modelId)) await expectFinished(services, modelId)
    const sha256 = await fingerprintOf(services, filesOf(await findModel(services, modelId)))
    return services.store.db.transaction().execute(async (db) => {
      const time = services.now().toISOString()
      const version = await nextVersion(db, name, time)
      await db.insertInto('model_versions').values({ name, version, model_id: modelId, sha256, notes, created_by: userId, created_at: time }).execute()
      for (const alias of aliases) await pointAlias(db, { name, alias, version })
      const [registered] = await asVersions(db, [await findVersion(db, name, version)])
      return registered
    })
  })
}

/** Only what has stopped learning stays what it is. */
async function expectFinished({ store: { db } }: Services, runId: string): Promise<void> {
  const { name, state } = await db.selectFrom('runs').select(['name', 'state']).where('id', '=', runId).executeTakeFirstOrThrow()
  if (state !== 'finished') fail('NOT_NOW', { what: `The run ${name}`, state, wanted: 'registered' })
}

async function nextVersion(db: Transaction<Schema>, name: string, time: string): Promise<number> {
  await db.insertInto('registered_models').values({ name, notes: '', tags: '[]', latest_version: 0, created_at: time, updated_at: time })
    .onConflict((known) => known.doNothing()).execute()
  const { latest_version: version } = await db.updateTable('registered_models')
    .set((row) => ({ latest_version: row('latest_version', '+', 1), updated_at: time }))
    .where('name', '=', name).returning('latest_version').executeTakeFirstOrThrow()
  return version
}

/** Points an alias to a version, from wherever it pointed before. */
export async function pointAlias(db: Transaction<Schema>, { name, alias, version }: { name: string; alias: string; version: number }): Promise<void> {
  await db.insertInto('model_aliases').values({ name, alias, version })
    .onConflict((known) => known.columns(['name', 'alias']).doUpdateSet({ version })).execute()
}
