import { readFileSync, writeFileSync } from 'node:fs'
import { clippingScale, globalNorm, optimizers, type OptimizerName } from '@tunesmith/trainer'

/*
 * Takes optimiser steps as the trainer does and measures them. Called by measure/child.ts with the paths of a job and of
 * the file for the result.
 */

export interface OptimizerJob {
  optimizer: OptimizerName
  /** Elements of each parameter. */
  sizes: number[]
  learningRate: number
  maxGradientNorm: number
  steps: number
  warmup: number
}

export interface OptimizerResult {
  /** Of each step after the warm-up: global norm, clipping, update. */
  stepSeconds: number[]
  /** Processor time of the same, all threads together. */
  processorSeconds: number[]
  /** Every so many-th element of the parameters at the end. */
  sample: number[]
}

const sampledEvery = 100_003

/** Numbers that any language computes without rounding. */
const startAt = (index: number): number => (((index * 37) % 101) - 50) / 2048
const gradientAt = (index: number): number => (((index * 13) % 31) - 15) * 2 ** -(8 + (index % 7))

const [jobFile, resultFile] = process.argv.slice(2)
const job = JSON.parse(readFileSync(jobFile, 'utf8')) as OptimizerJob
writeFileSync(resultFile, JSON.stringify(run(job)))

function run({ optimizer: name, sizes, learningRate, maxGradientNorm, steps, warmup }: OptimizerJob): OptimizerResult {
  const arrays = (valueAt: (index: number) => number) =>
    new Map(sizes.map((size, index) => [String(index), fill(new Float32Array(size), valueAt)]))
  const parameters = arrays(startAt)
  const gradients = arrays(gradientAt)
  const optimizer = optimizers[name]({})
  optimizer.adopt(parameters)
  const result: OptimizerResult = { stepSeconds: [], processorSeconds: [], sample: [] }
  for (let step = 0; step < warmup + steps; step++) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    const scale = clippingScale(globalNorm(gradients), maxGradientNorm)
    optimizer.step(parameters, gradients, learningRate, scale)
    const { user, system } = process.cpuUsage(used)
    if (step < warmup) continue
    result.stepSeconds.push((performance.now() - began) / 1000)
    result.processorSeconds.push((user + system) / 1e6)
  }
  for (const values of parameters.values()) {
    for (let index = 0; index < values.length; index += sampledEvery) result.sample.push(values[index])
  }
  return result
}

function fill(array: Float32Array, valueAt: (index: number) => number): Float32Array {
  for (let index = 0; index < array.length; index++) array[index] = valueAt(index)
  return array
}
