import { z } from 'zod'
import { Failure } from './errors/failure.ts'
import { Reason } from './reasons/index.ts'

/*
 * The words a training process speaks: one JSON object a line. Every engine writes these events; the supervisor
 * logs them, the studio streams them, the command line prints them.
 */

/** JSON has no NaN and no Infinity: a number that is not finite travels as null. */
const measured = (description: string) =>
  z
    .number()
    .nullable()
    .meta({ description: `${description}; null when it is not a finite number` })
const numberOf = (description: string) => z.number().meta({ description })
const countOf = (description: string) => z.int().min(0).meta({ description })
const textOf = (description: string) => z.string().meta({ description })
const reasonOf = (description: string) => Reason.meta({ description })

const step = countOf('Optimiser steps completed')
const epoch = numberOf('Passes over the training rows completed, with fraction')
const memoryBytes = countOf('Memory of the training process (resident set), in bytes')
const seconds = z.number().min(0).meta({ description: 'Time it took, in seconds' })
const secondsLeft = z
  .object({ low: z.number().min(0), high: z.number().min(0) })
  .meta({ description: 'Estimated time left, in seconds: likely between low and high' })
const tokensPerSecond = z.number().min(0).meta({ description: 'Tokens computed per second, padding not counted' })

function event<T extends string, S extends z.ZodRawShape>(type: T, description: string, shape: S) {
  const time = z.iso.datetime().meta({ description: 'When it happened, in UTC' })
  return z.object({ type: z.literal(type), time, ...shape }).meta({ description })
}

export const PlannedEvent = event('planned', 'What is going to happen, before the first step.', {
  name: textOf('Name of the run'),
  settings: z
    .array(
      z.object({
        setting: textOf('Dotted name, for example lora.rank'),
        value: z.json().meta({ description: 'The value used' }),
        origin: z
          .enum(['given', 'chosen'])
          .meta({ description: 'Whether a person gave the value or Tunesmith chose it' }),
        reason: reasonOf('Why this value'),
      }),
    )
    .meta({ description: 'Every setting with the reason for its value' }),
  totalSteps: countOf('Optimiser steps of the whole run'),
  trainingRows: countOf('Rows trained on'),
  validationRows: countOf('Rows held out to measure progress'),
  supervisedTokens: countOf('Tokens of one epoch that the model learns to write'),
  parameters: countOf('Parameters of the model'),
  trainableParameters: countOf('Parameters that are trained'),
  memoryBytes: countOf('Predicted peak memory, in bytes'),
  tokensPerSecond,
  secondsLeft,
})

export const ProgressEvent = event('progress', 'A long preparation moves on: reading, quantising, building.', {
  activity: reasonOf('What is being done, for a person'),
  done: z.number().min(0).meta({ description: 'Amount done, in `unit`' }),
  total: z.number().min(0).nullable().meta({ description: 'Amount in all, in `unit`; null when unknown' }),
  unit: textOf('What is counted: bytes, layers, rows'),
})

export const StepEvent = event('step', 'One optimiser step is done.', {
  step,
  epoch,
  loss: measured('Mean cross-entropy per supervised token of this step, in nats'),
  learningRate: numberOf('Learning rate of this step'),
  gradientNorm: measured('Global L2 norm of the gradients before clipping'),
  tokens: countOf('Tokens in this step, padding not counted'),
  supervisedTokens: countOf('Tokens in this step that count in the loss'),
  tokensPerSecond,
  memoryBytes,
  secondsLeft,
})

export const EvaluatedEvent = event('evaluated', 'The validation rows were measured.', {
  step,
  epoch,
  loss: measured('Mean cross-entropy per supervised token of the validation rows, in nats'),
  perplexity: measured('exp(loss)'),
  best: z.boolean().meta({ description: 'Whether this is the lowest validation loss so far' }),
  rows: countOf('Validation rows measured'),
  seconds,
})

export const SampledEvent = event('sampled', 'The model answered sample prompts.', {
  step,
  samples: z.array(
    z.object({
      prompt: textOf('What was asked'),
      expected: z.string().optional().meta({ description: 'The answer in the data, where there is one' }),
      before: z.string().optional().meta({ description: 'Answer of the untrained base model' }),
      now: textOf('Answer of the model as it is at this step'),
    }),
  ),
  seconds,
})

/** How many answers were right, and how sure that is. */
const score = z.object({
  correct: countOf('Right answers: the expected text is in the answer, ignoring case, punctuation and repeated spaces'),
  share: numberOf('Right answers divided by all questions'),
  low: numberOf('Lower end of the 95 % interval of the share (Wilson)'),
  high: numberOf('Upper end of the 95 % interval of the share (Wilson)'),
})

