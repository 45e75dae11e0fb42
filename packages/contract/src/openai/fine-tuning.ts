import { z } from 'zod'
import { fileId } from './files.ts'

/* Fine-tuning jobs (https://platform.openai.com/docs/api-reference/fine-tuning): each is a run of this studio. */

export const jobId = z.string().regex(/^ftjob-[0-9a-z]{12,32}$/)

const auto = <T extends z.ZodType>(value: T) => z.union([z.literal('auto'), value])
export const Hyperparameters = z.object({
  n_epochs: auto(z.number().gt(0).max(100)).optional(),
  batch_size: auto(z.int().min(1).max(1024)).optional(),
  learning_rate_multiplier: auto(z.number().gt(0).max(100)).optional(),
})

export const FineTuningRequest = z.object({
  model: z.string().min(1).max(400),
  training_file: fileId,
  validation_file: fileId.nullish(),
  suffix: z.string().min(1).max(64).nullish(),
  seed: z.int().min(0).max(2 ** 31 - 1).nullish(),
  method: z.object({ type: z.literal('supervised'), supervised: z.object({ hyperparameters: Hyperparameters.optional() }).optional() }).optional(),
  hyperparameters: Hyperparameters.optional().meta({ description: 'Older place of method.supervised.hyperparameters' }),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
})
export type FineTuningRequest = z.output<typeof FineTuningRequest>

export const jobStates = ['validating_files', 'queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'] as const

export const FineTuningJob = z.object({
  id: jobId,
  object: z.literal('fine_tuning.job'),
  created_at: z.int(),
  finished_at: z.int().nullable(),
  estimated_finish: z.int().nullable(),
  model: z.string(),
  fine_tuned_model: z.string().nullable(),
  organization_id: z.string(),
  status: z.enum(jobStates),
  training_file: z.string(),
  validation_file: z.string().nullable(),
  result_files: z.array(z.string()),
  trained_tokens: z.int().nullable(),
  seed: z.int(),
  hyperparameters: z.object({ n_epochs: auto(z.number()), batch_size: auto(z.int()), learning_rate_multiplier: auto(z.number()) }),
  method: z.object({ type: z.literal('supervised'), supervised: z.object({ hyperparameters: Hyperparameters }) }),
  error: z.object({ code: z.string(), message: z.string(), param: z.string().nullable() }).nullable(),
  user_provided_suffix: z.string().nullable(),
  metadata: z.record(z.string(), z.string()).nullable(),
  integrations: z.array(z.unknown()),
  run_id: z.string().nullable().meta({ description: 'Not in the OpenAI API: the run of this studio, to watch it' }),
})
export type FineTuningJob = z.output<typeof FineTuningJob>

export const FineTuningEvent = z.object({
  id: z.string(),
  object: z.literal('fine_tuning.job.event'),
  created_at: z.int(),
  level: z.enum(['info', 'warn', 'error']),
  message: z.string(),
  type: z.enum(['message', 'metrics']),
  data: z.record(z.string(), z.unknown()).nullable(),
})
export type FineTuningEvent = z.output<typeof FineTuningEvent>

export const FineTuningCheckpoint = z.object({
  id: z.string(),
  object: z.literal('fine_tuning.job.checkpoint'),
  created_at: z.int(),
  fine_tuning_job_id: jobId,
  fine_tuned_model_checkpoint: z.string(),
  step_number: z.int(),
  metrics: z.object({
    step: z.number(),
    train_loss: z.number().nullable(),
    valid_loss: z.number().nullable(),
    full_valid_loss: z.number().nullable(),
  }),
})
export type FineTuningCheckpoint = z.output<typeof FineTuningCheckpoint>
