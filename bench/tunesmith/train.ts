import { readFileSync, writeFileSync } from 'node:fs'
import { createSession } from '@tunesmith/autograd'
import { openModelFolder, readAdapter } from '@tunesmith/formats'
import {
  bucketRows,
  createLanguageModel,
  linearLayers,
  readArchitecture,
  trainingGraph,
  withLora,
  type LoraTarget,
} from '@tunesmith/nn'
import { collate, type TokenizedExample } from '@tunesmith/text'
import { AdamW, adapterParameters, clippingScale, globalNorm } from '@tunesmith/trainer'
import { baseWeights } from './forms.ts'
import type { TunesmithJob, TunesmithResult } from './job.ts'

/*
 * Takes LoRA steps as the trainer does and measures them. Called by measure/child.ts with the paths of a job and of the
 * file for the result.
 */

const learningRate = 2e-4
const maxGradientNorm = 1

const [jobFile, resultFile] = process.argv.slice(2)
const job = JSON.parse(readFileSync(jobFile, 'utf8')) as TunesmithJob
writeFileSync(resultFile, JSON.stringify(await train(job)))

async function train(job: TunesmithJob): Promise<TunesmithResult> {
  const { batch, length, threads, recompute, prepack, warmup } = job
  const folder = openModelFolder(job.model)
  const architecture = readArchitecture(folder.config)
  const { config, tensors } = readAdapter(job.adapter)
  const parameters = adapterParameters(architecture, tensors)
  const target: LoraTarget = { rank: config.r, scale: config.lora_alpha / config.r }
  const targets = new Map(linearLayers(architecture).map(({ name }) => [name, target]))
  const base = await baseWeights(folder, job.quantized)
  const weights = () => withLora(base, { targets })

  const capacity = Math.max(...job.steps.map(supervisedRows))
  const began = performance.now()
  const graph = trainingGraph(architecture, weights(), { batch, length, rows: bucketRows(capacity) }, { recompute })
  const built = performance.now()
  const session = await createSession(graph, { threads, prepack })
  const created = performance.now()
  await session.release()

  const model = createLanguageModel({ architecture, weights, threads, recompute, prepack })
  const optimizer = new AdamW()
  optimizer.adopt(parameters)
  const stepSeconds: number[] = []
  const losses: number[] = []
  for (const sequences of job.steps) {
    const start = performance.now()
    const tokens = collate(sequences, { batch, length, padId: 0 })
    const { loss, gradients } = await model.lossAndGradients(
      parameters,
      { ...tokens, rowCapacity: capacity },
      1 / tokens.supervisedTokens,
    )
    const gradientScale = clippingScale(globalNorm(gradients), maxGradientNorm)
    optimizer.step(parameters, gradients, learningRate, gradientScale)
    stepSeconds.push((performance.now() - start) / 1000)
    losses.push(loss)
  }
  return {
    stepSeconds: stepSeconds.slice(warmup),
    losses,
    graphSeconds: (built - began) / 1000,
    sessionSeconds: (created - built) / 1000,
  }
}

function supervisedRows(sequences: readonly (readonly TokenizedExample[])[]): number {
  return sequences.flat().reduce((total, { supervised }) => total + supervised.slice(1).filter(Boolean).length, 0)
}
