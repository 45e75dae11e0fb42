import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { RunSpecInput } from '@tunesmith/contract'
import { randomModel } from './inputs/random-weights.ts'
import type { Measured } from './measure/child.ts'
import { describeMachine } from './measure/machine.ts'
import { defaultPatience, quietMeasure } from './measure/quiet.ts'
import { markdownTable, percent } from './measure/table.ts'
import { shapeNamed, type ShapeName } from './shapes.ts'
import type { RunJob, RunResult } from './tunesmith/run.ts'

/*
 * Whether plans are true: the memory and time that a run announces before its first step against what it then takes,
 * over settings that differ in model, method, batch, length, recomputation and mode. Then the same run under smaller
 * and smaller memory limits, to see the ladder at work.
 */

const { values: options } = parseArgs({
  options: {
    patience: { type: 'string', default: defaultPatience },
    model: { type: 'string', default: join(import.meta.dirname, '../models/tunesmith-base-10m') },
    steps: { type: 'string', default: '8' },
    only: { type: 'string' },
    repeat: { type: 'string', default: '1' },
  },
})

const measure = quietMeasure(Number(options.patience))

/** One line of the table: `sequences` at once, of `length` tokens; `accumulated` such rounds a step. */
interface Setting {
  model: 'base' | ShapeName
  method: 'lora' | 'qlora' | 'full'
  sequences: number
  length: number
  accumulated?: number
  recompute: 'none' | 'smart' | 'full'
  mode?: 'lean' | 'fast' | 'int8'
  optimizer?: 'adamw' | 'adamw8bit'
}

/** The bundled model, and the shapes of real ones with random weights; about twenty minutes on two cores in all. */
const settings: readonly Setting[] = [
  { model: 'tiny', method: 'full', sequences: 4, length: 256, recompute: 'full' },
  { model: 'base', method: 'lora', sequences: 8, length: 64, recompute: 'none' },
  { model: 'base', method: 'lora', sequences: 4, length: 128, recompute: 'smart', accumulated: 2 },
  { model: 'base', method: 'lora', sequences: 4, length: 256, recompute: 'full' },
  { model: 'base', method: 'lora', sequences: 4, length: 256, recompute: 'none', mode: 'fast' },
  { model: 'base', method: 'lora', sequences: 2, length: 512, recompute: 'smart', mode: 'int8' },
  { model: 'base', method: 'qlora', sequences: 4, length: 256, recompute: 'smart' },
  { model: 'base', method: 'full', sequences: 4, length: 256, recompute: 'none' },
  { model: 'base', method: 'full', sequences: 2, length: 256, recompute: 'full', accumulated: 2 },
  { model: 'base', method: 'full', sequences: 4, length: 128, recompute: 'smart', optimizer: 'adamw8bit' },
  { model: 'smollm2-135m', method: 'lora', sequences: 2, length: 256, recompute: 'smart' },
  { model: 'smollm2-135m', method: 'lora', sequences: 1, length: 256, recompute: 'none', mode: 'fast' },
  { model: 'smollm2-135m', method: 'qlora', sequences: 1, length: 256, recompute: 'full' },
  { model: 'smollm2-135m', method: 'full', sequences: 1, length: 128, recompute: 'smart' },
  { model: 'qwen2.5-0.5b', method: 'lora', sequences: 1, length: 256, recompute: 'smart' },
  { model: 'qwen2.5-0.5b', method: 'lora', sequences: 1, length: 128, recompute: 'full', accumulated: 2 },
  { model: 'llama-3.2-1b', method: 'qlora', sequences: 1, length: 128, recompute: 'full' },
  { model: 'llama-3.2-3b', method: 'qlora', sequences: 1, length: 128, recompute: 'full' },
]

/** For the ladder; below what the run would take by itself. */
const memoryLimits = ['2GB', '500MB', '400MB', '330MB', '300MB']

const data = join(import.meta.dirname, '../examples/policy-chatbot/data')

