import { z } from 'zod'
import { byteSizePattern, parseByteSize } from './byte-size.ts'

/** A setting Tunesmith can choose itself: left out or `auto`, it is computed and shown with its reason. */
function automatic<S extends z.ZodType>(schema: S, description: string) {
  return z
    .union([z.literal('auto'), schema])
    .default('auto')
    .meta({ description })
}

const text = z.string().min(1)
const count = z.int().min(1).max(1e9)
const positive = z.number().gt(0)
const fraction = z.number().min(0).max(1)
const byteSize = z.union([
  z.int().min(1),
  z
    .string()
    .regex(byteSizePattern)
    .meta({ examples: ['8GB', '512MiB'] })
    .transform((size) => parseByteSize(size)!),
])

export const dataSpec = z
  .strictObject({
    train: text.meta({
      description: 'File with the training rows (.jsonl, .json, .csv, .txt); relative to this file.',
    }),
    validation: z
      .union([text, z.strictObject({ fraction: z.number().min(0).lt(1) })])
      .optional()
      .meta({
        description: 'File with validation rows, or {fraction} of the training rows to hold out, 0 for none; chosen when left out.',
      }),
    test: text
      .optional()
      .meta({
        description: 'File with rows never seen in training, used once at the end to compare base and tuned model.',
      }),
    layout: automatic(
      z.enum(['messages', 'sharegpt', 'instruction', 'prompt-completion', 'question-answer', 'text']),
      'How a row is written: chat messages, ShareGPT conversations, instruction/input/output, prompt and completion, ' +
        'question and answer, or running text. Recognised from the rows when auto.',
    ),
    template: automatic(
      text,
      'Chat template: a known name or the path of a Jinja file; the one in the model folder when auto.',
    ),
    system: z.string().optional().meta({ description: 'System message put before every conversation that has none.' }),
    maxLength: automatic(
      z
        .int()
        .min(8)
        .max(1 << 20),
      'Longest row in tokens; longer rows are reported and cut.',
    ),
    trainOn: automatic(
      z.enum(['responses', 'everything']),
      'Which tokens the model learns to write: only the responses, or every token.',
    ),
    packing: automatic(z.boolean(), 'Put several short rows into one sequence; rows never see each other.'),
  })
  .meta({ description: 'What to learn from.' })

export const loraSpec = z
  .strictObject({
    rank: automatic(z.int().min(1).max(1024), 'Rank r of the adapter; higher learns more and needs more memory.'),
    alpha: automatic(positive, 'Scale of the adapter: its output is multiplied by alpha / rank.'),
    dropout: automatic(fraction.lt(1), 'Share of adapter inputs dropped at random while training.'),
    targetModules: automatic(
      z.union([z.literal('all-linear'), z.array(text).min(1)]),
      'Linear layers that get an adapter: all-linear, or names and patterns such as q_proj or layers.*.mlp.*.',
    ),
    rslora: z
      .boolean()
      .default(false)
      .meta({ description: 'Rank-stabilised LoRA: scale by alpha / sqrt(rank), for high ranks.' }),
  })
  .meta({ description: 'The low-rank adapter; used by the methods lora and qlora.' })

export const trainingSpec = z
  .strictObject({
    epochs: automatic(positive.max(10_000), 'Passes over the training rows.'),
    maxSteps: count.optional().meta({ description: 'Stop after this many optimiser steps even if epochs remain.' }),
    batchSize: automatic(count, 'Sequences per optimiser step (the effective batch, after gradient accumulation).'),
    microBatchSize: automatic(count, 'Sequences computed at once; the rest of the batch is accumulated.'),
    learningRate: automatic(positive.max(10), 'Highest learning rate, reached after warm-up.'),
    schedule: automatic(z.enum(['cosine', 'linear', 'constant']), 'How the learning rate falls after warm-up.'),
    warmupRatio: automatic(fraction.lt(1), 'Share of all steps in which the learning rate rises from zero.'),
    weightDecay: automatic(fraction, 'Decoupled weight decay of AdamW.'),
    beta1: automatic(fraction.lt(1), 'Decay of the first moment (running mean of gradients).'),
    beta2: automatic(fraction.lt(1), 'Decay of the second moment (running mean of squared gradients).'),
    epsilon: automatic(positive, 'Term added to the denominator of AdamW.'),
    maxGradientNorm: automatic(positive, 'Gradients are scaled down to this global L2 norm.'),
    optimizer: automatic(z.enum(['adamw', 'adamw8bit']), 'AdamW with 32-bit moments, or with blockwise 8-bit moments.'),
    seed: automatic(
      z
        .int()
        .min(0)
        .max(2 ** 32 - 1),
      'Seed of every random choice; the same seed gives the same bits.',
    ),
    evaluateEvery: automatic(count, 'Optimiser steps between evaluations on the validation rows.'),
    saveEvery: automatic(count, 'Optimiser steps between checkpoints.'),
    sampleEvery: automatic(count, 'Optimiser steps between sample answers.'),
    samplePrompts: automatic(
      z.array(text).min(1).max(20),
      'Prompts answered during training; validation rows when auto.',
    ),
    earlyStoppingPatience: automatic(
      z.union([z.literal('off'), count]),
      'Stop after this many evaluations in a row without a better validation loss; off never stops early.',
    ),
    keepBest: automatic(z.boolean(), 'Keep the checkpoint with the lowest validation loss and return it at the end.'),
  })
  .meta({ description: 'How to learn.' })

