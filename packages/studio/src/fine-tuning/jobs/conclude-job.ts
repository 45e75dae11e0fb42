import { Readable } from 'node:stream'
import { asFailure, TunesmithError, type Series } from '@tunesmith/contract'
import { inTurn } from '../../in-turn.ts'
import type { Services } from '../../services.ts'
import { addFile } from '../files/store-file.ts'
import { requestOf, type JobRow } from './job-rows.ts'
import { slugOf } from './model-name.ts'

/**
 * What follows a run that is finished, once: the file of results, and a version in the registry under the suffix. The file
 * comes last, so that what is broken off is done again.
 */
export async function concludeJob(services: Services, runId: string): Promise<void> {
  const { store: { db, artifacts }, runs } = services
  await inTurn(`conclude ${runId}`, async () => {
    const job = await db.selectFrom('fine_tuning_jobs').innerJoin('runs', 'runs.id', 'run_id').selectAll('fine_tuning_jobs')
      .where('run_id', '=', runId).where('runs.state', '=', 'finished').where('result_file_id', 'is', null).executeTakeFirst()
    if (!job) return
    await register(services, job)
    const [loss, validationLoss] = await runs.logs.use(runId, async ({ curves }) =>
      [curves.series('loss', Infinity), curves.series('validationLoss', Infinity)])
    await artifacts.put(Readable.from(resultLines(loss, validationLoss)), (sum) => db.transaction().execute(async (transaction) => {
      const about = { purpose: 'fine-tune-results', fileName: 'step_metrics.csv', createdBy: job.created_by } as const
      const isThere = await transaction.selectFrom('fine_tuning_jobs').select('id').where('id', '=', job.id).executeTakeFirst()
      if (!isThere) return // it was deleted with its person meanwhile
      const { id } = await addFile(services, transaction, { ...about, ...sum })
      await transaction.updateTable('fine_tuning_jobs').set({ result_file_id: id }).where('id', '=', job.id).execute()
    }))
  })
}

/** Why there will never be a version; whatever else fails is tried again with the next start of the studio. */
const lasting: readonly string[] = ['MODEL_NAME_TAKEN', 'NOT_FOUND', 'FILE_MISSING']

/** A job without a suffix has no name to be found by. Where a version cannot be made, the job keeps why. */
async function register(services: Services, job: JobRow): Promise<void> {
  const { store: { db }, models } = services
  const name = slugOf(requestOf(job).suffix ?? '')
  if (name === '') return
  const known = await db.selectFrom('model_versions').select('version')
    .where('name', '=', name).where('model_id', '=', job.run_id).executeTakeFirst()
  if (known) return
  try {
    await models.register({ name, modelId: job.run_id!, notes: job.model_name, aliases: [] }, job.created_by)
  } catch (error) {
    if (!(error instanceof TunesmithError) || !lasting.includes(error.code)) throw error
    await db.updateTable('fine_tuning_jobs').set({ error: JSON.stringify(asFailure(error)) }).where('id', '=', job.id).execute()
  }
}

/** The losses as CSV, a line for each step with either. */
function* resultLines(loss: Series, validationLoss: Series): Generator<string> {
  const valid = new Map(validationLoss.steps.map((step, index) => [step, validationLoss.values[index]]))
  const train = new Map(loss.steps.map((step, index) => [step, loss.values[index]]))
  yield 'step,train_loss,valid_loss\n'
  for (const step of [...new Set([...train.keys(), ...valid.keys()])].sort((a, b) => a - b)) {
    yield `${step},${train.get(step) ?? ''},${valid.get(step) ?? ''}\n`
  }
}
