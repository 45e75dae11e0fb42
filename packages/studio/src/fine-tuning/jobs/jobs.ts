import { asFailure, type Run } from '@tunesmith/contract'
import type { ApiModel } from '@tunesmith/contract/openai'
import { explainFailure, workerLogPath } from '@tunesmith/trainer/worker'
import type { FineTuning, Services } from '../../services.ts'
import { seconds } from '../api-id.ts'
import { concludeJob } from './conclude-job.ts'
import { requestOf, type JobRow } from './job-rows.ts'
import { asTrainedName } from './model-name.ts'
import { prepareJob, runIdOf } from './prepare-job.ts'

/** Jobs, from being asked for until their runs take over, and again when these are finished. */
export function createFineTuning(services: Services): FineTuning {
  const { store: { db }, now } = services
  const underWay = new Set<Promise<void>>()
  let isOpen = true

  /** Works on something by itself; what fails in the studio is tried again when it starts the next time. */
  function see(work: Promise<void>): void {
    const seen = work.catch(() => {}).finally(() => underWay.delete(seen))
    underWay.add(seen)
  }

  async function prepare(job: JobRow): Promise<void> {
    try {
      await prepareJob(services, job)
    } catch (error) {
      if (!isOpen) return
      const { code, title, message, remedy, params } = asFailure(explainFailure(error, workerLogPath(services.runs.folderOf(runIdOf(job.id))), null))
      const failure: Run['error'] = { code, title, message, remedy, params }
      await db.updateTable('fine_tuning_jobs').set({ error: JSON.stringify(failure), ended_at: now().toISOString() })
        .where('id', '=', job.id).where('run_id', 'is', null).where('ended_at', 'is', null).execute()
    }
  }

  return {
    prepare: (job) => see(prepare(job)),
    async modelOf(modelId) {
      const name = asTrainedName(modelId)
      if (name === null) return null
      const job = await db.selectFrom('fine_tuning_jobs').select('run_id').where('model_name', '=', name.modelName).executeTakeFirst()
      return job === undefined || job.run_id === null ? null : { runId: job.run_id, step: name.step }
    },
    async listModels() {
      const trained = await db.selectFrom('fine_tuning_jobs').innerJoin('runs', 'runs.id', 'run_id').selectAll('fine_tuning_jobs')
        .where('runs.state', '=', 'finished').orderBy('fine_tuning_jobs.id', 'desc').execute()
      return trained.map((job): ApiModel => {
        const { model } = requestOf(job)
        return { id: job.model_name, object: 'model', created: seconds(job.created_at), owned_by: 'trained', root: model, parent: model }
      })
    },
    async start() {
      services.runs.whenLeft((runId) => isOpen && see(concludeJob(services, runId)))
      const waiting = await db.selectFrom('fine_tuning_jobs').selectAll().where('run_id', 'is', null).where('ended_at', 'is', null).execute()
      for (const job of waiting) see(prepare(job))
      const finished = await db.selectFrom('fine_tuning_jobs').innerJoin('runs', 'runs.id', 'run_id').select('runs.id')
        .where('runs.state', '=', 'finished').where('result_file_id', 'is', null).execute()
      for (const { id } of finished) see(concludeJob(services, id))
    },
    async close() {
      isOpen = false
      await Promise.all(underWay)
    },
  }
}
