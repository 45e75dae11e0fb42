import { fail, type EventOf, type Run, type RunState } from '@tunesmith/contract'
import { FineTuningJob, FineTuningRequest } from '@tunesmith/contract/openai'
import type { FineTuningJobsTable, Schema } from '@tunesmith/store'
import type { Kysely, Selectable } from 'kysely'
import { showRun } from '../../runs/index.ts'
import type { Services } from '../../services.ts'
import { seconds } from '../api-id.ts'
import { slugOf } from './model-name.ts'

export type JobRow = Selectable<FineTuningJobsTable>

/** A job of this person; to everybody else it is not there. @throws NOT_FOUND */
export async function findJob(db: Kysely<Schema>, jobId: string, userId: string): Promise<JobRow> {
  const row = await db.selectFrom('fine_tuning_jobs').selectAll().where('id', '=', jobId).where('created_by', '=', userId).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'fine-tuning job', id: jobId })
}

export const requestOf = ({ request }: Pick<JobRow, 'request'>): FineTuningRequest => FineTuningRequest.parse(JSON.parse(request))

/** What of the hyperparameters was asked for; the rest is chosen by the trainer. */
export const hyperparametersOf = ({ method, hyperparameters }: FineTuningRequest) => ({
  n_epochs: 'auto' as const, batch_size: 'auto' as const, learning_rate_multiplier: 'auto' as const,
  ...hyperparameters, ...method?.supervised?.hyperparameters,
})

type Status = FineTuningJob['status']

/** How the states of runs are called here. One that is pausing or stopping is at work until it has saved what it learned. */
const statuses: Readonly<Record<RunState, Status>> = {
  queued: 'queued', running: 'running', pausing: 'running', stopping: 'running', paused: 'paused', finished: 'succeeded',
  failed: 'failed', cancelled: 'cancelled',
}

/** Jobs in the form of the API, in the order given. */
export async function asJobs(services: Services, rows: readonly JobRow[]): Promise<FineTuningJob[]> {
  return Promise.all(rows.map((row) => asJob(services, row)))
}

export async function asJob(services: Services, row: JobRow): Promise<FineTuningJob> {
  const { store: { db }, runs, now } = services
  const { model, training_file, validation_file = null, suffix = null, metadata = null, seed, ...asked } = requestOf(row)
  const run = row.run_id === null ? null : await showRun(db, row.run_id)
  const { planned, finished } = row.run_id === null ? { planned: null, finished: null }
    : await runs.logs.use(row.run_id, async (log) => ({ planned: await log.last('planned'), finished: await log.last('finished') }))
  const status = run === null ? stateWithoutRun(row) : statuses[run.state]
  const hyperparameters = { ...hyperparametersOf({ model, training_file, ...asked }), ...chosenIn(planned) }
  const user = await db.selectFrom('user').select('email').where('id', '=', row.created_by).executeTakeFirst()
  const end = run === null ? row.ended_at : run.endedAt
  const left = status === 'running' ? (run?.secondsLeft ?? null) : null
  return FineTuningJob.parse({
    id: row.id,
    object: 'fine_tuning.job',
    created_at: seconds(row.created_at),
    finished_at: end === null ? null : seconds(end),
    estimated_finish: left === null ? null : Math.ceil(now().getTime() / 1000 + (left.low + left.high) / 2),
    model,
    fine_tuned_model: status === 'succeeded' ? row.model_name : null,
    organization_id: `org-${slugOf(user?.email.split('@')[0] ?? '')}`,
    status, training_file, validation_file,
    result_files: row.result_file_id === null ? [] : [row.result_file_id],
    trained_tokens: status === 'succeeded' ? (finished?.tokens ?? null) : null,
    seed, hyperparameters,
    method: { type: 'supervised', supervised: { hyperparameters } },
    error: failureOf(run === null ? (row.error === null ? null : (JSON.parse(row.error) as Run['error'])) : run.error),
    user_provided_suffix: suffix,
    metadata,
    integrations: [],
    run_id: row.run_id,
  })
}

/** A job that is no run yet is being prepared, unless that has ended. */
const stateWithoutRun = ({ error, ended_at }: JobRow): Status =>
  error !== null ? 'failed' : ended_at === null ? 'validating_files' : 'cancelled'

/** What the trainer has chosen, once it has. */
function chosenIn(planned: EventOf<'planned'> | null): Partial<FineTuningJob['hyperparameters']> {
  const value = (name: string) => planned?.settings.find(({ setting }) => setting === name)?.value as number | undefined
  const [epochs, batchSize] = [value('training.epochs'), value('training.batchSize')]
  return { ...(epochs !== undefined && { n_epochs: epochs }), ...(batchSize !== undefined && { batch_size: batchSize }) }
}

const failureOf = (error: Run['error']): FineTuningJob['error'] =>
  error === null ? null : { code: error.code, message: `${error.message} ${error.remedy}`, param: null }