export const TestedEvent = event('tested', 'The test rows were answered by the base model and by the trained one.', {
  step,
  rows: countOf('Questions asked'),
  before: score,
  now: score,
  examples: z.array(z.object({
    prompt: textOf('What was asked'),
    expected: textOf('What a right answer contains'),
    before: textOf('Answer of the untrained base model'),
    now: textOf('Answer of the trained model'),
    correctBefore: z.boolean().optional().meta({ description: 'Whether the answer of the base model is right' }),
    correct: z.boolean().meta({ description: 'Whether the answer of the trained model is right' }),
  })).meta({ description: 'Every question with both answers' }),
  seconds,
})

export const CheckpointedEvent = event('checkpointed', 'A checkpoint is safely on disk.', {
  step,
  path: textOf('Folder of the checkpoint'),
  bytes: countOf('Size on disk, in bytes'),
  best: z.boolean().meta({ description: 'Whether it holds the lowest validation loss so far' }),
  seconds,
})

/** What an alarm can be about. */
export const alarmKinds = [
  'non-finite-loss',
  'divergence',
  'exploding-gradients',
  'zero-gradients',
  'no-learning',
  'plateau',
  'overfitting',
  'out-of-memory',
  'interrupted',
  'skipped-checkpoint',
  'quarantined-rows',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export const AlarmEvent = event('alarm', 'Something a person should know.', {
  kind: z.enum(alarmKinds),
  severity: z
    .enum(['notice', 'warning', 'critical'])
    .meta({
      description: 'notice: good to know; warning: the result may suffer; critical: training cannot go on like this',
    }),
  step,
  message: reasonOf('What is seen and what it means, for a person'),
  action: Reason.optional().meta({ description: 'What Tunesmith did about it' }),
  evidence: z.record(z.string(), z.number().nullable()).meta({ description: 'The numbers behind the alarm, by name' }),
})

export const ResumedEvent = event('resumed', 'Training goes on from a checkpoint.', {
  step,
  checkpoint: textOf('Folder of the checkpoint'),
  skipped: z
    .array(z.object({ path: z.string(), reason: Reason }))
    .meta({ description: 'Newer checkpoints that are damaged and were not used, each with the reason' }),
})

export const PausedEvent = event('paused', 'Training stopped on request and can be resumed.', {
  step,
  checkpoint: textOf('Folder of the checkpoint to resume from'),
})

export const FinishedEvent = event('finished', 'Training is complete.', {
  step,
  epoch,
  reason: z
    .enum(['completed', 'early-stopped', 'stopped'])
    .meta({ description: 'All steps done, no more progress on the validation rows, or ended by a person' }),
  loss: measured('Training loss of the last step, in nats'),
  bestStep: countOf('Step of the returned weights'),
  bestValidationLoss: measured('Validation loss of the returned weights, in nats'),
  output: textOf('Folder with the trained adapter or model'),
  tokens: countOf('Tokens computed in the whole run'),
  seconds,
})

export const FailedEvent = event('failed', 'Training ended with an error.', {
  step: step.nullable(),
  ...Failure.shape,
  memoryBytes: memoryBytes.optional(),
})

/** Every event, told apart by `type`. */
export const RunEvent = z.discriminatedUnion('type', [
  PlannedEvent,
  ProgressEvent,
  StepEvent,
  EvaluatedEvent,
  SampledEvent,
  TestedEvent,
  CheckpointedEvent,
  AlarmEvent,
  ResumedEvent,
  PausedEvent,
  FinishedEvent,
  FailedEvent,
])
export type RunEvent = z.output<typeof RunEvent>
export type RunEventType = RunEvent['type']
/** One kind of event: `EventOf<'step'>`. */
export type EventOf<T extends RunEventType> = Extract<RunEvent, { type: T }>
/** An event without its time, as the trainer hands it over; the log stamps it. */
export type UntimedEvent = { [T in RunEventType]: Omit<EventOf<T>, 'time'> }[RunEventType]

/** Writes an event as one line (with line feed); numbers that are not finite become null. */
export function formatEvent(event: RunEvent): string {
  return `${JSON.stringify(event)}\n`
}

/** Reads one line; `null` when it is not a whole event, as the last line after a crash may be. */
export function parseEvent(line: string): RunEvent | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  return RunEvent.safeParse(value).data ?? null
}
