import { fail, plainReason, refuseField } from '@tunesmith/contract'
import type { FineTuningJob, FineTuningRequest } from '@tunesmith/contract/openai'
import type { Actor, HandlersOf, RequestContext } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { newApiId } from '../api-id.ts'
import { findFile } from '../files/file-rows.ts'
import { pageOf } from '../page.ts'
import { asJob, asJobs, findJob, type JobRow } from './job-rows.ts'
import { listCheckpoints } from './list-checkpoints.ts'
import { listEvents } from './list-events.ts'
import { newModelName } from './model-name.ts'

type JobOperation =
  | 'createFineTuningJob' | 'listFineTuningJobs' | 'getFineTuningJob' | 'listFineTuningEvents' | 'listFineTuningCheckpoints'
  | `${'cancel' | 'pause' | 'resume'}FineTuningJob`

const usualSeed = 42

/** Jobs belong to one person, as their files do; their runs are seen by everybody, as all runs are. */
export function jobOperations(services: Services): HandlersOf<JobOperation> {
  const { store: { db } } = services
  const own = (jobId: string, { actor }: RequestContext) => findJob(db, jobId, actor!.userId)

  const asking = (wish: 'cancel' | 'pause' | 'resume', participle: string) =>
    async ({ jobId }: { jobId: string }, context: RequestContext): Promise<FineTuningJob> => {
      const isGivenUp = wish === 'cancel' && (await endWithoutRun(await own(jobId, context)))
      if (!isGivenUp) {
        const job = await own(jobId, context)
        await services.runs.ask(job.run_id ?? (await refuse(job, participle)), wish)
      }
      return asJob(services, await own(jobId, context))
    }

  /** Gives up a job that is being prepared; false where there is a run meanwhile, or it ended before. */
  async function endWithoutRun({ id }: JobRow): Promise<boolean> {
    const { numUpdatedRows } = await db.updateTable('fine_tuning_jobs').set({ ended_at: services.now().toISOString() })
      .where('id', '=', id).where('run_id', 'is', null).where('ended_at', 'is', null).executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async function refuse(job: JobRow, wanted: string): Promise<never> {
    const { status } = await asJob(services, job)
    return fail('NOT_NOW', { what: `The job ${job.id}`, state: status, wanted })
  }

  return {
    async createFineTuningJob(request, { actor }) {
      await checkFiles(request, actor!)
      await services.models.locate(request.model)
      const time = services.now()
      const { email, userId } = actor!
      const row: JobRow = {
        id: newApiId('ftjob', time),
        request: JSON.stringify({ ...request, seed: request.seed ?? usualSeed }),
        model_name: newModelName(request.model, email, request.suffix ?? ''),
        run_id: null, result_file_id: null, error: null, created_by: userId, created_at: time.toISOString(), ended_at: null,
      }
      await db.insertInto('fine_tuning_jobs').values(row).execute()
      services.fineTuning.prepare(row)
      return asJob(services, row)
    },
    async listFineTuningJobs({ after, limit }, { actor }) {
      let jobs = db.selectFrom('fine_tuning_jobs').selectAll().where('created_by', '=', actor!.userId)
      if (after !== undefined) jobs = jobs.where('id', '<', after)
      const rows = await jobs.orderBy('id', 'desc').limit(limit + 1).execute()
      return pageOf(await asJobs(services, rows), limit)
    },
    async getFineTuningJob({ jobId }, context) {
      return asJob(services, await own(jobId, context))
    },
    cancelFineTuningJob: asking('cancel', 'cancelled'),
    pauseFineTuningJob: asking('pause', 'paused'),
    resumeFineTuningJob: asking('resume', 'resumed'),
    async listFineTuningEvents({ jobId, after, limit }, context) {
      return listEvents(services, await own(jobId, context), after, limit)
    },
    async listFineTuningCheckpoints({ jobId, after, limit }, context) {
      return listCheckpoints(services, await own(jobId, context), after, limit)
    },
  }

  /** @throws NOT_FOUND, REQUEST_INVALID */
  async function checkFiles(request: FineTuningRequest, { userId }: Actor): Promise<void> {
    for (const field of ['training_file', 'validation_file'] as const) {
      const fileId = request[field]
      if (fileId === undefined || fileId === null) continue
      const { purpose } = await findFile(db, fileId, userId)
      if (purpose !== 'fine-tune') refuseField(field, plainReason(`has the purpose ${purpose} instead of fine-tune`))
    }
  }
}
