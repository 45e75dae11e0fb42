import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { Reason } from '../reasons/index.ts'
import { idOf, moment, reasoned } from './base.ts'
import { HubName } from './hub.ts'

export const exportFormats = ['adapter', 'merged', 'gguf', 'gguf-adapter', 'ollama', 'onnx', 'archive'] as const
/** adapter: PEFT; merged: Hugging Face folder; gguf: llama.cpp; ollama: GGUF with a Modelfile; onnx: a graph with a cache; archive: one signed file for another studio. */
export const ExportFormat = z.enum(exportFormats)
export type ExportFormat = z.output<typeof ExportFormat>

export const exportPrecisions = ['F32', 'F16', 'BF16', 'Q8_0', 'Q4_0', 'Q4_K_M'] as const
/** How weights are stored, by llama.cpp's names. */
export const ExportPrecision = z.enum(exportPrecisions)
export type ExportPrecision = z.output<typeof ExportPrecision>

/** How many precisions an export in each format can have at once; with none, weights stay as they are. */
export const precisionsAtOnce: Readonly<Record<ExportFormat, number>> = {
  adapter: 0, merged: 0, gguf: exportPrecisions.length, 'gguf-adapter': 0, ollama: 1, onnx: 0, archive: 0,
}

/** Two forms of a model compared on the same tokens. */
export const Parity = z.object({
  form: z.string().meta({ description: 'What was compared: merged, GGUF F16, GGUF F16 + adapter, GGUF Q4_K_M …' }),
  against: z.string().meta({ description: 'With what: the trained model as the engine of this studio runs it, or the form that it was made from' }),
  meanDelta: z.number().meta({ description: 'Mean |Δ log-probability| of a token, in nats' }),
  maxDelta: z.number().meta({ description: 'Greatest |Δ log-probability| of a token, in nats' }),
  perplexityChange: z.number().meta({ description: 'Relative: 0.01 is 1 % more' }),
  topAgreement: z.number().min(0).max(1).meta({ description: 'Share of positions with the same likeliest token' }),
  perplexity: z.number(),
  perplexityAgainst: z.number(),
  tolerance: z
    .object({ max: z.number(), mean: z.number() })
    .nullable()
    .meta({ description: 'What maxDelta and meanDelta may be; null for quantised weights, whose loss is only shown' }),
  verdict: z.enum(['same', 'measured', 'different']),
})
export type Parity = z.output<typeof Parity>

/** The export proof: the same prompts through each form of the model. */
export const ParityReport = z.object({
  prompts: z.int(),
  ownPrompts: z.int().meta({ description: 'Of these, rows that the run was not trained on; perplexity is theirs, where there are any' }),
  tokens: z.int(),
  comparisons: z.array(Parity),
  tokenizer: z.object({ texts: z.int(), equal: z.int() }).nullable().meta({ description: 'Texts whose token ids are the same in both programs' }),
  template: z.enum(['equal', 'different', 'none']).meta({ description: 'Whether the exported template renders the same prompts' }),
  stopTokens: z.enum(['equal', 'different', 'none']).meta({ description: 'Whether the other program ends an answer at the same tokens' }),
  proven: z.boolean(),
})
export type ParityReport = z.output<typeof ParityReport>

export const exportStates = ['queued', 'running', 'finished', 'checking', 'refused', 'failed', 'cancelled'] as const
export const exportStages = ['waiting', 'merging', 'converting', 'quantising', 'proving', 'summing', 'done'] as const

export const ExportedFile = z.object({
  path: z.string().meta({ description: 'Relative to the folder of the export' }),
  bytes: z.int(),
  sha256: z.string(),
})
export type ExportedFile = z.output<typeof ExportedFile>

/** An export on its way to the hub, or there. */
export const Publication = z.object({
  repository: HubName,
  visibility: z.enum(['private', 'public']).meta({ description: 'Who may see it, where the repository is made' }),
  state: z.enum(['running', 'finished', 'failed', 'cancelled']),
  bytes: z.number().meta({ description: 'Sent so far' }),
  totalBytes: z.number(),
  url: z.string().nullable(),
  commit: z.string().nullable(),
  error: Failure.nullable(),
})
export type Publication = z.output<typeof Publication>

/** A model written for another program, with the proof that it is the same model. */
export const Export = z.object({
  id: idOf('export'),
  modelId: z.string(),
  modelName: z.string(),
  format: ExportFormat,
  precisions: z.array(ExportPrecision).meta({ description: 'Of the files in it; empty where weights stay as they are' }),
  state: z.enum(exportStates).meta({ description: 'checking: finished, and being proven again' }),
  stage: z.enum(exportStages),
  progress: z.number().min(0).max(1).meta({ description: 'Of the whole' }),
  bytes: z.number().nullable(),
  files: z.array(ExportedFile),
  proof: ParityReport.nullable(),
  provenAt: moment.nullable(),
  publication: Publication.nullable().meta({ description: 'How it was last pushed to the hub' }),
  error: Failure.nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
})
export type Export = z.output<typeof Export>

/** One way to export a model, and whether it is possible. */
export const ExportChoice = z.object({
  format: ExportFormat,
  precision: ExportPrecision.nullable(),
  possible: reasoned(z.boolean()).meta({ description: 'With what it is for, or why it is not possible' }),
  bytes: z.number().nullable().meta({ description: 'About how large' }),
  recommended: Reason.nullable().meta({ description: 'Why this is the one to take; null for all others' }),
})
export type ExportChoice = z.output<typeof ExportChoice>
