import type { Series } from '@tunesmith/contract'
import type { FineTuningCheckpoint } from '@tunesmith/contract/openai'
import { checkpointSteps } from '@tunesmith/trainer/worker'
import type { Services } from '../../services.ts'
import { seconds } from '../api-id.ts'
import { pageOf } from '../page.ts'
import type { JobRow } from './job-rows.ts'
import { checkpointName } from './model-name.ts'

/** The checkpoints of a job that are still there, newest first, each as a model. */
export async function listCheckpoints({ runs }: Services, job: JobRow, after: string | undefined, limit: number) {
  const { run_id: runId } = job
  if (runId === null) return pageOf<FineTuningCheckpoint>([], limit)
  const kept = new Set(checkpointSteps(runs.folderOf(runId)))
  const found = await runs.logs.use(runId, async (log) => {
    const saved = await log.read(0, Infinity, (type) => type === 'checkpointed')
    const [loss, validationLoss] = [log.curves.series('loss', Infinity), log.curves.series('validationLoss', Infinity)]
    const times = new Map(saved.flatMap(({ event }) => (event.type === 'checkpointed' ? [[event.step, event.time] as const] : [])))
    return [...times].filter(([step]) => kept.has(step)).sort(([a], [b]) => b - a).map(([step, time]): FineTuningCheckpoint => ({
      id: `${job.id.replace('ftjob-', 'ftckpt-')}-${step}`,
      object: 'fine_tuning.job.checkpoint',
      created_at: seconds(time),
      fine_tuning_job_id: job.id,
      fine_tuned_model_checkpoint: checkpointName(job.model_name, step),
      step_number: step,
      metrics: { step, train_loss: valueAt(loss, step), valid_loss: valueAt(validationLoss, step), full_valid_loss: valueAt(validationLoss, step) },
    }))
  })
  const start = after === undefined ? 0 : found.findIndex(({ step_number }) => step_number < Number(after.split('-').at(-1)))
  return pageOf(start < 0 ? [] : found.slice(start, start + limit + 1), limit)
}

const valueAt = ({ steps, values }: Series, step: number): number | null => {
  const index = steps.indexOf(step)
  return index < 0 ? null : values[index]
}
