import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { Reason } from '../reasons/index.ts'
import { idOf, moment, title } from './base.ts'

export const goals = ['answer', 'style', 'classify', 'extract', 'chat', 'continue', 'scratch'] as const
/** What the model should do. */
export const Goal = z.enum(goals)
export type Goal = z.output<typeof Goal>

export const domains = ['general', 'healthcare', 'finance', 'legal'] as const
export const Domain = z.enum(domains)
export type Domain = z.output<typeof Domain>

export const efforts = ['quick', 'balanced', 'thorough'] as const
/** How long to train, in one word. */
export const Effort = z.enum(efforts)
export type Effort = z.output<typeof Effort>

/** What a person has answered in the wizard so far; every page saves its own answers. */
export const Answers = z
  .object({
    goal: Goal,
    domain: Domain,
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/).meta({ description: 'BCP 47 tag of the language of the data' }),
    datasetId: idOf('dataset'),
    testShare: z.number().min(0).max(0.5).meta({ description: 'Share of the rows asked at the end' }),
    validationShare: z.number().min(0).max(0.5).meta({ description: 'Share of the rows to watch progress with' }),
    model: z.string().min(1).max(400).meta({ description: 'Identifier of a model, as the list of models has it' }),
    effort: Effort,
    overrides: z
      .record(z.string().max(60), z.json())
      .meta({ description: 'Settings given by hand, by their dotted name in tunesmith.yaml' }),
  })
  .partial()
export type Answers = z.output<typeof Answers>

/** A model in the making: the answers of the wizard, and the runs started from them. */
export const Project = z.object({
  id: idOf('project'),
  name: title,
  answers: Answers,
  page: z.string().max(60).meta({ description: 'The page of the wizard to go on with' }),
  latestRunId: idOf('run').nullable(),
  createdAt: moment,
  updatedAt: moment,
})
export type Project = z.output<typeof Project>

/** A setting as it will be used, with its reason. */
export const PlannedSetting = z.object({
  setting: z.string(),
  value: z.json(),
  origin: z.enum(['given', 'chosen']),
  reason: Reason,
})

/** What will run: the recipe, and how to run the same from a terminal. */
export const Recipe = z.object({
  yaml: z.string().meta({ description: 'The contents of a tunesmith.yaml' }),
  command: z.string().meta({ description: 'The command that trains the same' }),
})
export type Recipe = z.output<typeof Recipe>

/** Seconds that something will take: likely between low and high. */
export const TimeRange = z.object({ low: z.number(), high: z.number() })
export type TimeRange = z.output<typeof TimeRange>

/** The measured plan of a project: what a dry run of the real thing needed. */
export const Plan = z.object({
  state: z.enum(['missing', 'measuring', 'ready', 'failed']),
  progress: Reason.nullable().meta({ description: 'What is being done, while measuring' }),
  settings: z.array(PlannedSetting),
  trainingRows: z.int(),
  validationRows: z.int(),
  testRows: z.int(),
  totalSteps: z.int(),
  parameters: z.int(),
  trainableParameters: z.int(),
  memoryBytes: z.number(),
  tokensPerSecond: z.number(),
  seconds: TimeRange.meta({ description: 'Time of the whole run: likely between low and high' }),
  error: Failure.nullable(),
})
export type Plan = z.output<typeof Plan>
