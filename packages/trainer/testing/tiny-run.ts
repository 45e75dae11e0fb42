import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRunSpec, type RunEvent, type RunSpec } from '@tunesmith/contract'
import { readArchitecture } from '@tunesmith/nn'
import { loadTokenizer, trainByteLevelBpe, writeTokenizerFiles, type Tokenizer } from '@tunesmith/text'
import { latestCheckpoint } from '../src/checkpoints/checkpoints.ts'
import { normalParameters } from '../src/model/fresh-parameters.ts'
import { saveModel } from '../src/model/save-result.ts'
import { trainRun, type TrainingControl } from '../src/recipes/sft.ts'
import { metricsPath } from '../src/run-log.ts'

const colours = ['red', 'blue', 'green', 'white', 'black', 'brown']
const things = ['door', 'car', 'hat', 'cup']

/** Questions that a model of any size can learn by heart: 24 rows of about the same length. */
export const tinyRows = things.flatMap((thing, each) =>
  colours.map((colour, index) => ({
    question: `What colour is ${thing} ${index + 1}?`,
    answer: `${thing} ${index + 1} is ${colours[(index + each) % colours.length]}, not ${colour}.`,
  })),
)

const config = {
  model_type: 'llama',
  architectures: ['LlamaForCausalLM'],
  vocab_size: 320,
  hidden_size: 32,
  intermediate_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  max_position_embeddings: 128,
  rms_norm_eps: 1e-5,
  rope_theta: 10000,
  hidden_act: 'silu',
  tie_word_embeddings: true,
  bos_token_id: null,
  eos_token_id: 1,
  torch_dtype: 'float32',
}

export interface TinyProject {
  /** A random Llama of some thousand parameters, with its tokenizer. */
  model: string
  /** JSON lines with questions and answers. */
  data: string
}

export interface TinyChanges {
  rows?: readonly object[]
  /** Fields of config.json that are to be different. */
  config?: Record<string, unknown>
  /** How the weights are stored; in float32 unless told otherwise. */
  dtype?: 'F32' | 'BF16'
  /** Changes the random weights before they are written. */
  weights?: (weights: Map<string, Float32Array>, tokenizer: Tokenizer) => void
}

/** Makes a model and data in an existing folder, small enough to train in a second; the same bytes every time. */
export function createTinyProject(folder: string, changes: TinyChanges = {}): TinyProject {
  const model = join(folder, 'model')
  mkdirSync(model, { recursive: true })
  const tokenizer = trainByteLevelBpe(
    tinyRows.flatMap(({ question, answer }) => [question, answer]),
    {
      vocabSize: config.vocab_size,
      specialTokens: ['<|im_start|>', '<|im_end|>'],
      eosToken: '<|im_end|>',
      padToken: '<|im_end|>',
    },
  )
  writeTokenizerFiles(model, tokenizer)
  const changed = { ...config, ...changes.config }
  const architecture = readArchitecture(changed)
  const weights = normalParameters(architecture, 1)
  changes.weights?.(weights, loadTokenizer(model))
  saveModel(model, architecture, weights, changed, model, changes.dtype ?? 'F32')
  return { model, data: writeRows(join(folder, 'rows.jsonl'), changes.rows ?? tinyRows) }
}

/** Writes rows as JSON lines; returns the path. */
export function writeRows(path: string, rows: readonly object[]): string {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return path
}

/** The rows, with a token in those lines that is nowhere else. */
export const poisonedRows = (lines: readonly number[]) =>
  tinyRows.map((row, index) => (lines.includes(index + 1) ? { ...row, question: `${row.question} ~` } : row))

/**
 * A model whose weights are all finite, but which gives NaN for rows with "~": the embedding of that token overflows when
 * it is scaled. Those lines of the data have it.
 */
export function poisoned(lines: readonly number[]): TinyChanges {
  return {
    rows: poisonedRows(lines),
    config: { model_type: 'granite', embedding_multiplier: 12, attention_multiplier: 0.35, tie_word_embeddings: false },
    weights(weights, tokenizer) {
      const [id] = tokenizer.encode('~')
      const { hidden_size: size } = config
      weights.get('model.embed_tokens.weight')!.fill(3e38, id * size, (id + 1) * size)
    },
  }
}

type Settings = Record<string, Record<string, unknown>>

/** A run over a tiny project: 3 steps an epoch, all choices that depend on the machine made. */
export function tinySpec({ model, data }: TinyProject, settings: Record<string, unknown> = {}): RunSpec {
  const { data: dataSettings, lora, training, compute, ...rest } = settings as Settings
  return parseRunSpec(
    {
      model,
      data: { train: data, packing: false, ...dataSettings },
      lora: { rank: 4, ...lora },
      training: { epochs: 4, batchSize: 8, learningRate: 0.01, sampleEvery: 1000, ...training },
      compute: { provider: 'cpu', threads: 1, memoryLimit: '1GB', ...compute },
      ...rest,
    },
    'test',
  )
}

export interface TinyOptions {
  resume?: boolean
  /** Asked after every step, with the events so far. */
  control?: (events: readonly RunEvent[]) => ReturnType<TrainingControl['requested']>
}

/** Trains in this process, in `folder`, and returns what was reported. */
export async function trainTiny(folder: string, spec: RunSpec, { resume = false, control }: TinyOptions = {}): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  const requested: TrainingControl['requested'] = () => control?.(events) ?? 'continue'
  await trainRun(spec, { folder, resume, emit: (event) => void events.push(event), control: { requested } })
  return events
}

/** Everything that must be the same when a run is the same: result, newest checkpoint and metrics, by name. */
export function outcomeOf(runFolder: string): Record<string, Buffer> {
  const { path } = latestCheckpoint(runFolder).checkpoint!
  const folders = [path, join(runFolder, 'adapter'), join(runFolder, 'model')].filter(existsSync)
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const all = [...files, metricsPath(runFolder)].map((file) => [file.slice(runFolder.length + 1), readFileSync(file)])
  return Object.fromEntries(all)
}
