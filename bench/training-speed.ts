import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { flopsPerStep } from './flops.ts'
import { freshAdapter } from './inputs/fresh-adapter.ts'
import { randomBatches } from './inputs/random-batches.ts'
import { randomModel } from './inputs/random-weights.ts'
import { measureChild, type Measured } from './measure/child.ts'
import { describeMachine } from './measure/machine.ts'
import { defaultPatience, quietMeasure } from './measure/quiet.ts'
import { median, spread } from './measure/statistics.ts'
import { gigabytes, markdownTable, percent, times } from './measure/table.ts'
import { peerEnvironments, peerKeys, peerPython, peerVersions, trainProgram, type PeerEnvironment, type PeerJob } from './peer/peer.ts'
import { shapeNamed, type Shape } from './shapes.ts'
import type { QuantizedForm } from './tunesmith/forms.ts'
import type { GemmPeakJob, GemmPeakResult } from './tunesmith/gemm-peak.ts'
import type { TrainingResult, TunesmithJob, TunesmithResult } from './tunesmith/job.ts'

/*
 * Speed and memory of LoRA training: Tunesmith against PyTorch + Transformers + PEFT, on the same machine, the same
 * weights, adapters and tokens, in float32, one engine after the other.
 */

/** How Tunesmith is measured; each in its own process. */
const modes = {
  fast: { format: 'fp32', recompute: 'none', prepack: true, rounds: 2 },
  lean: { format: 'bf16', recompute: 'smart', prepack: false, rounds: 2 },
  'full recompute': { format: 'bf16', recompute: 'full', prepack: false, rounds: 1 },
  NF4: { format: 'bf16', recompute: 'smart', prepack: false, quantized: 'nf4', rounds: 1 },
  'NF4 full recompute': { format: 'bf16', recompute: 'full', prepack: false, quantized: 'nf4', rounds: 1 },
  int8: { format: 'bf16', recompute: 'none', prepack: false, quantized: 'int8', rounds: 2 },
} as const

type ModeName = keyof typeof modes

/** The form in which a mode has the linear layers, where it is not as stored. */
const formOf = (mode: ModeName): QuantizedForm['form'] | undefined => (modes[mode] as Partial<{ quantized: QuantizedForm['form'] }>).quantized

/** Steps before the clock starts: files are mapped and memory is taken in them. */
const warmup = 1
/** Losses of the two engines may differ by this share: they add in another order. */
const lossTolerance = 1e-3

const { values: options } = parseArgs({
  options: {
    patience: { type: 'string', default: defaultPatience },
    shapes: { type: 'string', default: 'smollm2-135m,qwen2.5-0.5b,llama-3.2-1b' },
    python: { type: 'string' },
    steps: { type: 'string', default: '5' },
    modes: { type: 'string', default: Object.keys(modes).join(',') },
    peers: { type: 'string', default: peerKeys.join(',') },
    quick: { type: 'boolean', default: false },
  },
})

const measure = quietMeasure(Number(options.patience))

const threads = availableParallelism()
const cache = join(import.meta.dirname, '.cache')
const timedSteps = options.quick ? 2 : Number(options.steps)
const program = (name: string) => [process.execPath, join(import.meta.dirname, 'tunesmith', name)]

interface ShapeReport {
  rows: string[][]
}

async function main(): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const python = options.python ?? peerPython()
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
  console.log(`Peer: ${peerVersions(python)} · ${timedSteps} timed steps a process after ${warmup} of warm-up\n`)
  for (const name of options.shapes.split(',')) {
    const { rows } = await measureShape(shapeNamed(name), python)
    console.log(`\n${markdownTable(head, rows)}\n`)
  }
}

const head = [
  'engine and mode',
  'tokens/s',
  '× peer',
  'peak RSS',
  '× peer',
  'private',
  'GFLOP/s',
  'of GEMM peak',
  'session',
  'spread',
  'others',
]

