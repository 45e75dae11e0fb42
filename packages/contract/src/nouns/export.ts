import { z } from 'zod'
import { idOf, moment, reasoned } from './base.ts'

export const exportFormats = ['adapter', 'merged', 'gguf', 'gguf-adapter', 'ollama', 'onnx'] as const
/** adapter: PEFT; merged: Hugging Face folder; gguf: llama.cpp; ollama: GGUF with a Modelfile; onnx: a graph with a cache. */
export const ExportFormat = z.enum(exportFormats)
export type ExportFormat = z.output<typeof ExportFormat>

export const exportPrecisions = ['F32', 'F16', 'BF16', 'Q8_0', 'Q4_0', 'Q4_K_M'] as const
/** How weights are stored, by llama.cpp's names. */
export const ExportPrecision = z.enum(exportPrecisions)
export type ExportPrecision = z.output<typeof ExportPrecision>

/** Two forms of a model compared on the same tokens. */
export const Parity = z.object({
  form: z.string().meta({ description: 'What was compared: merged, gguf F16, gguf + adapter, gguf Q4_K_M …' }),
  against: z.string().meta({ description: 'With what: the trained model as the engine of this studio runs it, or the form that it was made from' }),
  maxDelta: z.number().meta({ description: 'Greatest |Δ log-probability| of a token, in nats' }),
  meanDelta: z.number(),
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
  tokens: z.int(),
  comparisons: z.array(Parity),
  tokenizer: z.object({ texts: z.int(), equal: z.int() }).nullable().meta({ description: 'Texts whose token ids are the same in both programs' }),
  template: z.enum(['equal', 'different', 'none']).meta({ description: 'Whether the exported template renders the same prompts' }),
  stopTokens: z.enum(['equal', 'different', 'none']).meta({ description: 'Whether the other program ends an answer at the same tokens' }),
  proven: z.boolean(),
})
export type ParityReport = z.output<typeof ParityReport>

export const exportStates = ['queued', 'running', 'finished', 'refused', 'failed', 'cancelled'] as const

/** A model written for another program, with the proof that it is the same model. */
export const Export = z.object({
  id: idOf('export'),
  modelId: z.string(),
  modelName: z.string(),
  format: ExportFormat,
  precision: ExportPrecision.nullable(),
  state: z.enum(exportStates),
  stage: z.enum(['waiting', 'merging', 'converting', 'quantising', 'proving', 'packing', 'done']),
  progress: z.number().min(0).max(1),
  bytes: z.number().nullable(),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  proof: ParityReport.nullable(),
  error: z.object({ code: z.string(), title: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
})
export type Export = z.output<typeof Export>

/** One way to export a model, and whether it is possible. */
export const ExportChoice = z.object({
  format: ExportFormat,
  precision: ExportPrecision.nullable(),
  possible: reasoned(z.boolean()),
  bytes: z.number().nullable().meta({ description: 'About how large' }),
  recommended: z.boolean(),
})
export type ExportChoice = z.output<typeof ExportChoice>
