import { rmSync } from 'node:fs'
import { constants, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseRunSpec, type RunSpec } from '@tunesmith/contract'
import type { FineTuningRequest } from '@tunesmith/contract/openai'
import { failFromSystem } from '@tunesmith/formats'
import { usualAdapterRate } from '@tunesmith/trainer/worker'
import { startingModel } from '../../projects/index.ts'
import { addRun } from '../../runs/index.ts'
import type { Services } from '../../services.ts'
import { findFile } from '../files/file-rows.ts'
import { hyperparametersOf, requestOf, type JobRow } from './job-rows.ts'

/** The run of a job, known from the beginning, so that what was broken off is done again in the same place. */
export const runIdOf = (jobId: string): string => jobId.replace('ftjob-', 'run_')

/**
 * Makes a run of a job: its files as rows of the run, which then belong to it, and its model as one to train from. A job that
 * was cancelled meanwhile stays one without a run.
 *
 * @throws NOT_FOUND where a file or the model is gone; MODEL_IS_GGUF, DISK_FULL, NO_PERMISSION, and what merging throws
 */
export async function prepareJob(services: Services, job: JobRow): Promise<void> {
  const { store: { db }, runs } = services
  const runId = runIdOf(job.id)
  const folder = runs.folderOf(runId)
  const request = requestOf(job)
  let isRun = false
  try {
    const spec = await specOf(services, job, request, join(folder, 'data'))
    const model = await services.models.resolve(request.model)
    await db.transaction().execute(async (transaction) => {
      const waiting = await transaction.selectFrom('fine_tuning_jobs').select('id')
        .where('id', '=', job.id).where('run_id', 'is', null).where('ended_at', 'is', null).executeTakeFirst()
      if (!waiting) return
      await addRun(transaction, {
        id: runId, projectId: null, name: spec.name!, model, spec, priority: 0, createdBy: job.created_by, time: services.now(),
      })
      await transaction.updateTable('fine_tuning_jobs').set({ run_id: runId }).where('id', '=', job.id).execute()
      isRun = true
    })
  } finally {
    if (!isRun) rmSync(folder, { recursive: true, force: true })
  }
  runs.workThroughQueue()
}

/** A request as the description of a run. All rows that were given are trained on: what to watch progress with is asked for apart. */
async function specOf(services: Services, job: JobRow, request: FineTuningRequest, folder: string): Promise<RunSpec> {
  const { path, parameters, template } = await startingModel(services, request.model)
  const { n_epochs: epochs, batch_size: batchSize, learning_rate_multiplier: multiplier } = hyperparametersOf(request)
  const copy = (fileId: string, name: string) => copyRows(services, job, fileId, join(folder, name))
  return parseRunSpec({
    name: (request.suffix ?? `Fine-tuned ${request.model}`).slice(0, 100),
    model: path,
    data: {
      train: await copy(request.training_file, 'train.jsonl'),
      validation: request.validation_file ? await copy(request.validation_file, 'validation.jsonl') : { fraction: 0 },
      layout: 'messages',
      ...(template !== undefined && { template }),
    },
    training: {
      epochs, batchSize,
      seed: request.seed,
      ...(multiplier !== 'auto' && { learningRate: multiplier * usualAdapterRate(parameters ?? 0) }),
    },
  }, 'The hyperparameters of this job')
}

async function copyRows({ store }: Services, job: JobRow, fileId: string, path: string): Promise<string> {
  const { sha256 } = await findFile(store.db, fileId, job.created_by)
  const stored = store.artifacts.path(sha256)
  try {
    await mkdir(join(path, '..'), { recursive: true })
    rmSync(path, { force: true }) // of a time before, read-only
    await copyFile(stored, path, constants.COPYFILE_FICLONE)
  } catch (error) {
    failFromSystem(error, path, 'write to')
  }
  return path
}