export const computeSpec = z
  .strictObject({
    provider: automatic(z.enum(['cpu', 'webgpu', 'cuda', 'dml', 'coreml']), 'What computes the training step.'),
    mode: automatic(
      z.enum(['lean', 'fast', 'int8']),
      'How the frozen weights of a LoRA run are used: lean as they are stored, with the least memory; fast in float32 in ' +
        'the layout of the kernels; int8 in products of 8-bit integers (approximate).',
    ),
    precision: automatic(
      z.enum(['float32', 'tf32']),
      'How matrix products are computed on CUDA: exactly, or with factors rounded to TF32 (10 bits after the point) on the ' +
        'tensor cores, with sums in float32; everywhere else exactly.',
    ),
    recompute: automatic(
      z.enum(['none', 'smart', 'full']),
      'Activations computed again in the backward pass instead of kept: none, the cheap ones, or all.',
    ),
    threads: automatic(z.int().min(1).max(1024), 'CPU threads.'),
    memoryLimit: automatic(byteSize, 'Most memory training may use, as bytes or as text such as 8GB.'),
  })
  .meta({ description: 'Where to compute.' })

/** Sizes of a Llama-architecture model trained from nothing; the defaults make one of about 10 million parameters. */
export const scratchSpec = z
  .strictObject({
    layers: z.int().min(1).max(512).default(6).meta({ description: 'Decoder layers.' }),
    hiddenSize: z.int().min(8).max(65_536).default(320).meta({ description: 'Width of the residual stream.' }),
    intermediateSize: z
      .int()
      .min(8)
      .max(262_144)
      .default(864)
      .meta({ description: 'Width inside the feed-forward block.' }),
    attentionHeads: z.int().min(1).max(1024).default(5).meta({ description: 'Query heads; divides hiddenSize.' }),
    keyValueHeads: z
      .int()
      .min(1)
      .max(1024)
      .default(5)
      .meta({ description: 'Key and value heads; divides attentionHeads.' }),
    vocabularySize: z
      .int()
      .min(300)
      .max(1 << 20)
      .default(8192)
      .meta({ description: 'Tokens of the new tokenizer.' }),
    contextLength: z
      .int()
      .min(16)
      .max(1 << 20)
      .default(512)
      .meta({ description: 'Longest sequence in tokens.' }),
    tieWordEmbeddings: z
      .boolean()
      .default(true)
      .meta({ description: 'Use the token embedding as the output layer too.' }),
    ropeTheta: positive.default(10_000).meta({ description: 'Base of the rotary position embedding.' }),
    tokenizer: text
      .optional()
      .meta({
        description: 'Folder with a tokenizer.json to use; a byte-level BPE is trained on the data when left out.',
      }),
  })
  .meta({ description: 'Architecture of a new model; used by the method scratch.' })

/** One description of a training run: what the wizard fills in, the CLI reads and every engine executes. */
export const RunSpec = z
  .strictObject({
    version: z.literal(1).default(1).meta({ description: 'Version of this file format.' }),
    name: text.max(100).optional().meta({ description: 'Name of the run; made from model and data when left out.' }),
    model: text
      .optional()
      .meta({ description: 'Model to start from: a folder in Hugging Face format or the name of a bundled model.' }),
    task: z
      .enum(['sft', 'pretrain'])
      .default('sft')
      .meta({ description: 'sft learns to answer from examples; pretrain learns to continue running text.' }),
    method: automatic(
      z.enum(['lora', 'qlora', 'full', 'scratch']),
      'Train a small adapter, an adapter on a 4-bit base, every weight, or a new model from nothing.',
    ),
    data: dataSpec,
    lora: loraSpec.prefault({}),
    training: trainingSpec.prefault({}),
    compute: computeSpec.prefault({}),
    output: text.optional().meta({ description: 'Folder of the run; runs/<name> when left out.' }),
    scratch: scratchSpec.optional(),
  })
  .meta({ title: 'Tunesmith run', description: 'A training run of Tunesmith (tunesmith.yaml).' })

/** A run as a person writes it: everything but `data.train` and `model` may be left out. */
export type RunSpecInput = z.input<typeof RunSpec>
/** A run with every setting present, as a value or as `'auto'`. */
export type RunSpec = z.output<typeof RunSpec>

let jsonSchema: JsonSchema | undefined

/** The run format as JSON Schema (draft 2020-12), which editors use to complete and check `tunesmith.yaml`. */
export function runSpecJsonSchema(): JsonSchema {
  return (jsonSchema ??= z.toJSONSchema(RunSpec, { io: 'input' }) as JsonSchema)
}

/** The parts of JSON Schema that the run format uses. */
export interface JsonSchema {
  type?: string
  description?: string
  examples?: unknown[]
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  [keyword: string]: unknown
}
