import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { RunSpecInput } from '@tunesmith/contract'
import { parse } from 'yaml'
import type { Measured } from './measure/child.ts'
import { describeMachine } from './measure/machine.ts'
import { defaultPatience, quietMeasure } from './measure/quiet.ts'
import { median } from './measure/statistics.ts'
import { gigabytes, markdownTable, percent, times } from './measure/table.ts'
import type { RunJob, RunResult } from './tunesmith/run.ts'

/*
 * What products of 8-bit integers cost in quality and give in speed: a whole training run of a recipe in each mode of
 * computing, in turn, once for each seed. Losses of validation rows and answers to test rows are always computed with
 * the base as it is stored, on which the finished adapter will stand.
 */

const { values: options } = parseArgs({
  options: {
    patience: { type: 'string', default: defaultPatience },
    recipe: { type: 'string', default: join(import.meta.dirname, '../examples/policy-chatbot/tunesmith.yaml') },
    model: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    epochs: { type: 'string' },
  },
})

const measure = quietMeasure(Number(options.patience))
const modes = ['lean', 'fast', 'int8'] as const
type Mode = (typeof modes)[number]

/** Steps over which the last training loss is averaged. */
const lastSteps = 20

async function main(): Promise<void> {
  const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => index + 1)
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · ${options.recipe}, ${seeds.length} seeds\n`)
  const runs: Record<Mode, Measured<RunResult>[]> = { lean: [], fast: [], int8: [] }
  for (const seed of seeds) {
    for (const mode of modes) {
      const run = await train(mode, seed)
      runs[mode].push(run)
      console.log(`  seed ${seed}, ${mode}: ${describe(run)}`)
    }
  }
  console.log(`\n${markdownTable(head, modes.map((mode) => row(mode, runs[mode], runs.lean)))}\n`)
  const exact = runs.lean.map(({ result }) => result)
  for (const mode of ['fast', 'int8'] as const) {
    const differences = runs[mode].flatMap(({ result }, index) => difference(result.losses, exact[index].losses))
    console.log(`losses of the steps, ${mode} against lean: median ${share(median(differences))} apart, at most ${share(Math.max(...differences))}`)
  }
}

const head = ['mode', 'last loss', 'validation loss', 'right answers', 'by seed', 'tokens/s', '× lean', 'peak RSS', 'others']

function row(mode: Mode, runs: readonly Measured<RunResult>[], exact: readonly Measured<RunResult>[]): string[] {
  const results = runs.map(({ result }) => result)
  const right = results.map(({ tested }) => tested?.correct ?? 0)
  const questions = results[0].tested?.questions ?? 0
  return [
    mode,
    mean(results.map(lastLoss)).toFixed(4),
    mean(results.map(bestValidation)).toFixed(4),
    `${mean(right).toFixed(1)} of ${questions}`,
    right.join(', '),
    mean(results.map(({ tokensPerSecond }) => tokensPerSecond)).toFixed(0),
    times(mean(results.map(({ tokensPerSecond }, index) => tokensPerSecond / exact[index].result.tokensPerSecond))),
    gigabytes(Math.max(...runs.map(({ peakBytes }) => peakBytes))),
    percent(mean(runs.map(({ othersShare }) => othersShare))),
  ]
}

function describe({ result }: Measured<RunResult>): string {
  const { tested, tokensPerSecond } = result
  const answers = tested ? `, ${tested.correct} of ${tested.questions} right (${tested.correctBefore} before)` : ''
  return `loss ${lastLoss(result).toFixed(4)}, validation ${bestValidation(result).toFixed(4)}${answers}, ${tokensPerSecond.toFixed(0)} tokens/s`
}

const lastLoss = ({ losses }: RunResult) => mean(losses.slice(-lastSteps))
const bestValidation = ({ validationLosses }: RunResult) => Math.min(...validationLosses)
const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length
const share = (value: number) => `${(value * 100).toFixed(2)} %`

/** How far each loss is from the exact one, as a share of it. */
const difference = (losses: readonly number[], exact: readonly number[]) =>
  losses.slice(0, exact.length).map((loss, index) => Math.abs(loss / exact[index] - 1))

async function train(mode: Mode, seed: number): Promise<Measured<RunResult>> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-int8-'))
  try {
    const job: RunJob = { spec: specOf(mode, seed), folder: join(folder, 'run') }
    return await measure<RunResult>([process.execPath, join(import.meta.dirname, 'tunesmith/run.ts')], job)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The recipe with this mode and seed; everything else the same in each, also where memory would allow more. */
function specOf(mode: Mode, seed: number): RunSpecInput {
  const recipe = parse(readFileSync(options.recipe, 'utf8')) as RunSpecInput
  const place = (path: unknown) => (typeof path === 'string' ? resolve(dirname(options.recipe), path) : path)
  const { train: rows, validation, test, ...data } = recipe.data
  const files = { train: place(rows), validation: place(validation), test: place(test) } as typeof recipe.data
  return {
    ...recipe,
    ...(options.model && { model: options.model }),
    data: { ...data, ...files },
    training: { ...recipe.training, seed, ...(options.epochs && { epochs: Number(options.epochs) }) },
    compute: { ...recipe.compute, provider: 'cpu', recompute: 'smart', mode },
  }
}

await main()
