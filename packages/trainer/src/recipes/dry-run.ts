import { accumulateGradients } from '../step.ts'
import { noiseAt, type PreparedRun } from './prepare.ts'

/** What a few steps of the real run were measured to need. */
export interface DryRun {
  secondsPerStep: number
  tokensPerSecond: number
  /** Peak resident memory of this process, in bytes. */
  memoryBytes: number
  /** Of the whole run, evaluations included, in seconds. */
  seconds: { low: number; high: number }
}

/** Timed after one warm-up, in which files are mapped and memory is taken. */
const timedSteps = 2

/** A forward pass costs a third of forward and backward together. */
const evaluationShare = 1 / 3

/** How far real runs were from the dry run, both ways; measured by bench/planning.ts. */
const tolerance = 0.2

/** Computes the gradients of the first steps without changing anything, and measures. */
export async function dryRun(run: PreparedRun): Promise<DryRun> {
  const { model, trainable, plan, validationPlan, totalSteps, values } = run
  const seconds: number[] = []
  let tokens = 0
  for (let attempt = 0; attempt <= timedSteps; attempt++) {
    const batches = plan.batchesOf(attempt % plan.stepsPerEpoch)
    const began = performance.now()
    const result = await accumulateGradients(model, trainable.parameters, batches, plan.shape.rows, noiseAt(run, attempt))
    if (attempt === 0) continue
    seconds.push((performance.now() - began) / 1000)
    tokens += result.tokens
  }
  const total = seconds.reduce((sum, each) => sum + each, 0)
  const secondsPerStep = total / seconds.length
  const evaluations = Math.ceil(totalSteps / values.evaluateEvery) + 1
  const evaluationSteps = (validationPlan?.stepsPerEpoch ?? 0) * (values.microBatchSize / values.batchSize)
  const all = secondsPerStep * (totalSteps + evaluations * evaluationSteps * evaluationShare)
  return {
    secondsPerStep,
    tokensPerSecond: tokens / total,
    memoryBytes: process.resourceUsage().maxRSS * 1024,
    seconds: { low: all * (1 - tolerance), high: all * (1 + tolerance) },
  }
}