async function main(): Promise<void> {
  if (!existsSync(options.model)) throw new Error(`there is no model in ${options.model}; name one with --model`)
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · ${options.steps} steps a run\n`)
  const chosen = options.only ? options.only.split(',').map((index) => settings[Number(index) - 1]) : settings
  const runs: [Setting, Measured<RunResult>][] = []
  for (let round = 0; round < Number(options.repeat); round++) {
    for (const setting of chosen) {
      const run = await runOnce(specOf(setting))
      runs.push([setting, run])
      console.log(`  ${describe(setting).join(' ')}: ${errors(run).join(', ')}`)
    }
  }
  console.log(`\n${markdownTable(head, runs.map(([setting, run]) => [...describe(setting), ...columns(run)]))}\n`)
  const memory = runs.map(([, run]) => memoryError(run))
  const time = runs.map(([, run]) => timeError(run))
  console.log(`memory: ${summary(memory, 0.15)}; time: ${summary(time, 0.2)}\n`)

  if (options.only) return
  const steps: string[][] = []
  for (const memoryLimit of memoryLimits) steps.push(await underLimit(memoryLimit, options.model))
  console.log(markdownTable(['limit', 'what the run chose', 'predicted', 'peak RSS'], steps))
}

const head = [
  'model',
  'method',
  'batch',
  'recompute',
  'mode',
  'memory planned',
  'real',
  'error',
  'time planned',
  'real',
  'error',
  'others',
]

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const signed = (share: number) => `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(0)} %`
const memoryError = ({ result, peakBytes }: Measured<RunResult>) => result.predictedBytes / peakBytes - 1
const timeError = ({ result }: Measured<RunResult>) => result.predictedSeconds / result.actualSeconds - 1
const errors = (run: Measured<RunResult>) => [`memory ${signed(memoryError(run))}`, `time ${signed(timeError(run))}`]

function columns(run: Measured<RunResult>): string[] {
  const { result, peakBytes, othersShare } = run
  return [
    megabytes(result.predictedBytes),
    megabytes(peakBytes),
    signed(memoryError(run)),
    `${result.predictedSeconds.toFixed(1)} s`,
    `${result.actualSeconds.toFixed(1)} s`,
    signed(timeError(run)),
    percent(othersShare),
  ]
}

function summary(shares: readonly number[], wanted: number): string {
  const within = shares.filter((share) => Math.abs(share) <= wanted).length
  const worst = shares.reduce((most, share) => (Math.abs(share) > Math.abs(most) ? share : most))
  return `${within} of ${shares.length} within ${percent(wanted)}, worst ${signed(worst)}`
}

function describe({ model, method, sequences, length, accumulated, recompute, mode = 'lean', optimizer }: Setting): string[] {
  const batch = `${accumulated ? `${accumulated} × ` : ''}${sequences} × ${length}`
  return [model, optimizer === 'adamw8bit' ? `${method}, 8-bit AdamW` : method, batch, recompute, mode]
}

function specOf(setting: Setting): RunSpecInput {
  const { model, method, sequences, length, accumulated = 1, recompute, mode = 'lean', optimizer = 'adamw' } = setting
  const steps = Number(options.steps)
  return {
    model: model === 'base' ? options.model : randomModelToTrain(model),
    method,
    data: { train: join(data, 'train.jsonl'), validation: join(data, 'validation.jsonl'), maxLength: length, packing: true },
    training: {
      epochs: 1000,
      maxSteps: steps,
      batchSize: sequences * accumulated,
      microBatchSize: sequences,
      optimizer,
      evaluateEvery: steps,
      saveEvery: steps,
      sampleEvery: steps,
      samplePrompts: ['What does a certified copy cost?'],
      earlyStoppingPatience: 'off',
    },
    compute: { recompute, mode },
  }
}

async function runOnce(spec: RunSpecInput): Promise<Measured<RunResult>> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-planning-'))
  try {
    const job: RunJob = { spec, folder: join(folder, 'run') }
    return await measure<RunResult>([process.execPath, join(import.meta.dirname, 'tunesmith/run.ts')], job)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that leaves everything but the batch to Tunesmith, under a memory limit. */
async function underLimit(memoryLimit: string, model: string): Promise<string[]> {
  const spec: RunSpecInput = {
    model,
    method: 'lora',
    data: { train: join(data, 'train.jsonl'), validation: join(data, 'validation.jsonl'), maxLength: 256, packing: true },
    training: { epochs: 1000, maxSteps: 3, batchSize: 8, microBatchSize: 'auto' },
    compute: { memoryLimit },
  }
  try {
    const { result, peakBytes } = await runOnce(spec)
    const names = ['training.microBatchSize', 'compute.mode', 'compute.recompute', 'method', 'data.maxLength']
    const chosen = names.map((name) => `${name.split('.').at(-1)} ${String(result.settings[name].value)}`).join(', ')
    return [memoryLimit, chosen, megabytes(result.predictedBytes), megabytes(peakBytes)]
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('OUT_OF_MEMORY_PLANNED')) throw error
    return [memoryLimit, 'refused before the first step: OUT_OF_MEMORY_PLANNED', '–', '–']
  }
}

/** A model of this shape with random weights and the tokenizer of the bundled one. */
function randomModelToTrain(name: ShapeName): string {
  const cache = join(import.meta.dirname, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = randomModel(shapeNamed(name), 'bf16', cache)
  for (const file of readdirSync(options.model)) {
    if (/token|chat_template/.test(file)) copyFileSync(join(options.model, file), join(folder, file))
  }
  return folder
}

await main()
