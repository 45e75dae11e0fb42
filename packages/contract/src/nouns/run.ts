import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { RunEvent } from '../events.ts'
import { idOf, moment, title } from './base.ts'

export const runStates = ['queued', 'running', 'pausing', 'paused', 'stopping', 'finished', 'failed', 'cancelled'] as const
export const RunState = z.enum(runStates)
export type RunState = z.output<typeof RunState>

/** The quality proof: tuned against base on rows neither has seen, question by question. */
export const Verdict = z.object({
  verdict: z.enum(['better', 'no-evidence', 'worse']),
  rows: z.int(),
  before: z.object({ correct: z.int(), share: z.number(), low: z.number(), high: z.number() }),
  now: z.object({ correct: z.int(), share: z.number(), low: z.number(), high: z.number() }),
  difference: z
    .object({ share: z.number(), low: z.number(), high: z.number() })
    .meta({ description: 'Share right now minus share right before, with its 95 % interval for paired answers' }),
  pValue: z.number().meta({ description: 'Exact McNemar test: probability of a difference this large by chance' }),
})
export type Verdict = z.output<typeof Verdict>

export const Run = z.object({
  id: idOf('run'),
  projectId: idOf('project').nullable(),
  name: title,
  model: z.string(),
  state: RunState,
  priority: z.int().min(-10).max(10).meta({ description: 'Waiting runs with a higher one start first' }),
  queuePosition: z.int().nullable(),
  step: z.int(),
  totalSteps: z.int().nullable(),
  loss: z.number().nullable(),
  validationLoss: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  secondsLeft: z.object({ low: z.number(), high: z.number() }).nullable(),
  verdict: Verdict.nullable(),
  error: Failure.nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
})
export type Run = z.output<typeof Run>

/** An event of a run with its number, from which a stream can be taken up again. */
export const NumberedEvent = z.object({ id: z.int().min(1), event: RunEvent })
export type NumberedEvent = z.output<typeof NumberedEvent>

export const seriesNames = ['loss', 'validationLoss', 'learningRate', 'gradientNorm', 'tokensPerSecond', 'memoryBytes'] as const

/** A curve, thinned out so that the least, greatest and last value of each stretch stay. */
export const Series = z.object({
  name: z.enum(seriesNames),
  steps: z.array(z.int()),
  values: z.array(z.number().nullable()),
  points: z.int().meta({ description: 'Points before thinning' }),
})
export type Series = z.output<typeof Series>

/** One test question with both answers. */
export const TestAnswer = z.object({
  prompt: z.string(),
  expected: z.string(),
  before: z.string(),
  now: z.string(),
  correctBefore: z.boolean(),
  correct: z.boolean(),
})
