import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parameterShapes, readArchitecture } from '@tunesmith/nn'
import type { OptimizerName } from '@tunesmith/trainer'
import type { Measured } from './measure/child.ts'
import { describeMachine } from './measure/machine.ts'
import { defaultPatience, quietMeasure } from './measure/quiet.ts'
import { median, spread } from './measure/statistics.ts'
import { markdownTable, percent, times } from './measure/table.ts'
import { peerEnvironments, peerPython, peerVersions } from './peer/peer.ts'
import { shapeNamed } from './shapes.ts'
import type { OptimizerJob, OptimizerResult } from './tunesmith/optimizer.ts'

/*
 * Speed of optimiser steps in full fine-tuning: clipping by the global norm, and AdamW, on all parameters of a model.
 * Tunesmith against torch.optim.AdamW, one process after the other, in turns.
 */

/** How the peer is measured: PyTorch's implementations of AdamW. */
const implementations = {
  fused: { fused: true },
  foreach: { foreach: true },
  'one by one': { foreach: false },
} as const

export interface PeerOptimizerJob extends Omit<OptimizerJob, 'optimizer'> {
  threads: number
  implementation: Record<string, boolean>
}

const ours: Record<string, OptimizerName> = { '32-bit moments': 'adamw', '8-bit moments': 'adamw8bit' }

/** Parameters of the two engines may differ by this share of all their steps: they round differently. */
const tolerance = 1e-3

const { values: options } = parseArgs({
  options: {
    patience: { type: 'string', default: defaultPatience },
    shape: { type: 'string', default: 'smollm2-135m' },
    python: { type: 'string' },
    steps: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '2' },
  },
})

const measure = quietMeasure(Number(options.patience))
const threads = availableParallelism()

async function main(): Promise<void> {
  const python = options.python ?? peerPython()
  const architecture = readArchitecture({ ...shapeNamed(options.shape).config })
  const sizes = parameterShapes(architecture).map(({ shape }) => shape.reduce((product, size) => product * size, 1))
  const parameters = sizes.reduce((total, size) => total + size, 0)
  console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
  console.log(`Peer: ${peerVersions(python)} · ${(parameters / 1e6).toFixed(0)} million parameters in ${sizes.length} arrays\n`)

  const job = { sizes, learningRate: 1e-4, maxGradientNorm: 1, steps: Number(options.steps), warmup: 2 }
  const runs = new Map<string, Measured<OptimizerResult>[]>()
  const note = (what: string, run: Measured<OptimizerResult>) => runs.set(what, [...(runs.get(what) ?? []), run])
  const [{ environment }] = peerEnvironments(threads, ['passive']) // its threads do not count as busy while they wait
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [what, optimizer] of Object.entries(ours)) {
      const program = [process.execPath, join(import.meta.dirname, 'tunesmith', 'optimizer.ts')]
      note(`Tunesmith, ${what}`, await measure<OptimizerResult>(program, { ...job, optimizer } satisfies OptimizerJob))
    }
    for (const [what, implementation] of Object.entries(implementations)) {
      const program = [python, join(import.meta.dirname, 'peer', 'optimizer.py')]
      const peerJob: PeerOptimizerJob = { ...job, threads, implementation }
      note(`PyTorch, ${what}`, await measure<OptimizerResult>(program, peerJob, environment))
    }
  }
  compareParameters(runs, job.learningRate * (job.steps + job.warmup))

  const secondsOf = (what: string) => median(runs.get(what)!.flatMap(({ result }) => result.stepSeconds))
  const processorOf = (what: string) => median(runs.get(what)!.flatMap(({ result }) => result.processorSeconds))
  const peers = Object.keys(implementations).map((what) => `PyTorch, ${what}`)
  const bestPeer = Math.min(...peers.map(secondsOf))
  const leastProcessor = Math.min(...peers.map(processorOf))
  const rows = [...runs].map(([what, measured]) => [
    what,
    `${(secondsOf(what) * 1000).toFixed(0)} ms`,
    times(bestPeer / secondsOf(what)),
    `${((processorOf(what) / parameters) * 1e9).toFixed(2)} ns`,
    times(leastProcessor / processorOf(what)),
    percent(spread(measured.flatMap(({ result }) => result.stepSeconds))),
    percent(Math.max(...measured.map(({ othersShare }) => othersShare))),
  ])
  const head = ['engine', 'step', '× peer', 'processor time a parameter', '× peer', 'spread', 'others']
  console.log(`\n${markdownTable(head, rows)}`)
}

/** All with 32-bit moments must have computed the same parameters, or the comparison means nothing. */
function compareParameters(runs: ReadonlyMap<string, Measured<OptimizerResult>[]>, furthest: number): void {
  const [expected] = runs.get('PyTorch, fused')!
  let greatest = 0
  for (const [what, measured] of runs) {
    if (what.includes('8-bit')) continue
    for (const { result } of measured) {
      result.sample.forEach((value, index) => (greatest = Math.max(greatest, Math.abs(value - expected.result.sample[index]))))
    }
  }
  console.log(`Parameters differ by at most ${(greatest / furthest).toExponential(1)} of how far they can have moved.`)
  if (!(greatest < tolerance * furthest)) throw new Error('the engines did not compute the same parameters')
}

await main()
