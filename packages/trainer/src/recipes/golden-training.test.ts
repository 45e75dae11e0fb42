import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loraScale, openModelFolder, quantizeModelNf4, readAdapter } from '@tunesmith/formats'
import { linearLayers, nf4Weights, readArchitecture, storedWeights, type LoraTarget, type Weights } from '@tunesmith/nn'
import { collate, type TrainingBatch } from '@tunesmith/text'
import { describe, expect, it, onTestFinished } from 'vitest'
import { adapterParameters } from '../model/save-result.ts'
import { decays, trainableLanguageModel, trainables, type Method } from '../model/trainable.ts'
import { AdamW, clippingScale, globalNorm, learningRateSchedule } from '../optimizers/index.ts'
import { accumulateGradients } from '../step.ts'

const golden = join(import.meta.dirname, '../../golden')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(golden, name), 'utf8')) as T

interface GoldenRun {
  settings: {
    steps: number
    learningRate: number
    warmupSteps: number
    weightDecay: number
    beta1: number
    beta2: number
    epsilon: number
    maximumGradientNorm: number
    gradientAccumulation: number
  }
  losses: number[]
  gradientNorms: number[]
  learningRates: number[]
}

const runs = read<Record<string, GoldenRun>>('losses.json')
const { ids, supervised } = read<{ ids: number[][][]; supervised: boolean[][][] }>('batches.json')
const base = openModelFolder(join(golden, 'base'))
const architecture = readArchitecture(base.config)
const adapter = readAdapter(join(golden, 'adapter-initial'))
const targets = new Map<string, LoraTarget>(
  linearLayers(architecture).map(({ name }) => {
    const { r, scale } = loraScale(adapter.config, name)
    return [name, { rank: r, scale }]
  }),
)

function batchAt(index: number): TrainingBatch {
  const sequences = ids[index % ids.length].map((row, at) => [
    { ids: row, supervised: supervised[index % ids.length][at] },
  ])
  return collate(sequences, { batch: sequences.length, length: ids[0][0].length, padId: 0 })
}

/** Trains as the golden script did and returns what it recorded. */
async function train(method: Method, { settings }: GoldenRun, frozen: () => Weights) {
  const trainable = trainables[method]({
    architecture,
    tensors: base.tensors,
    frozen,
    targets,
    seed: 0,
  })
  if (trainable.result === 'adapter') {
    for (const [name, values] of adapterParameters(architecture, adapter.tensors)) trainable.parameters.set(name, values)
  }
  const { parameters } = trainable
  const model = trainableLanguageModel(architecture, trainable, { provider: 'cpu', prepack: false, recompute: 'smart' })
  const { steps, learningRate, warmupSteps, weightDecay, beta1, beta2, epsilon } = settings
  const decay = (name: string) => (decays(name) ? weightDecay : 0)
  const optimizer = new AdamW({ beta1, beta2, epsilon, weightDecay: decay })
  optimizer.adopt(parameters)
  const learningRateAt = learningRateSchedule('cosine', { learningRate, warmupSteps, totalSteps: steps })
  const losses: number[] = []
  const gradientNorms: number[] = []
  for (let step = 0; step < steps; step++) {
    const count = settings.gradientAccumulation
    const batches = Array.from({ length: count }, (_, index) => batchAt(step * count + index))
    const result = await accumulateGradients(model, parameters, batches, 64)
    losses.push(result.loss)
    const norm = globalNorm(result.gradients)
    gradientNorms.push(norm)
    optimizer.step(parameters, result.gradients, learningRateAt(step), clippingScale(norm, settings.maximumGradientNorm))
  }
  await model.release()
  return { losses, gradientNorms, parameters }
}

/** The base with all linear layers of its blocks in NF4. */
async function quantizedBase(): Promise<() => Weights> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-nf4-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const names = linearLayers(architecture).map(({ name }) => `${name}.weight`)
  const { tensors } = await quantizeModelNf4(base, names, join(folder, 'nf4.safetensors'), { threads: 0 })
  return () => nf4Weights(storedWeights(base.tensors), tensors)
}

const largestError = (actual: readonly number[], expected: readonly number[]) =>
  Math.max(...expected.map((value, index) => Math.abs(actual[index] - value) / Math.abs(value)))

describe('fifty steps follow PyTorch and PEFT', () => {
  it.each([
    ['lora', 'lora'],
    ['loraAccumulated', 'lora'],
    ['qlora', 'qlora'],
    ['full', 'full'],
  ] as const)('%s', async (name, method) => {
    const run = runs[name]
    const { losses, gradientNorms, parameters } = await train(method, run, method === 'qlora' ? await quantizedBase() : () => storedWeights(base.tensors))
    expect(largestError(losses, run.losses)).toBeLessThan(1e-4)
    expect(largestError(gradientNorms, run.gradientNorms)).toBeLessThan(1e-3)
    if (name !== 'lora') return
    const final = adapterParameters(architecture, readAdapter(join(golden, 'adapter-final')).tensors)
    for (const [parameter, values] of final) {
      const actual = parameters.get(parameter)!
      const difference = Math.max(...values.map((value, index) => Math.abs(value - actual[index])))
      expect(difference, parameter).toBeLessThan(1e-3)
    }
  })
})
