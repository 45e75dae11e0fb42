import { existsSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packExamples } from '@tunesmith/text'
import { freshAdapter } from './inputs/fresh-adapter.ts'
import { policyRows, type RowTokens } from './inputs/policy-rows.ts'
import { randomModel } from './inputs/random-weights.ts'
import type { Measured } from './measure/child.ts'
import { describeMachine } from './measure/machine.ts'
import { defaultPatience, quietMeasure } from './measure/quiet.ts'
import { gigabytes, markdownTable, percent, times } from './measure/table.ts'
import { ignored, peerEnvironments, peerPython, peerVersions, trainProgram, type PeerEnvironment, type PeerJob } from './peer/peer.ts'
import { shapeNamed } from './shapes.ts'
import type { TrainingResult, TunesmithJob, TunesmithResult } from './tunesmith/job.ts'

/*
 * The rows of the policy chatbot, as a person would train on them: Tunesmith packs them and computes logits for the
 * answers only; the peer pads each batch to its longest row, computes all logits and ignores the labels of the rest,
 * as its usual data collator does. Both learn from the same rows in the same number of optimiser steps.
 */

const { values: options } = parseArgs({
  options: {
    patience: { type: 'string', default: defaultPatience },
    python: { type: 'string' },
    shape: { type: 'string', default: 'smollm2-135m' },
    tokenizer: { type: 'string', default: join(import.meta.dirname, '../models/tunesmith-base-10m') },
    epochs: { type: 'string', default: '2' },
  },
})

const measure = quietMeasure(Number(options.patience))

/** Tokens of a packed sequence, and such sequences in a step. */
const packedLength = 256
const packedBatch = 2

const modes = {
  fast: { format: 'fp32', recompute: 'none', prepack: true },
  lean: { format: 'bf16', recompute: 'smart', prepack: false },
} as const

async function main(): Promise<void> {
  if (!existsSync(options.tokenizer)) throw new Error(`there is no tokenizer in ${options.tokenizer}; name one with --tokenizer`)
  const python = options.python ?? peerPython()
  const cache = join(import.meta.dirname, '.cache')
  mkdirSync(cache, { recursive: true })
  const threads = availableParallelism()
  const shape = shapeNamed(options.shape)
  const models = { fp32: randomModel(shape, 'fp32', cache), bf16: randomModel(shape, 'bf16', cache) }
  const adapter = freshAdapter(shape, models.fp32, cache)
  const rows = policyRows(options.tokenizer)
  const tokens = rows.reduce((total, { ids }) => total + ids.length, 0)
  const packed = packedSteps(rows)
  const padded = paddedSteps(rows, packed.length)
  const epochs = Number(options.epochs)
  const repeated = <T>(steps: readonly T[]): T[] => [steps[0], ...Array.from({ length: epochs }, () => steps).flat()]
  const warmup = 1

  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
  console.log(`Peer: ${peerVersions(python)}`)
  console.log(`${rows.length} rows, ${tokens} tokens, ${packed.length} steps an epoch, ${epochs} timed epochs`)
  const computed = { packed: packed.length * packedBatch * packedLength, padded: paddedTokens(padded) }
  console.log(`Tokens computed an epoch: packed ${computed.packed}, padded ${computed.padded}\n`)

  const ours: [string, Measured<TrainingResult>][] = []
  const peers: [string, Measured<TrainingResult>][] = []
  const runOurs = async (mode: keyof typeof modes) => {
    const { format, ...compute } = modes[mode]
    const job: TunesmithJob = {
      model: models[format],
      adapter,
      steps: repeated(packed),
      batch: packedBatch,
      length: packedLength,
      warmup,
      threads,
      ...compute,
    }
    const program = [process.execPath, join(import.meta.dirname, 'tunesmith/train.ts')]
    ours.push([`Tunesmith, ${mode}`, await measure<TunesmithResult>(program, job)])
  }
  const runPeer = async ({ name, environment }: PeerEnvironment) => {
    const job: PeerJob = { model: models.fp32, adapter, steps: repeated(padded), warmup, threads }
    peers.push([`PyTorch, ${name}`, await measure<TrainingResult>([python, trainProgram], job, environment)])
  }
  const [active, passive, asInstalled] = peerEnvironments(threads)
  await runOurs('fast')
  await runPeer(active)
  await runOurs('lean')
  await runPeer(passive)
  await runPeer(asInstalled)

  const epochSeconds = ({ result }: Measured<TrainingResult>) =>
    result.stepSeconds.reduce((total, seconds) => total + seconds, 0) / epochs
  const best = Math.min(...peers.map(([, run]) => epochSeconds(run)))
  const table = [...ours, ...peers].map(([name, run]) => [
    name,
    (rows.length / epochSeconds(run)).toFixed(1),
    times(best / epochSeconds(run)),
    gigabytes(run.peakBytes),
    gigabytes(run.privateBytes),
    percent(run.othersShare),
  ])
  console.log(markdownTable(['engine and mode', 'rows/s', '× best peer', 'peak RSS', 'private', 'others'], table))
}

function packedSteps(rows: readonly RowTokens[]): RowTokens[][][] {
  const sequences = packExamples(rows.map(({ ids }) => ids.length), packedLength)
  const steps: RowTokens[][][] = []
  for (let at = 0; at < sequences.length; at += packedBatch) {
    steps.push(sequences.slice(at, at + packedBatch).map((sequence) => sequence.map((row) => rows[row])))
  }
  return steps
}

/** As `DataCollatorForSeq2Seq` makes them: padded to the longest row of the batch. */
function paddedSteps(rows: readonly RowTokens[], count: number): PeerJob['steps'] {
  return Array.from({ length: count }, (_, step) => {
    const chosen = rows.slice(Math.round((step * rows.length) / count), Math.round(((step + 1) * rows.length) / count))
    const longest = Math.max(...chosen.map(({ ids }) => ids.length))
    const fill = (values: readonly number[], padding: number) => [
      ...values,
      ...Array.from({ length: longest - values.length }, () => padding),
    ]
    return {
      input_ids: chosen.map(({ ids }) => fill(ids, 0)),
      attention_mask: chosen.map(({ ids }) => fill(ids.map(() => 1), 0)),
      labels: chosen.map(({ ids, supervised }) => fill(ids.map((id, at) => (supervised[at] ? id : ignored)), ignored)),
    }
  })
}

const paddedTokens = (steps: PeerJob['steps']): number =>
  steps.reduce((total, { input_ids: ids }) => total + ids.length * ids[0].length, 0)

await main()