async function measureShape(shape: Shape, python: string): Promise<ShapeReport> {
  const { name, batch, length } = shape
  console.log(`## ${name}, ${batch} × ${length} tokens a step`)
  const models = { fp32: randomModel(shape, 'fp32', cache), bf16: randomModel(shape, 'bf16', cache) }
  const adapter = freshAdapter(shape, models.fp32, cache)
  const batches = randomBatches(shape, warmup + timedSteps)
  const supervised = Array.from({ length }, () => true)

  const ours = new Map<ModeName, Measured<TunesmithResult>[]>()
  const runOurs = async (mode: ModeName) => {
    const { format, recompute, prepack } = modes[mode]
    const form = formOf(mode)
    const job: TunesmithJob = {
      model: models[format],
      adapter,
      steps: batches.map((rows) => rows.map((ids) => [{ ids, supervised }])),
      batch,
      length,
      warmup,
      threads,
      recompute,
      prepack,
      ...(form && { quantized: { form, file: join(cache, `${name}-${form}.safetensors`) } }),
    }
    // a file in another form is made in a process of its own, so that its memory is not counted
    if (job.quantized) await measureChild(program('quantize.ts'), job)
    const measured = await measure<TunesmithResult>(program('train.ts'), job)
    ours.set(mode, [...(ours.get(mode) ?? []), measured])
    report(mode, measured)
  }
  const peers = new Map<string, Measured<TrainingResult>>()
  const runPeer = async (peer: PeerEnvironment) => {
    const job: PeerJob = {
      model: models.fp32,
      adapter,
      steps: batches.map((ids) => ({ input_ids: ids, labels: ids })),
      warmup,
      threads,
    }
    const measured = await measure<TrainingResult>([python, trainProgram], job, peer.environment)
    peers.set(peer.name, measured)
    report(`peer, ${peer.name}`, measured)
  }
  const report = (what: string, { result, othersShare, peakBytes, privateBytes }: Measured<TrainingResult>) => {
    const seconds = result.stepSeconds.map((each) => each.toFixed(2)).join(' ')
    const memory = `${gigabytes(peakBytes)}, private ${gigabytes(privateBytes)}`
    console.log(`  ${what}: ${seconds} s a step; ${memory}; others ${percent(othersShare)}`)
  }

  const chosen = options.modes.split(',') as ModeName[]
  const rounds = options.quick ? 1 : Math.max(...chosen.map((mode) => modes[mode].rounds))
  const waiting = peerEnvironments(threads, options.peers.split(','))
  const runNextPeer = async () => {
    const next = waiting.shift()
    if (next) await runPeer(next)
  }
  for (let round = 0; round < rounds; round++) {
    for (const mode of chosen) {
      if (round >= modes[mode].rounds) continue
      await runOurs(mode)
      await runNextPeer()
    }
  }
  while (waiting.length > 0) await runNextPeer()
  const gemm: GemmPeakJob = { model: models.fp32, tokens: batch * length, threads }
  const { flopsPerSecond: peak } = (await measure<GemmPeakResult>(program('gemm-peak.ts'), gemm)).result
  compareLosses(ours, peers)

  const tokens = batch * length
  const flops = flopsPerStep(shape)
  const bestPeer = [...peers].reduce((best, each) => (speedOf(each[1]) < speedOf(best[1]) ? each : best))
  const leanestPeer = Math.min(...[...peers.values()].map(({ peakBytes }) => peakBytes))
  const row = (what: string, runs: Measured<TrainingResult>[], session: string): string[] => {
    const all = runs.flatMap(({ result }) => result.stepSeconds)
    const seconds = median(all)
    const peakBytes = Math.max(...runs.map((run) => run.peakBytes))
    return [
      what,
      (tokens / seconds).toFixed(0),
      times(speedOf(bestPeer[1]) / seconds),
      gigabytes(peakBytes),
      times(peakBytes / leanestPeer),
      gigabytes(Math.max(...runs.map((run) => run.privateBytes))),
      (flops / seconds / 1e9).toFixed(0),
      percent(flops / seconds / peak),
      session,
      percent(spread(all)),
      percent(Math.max(...runs.map(({ othersShare }) => othersShare))),
    ]
  }
  console.log(`  GEMM peak ${(peak / 1e9).toFixed(0)} GFLOP/s; ${(flops / 1e9).toFixed(0)} GFLOP a step`)
  return {
    rows: [
      ...[...ours].map(([mode, runs]) => {
        const session = median(runs.map(({ result }) => result.sessionSeconds))
        return row(`Tunesmith, ${mode}`, runs, `${session.toFixed(2)} s`)
      }),
      ...[...peers].map(([peer, run]) => row(`PyTorch, ${peer}`, [run], '–')),
    ],
  }
}

const speedOf = ({ result }: Measured<TrainingResult>): number => median(result.stepSeconds)

/** Both engines must have computed the same thing, or the comparison means nothing; quantised weights are others. */
function compareLosses(
  ours: ReadonlyMap<ModeName, Measured<TunesmithResult>[]>,
  peers: ReadonlyMap<string, Measured<TrainingResult>>,
): void {
  const [peer] = peers.values()
  let greatest = 0
  for (const [mode, runs] of ours) {
    if (formOf(mode)) continue
    for (const { result } of runs) {
      result.losses.forEach((loss, step) => {
        const expected = peer.result.losses[step]
        greatest = Math.max(greatest, Math.abs(loss - expected) / Math.abs(expected))
      })
    }
  }
  console.log(`  losses of the two engines differ by at most ${greatest.toExponential(1)} (relative)`)
  if (!(greatest < lossTolerance)) throw new Error('the engines did not compute the same losses')
}

await main()
