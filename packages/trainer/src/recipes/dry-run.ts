import { clippingScale, globalNorm, optimizers } from '../optimizers/index.ts'
import { accumulateGradients, discard } from '../step.ts'
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

/** Steps timed after one warm-up, in which files are mapped and memory is taken: at least, at most, and for how long. */
const timed = { least: 2, most: 10, seconds: 1 }

/** Trained values on which an update is timed, at most. */
const sampledValues = 2 ** 20

/** A forward pass costs a third of forward and backward together. */
const evaluationShare = 1 / 3

/** How far real runs were from the dry run, both ways; measured by bench/planning.ts. */
const tolerance = 0.2

/** Computes the gradients of the first steps without changing anything, and measures. */
export async function dryRun(run: PreparedRun): Promise<DryRun> {
  const { model, trainable, plan, validationPlan, totalSteps, values } = run
  const seconds: number[] = []
  let tokens = 0
  const sum = () => seconds.slice(1).reduce((total, each) => total + each, 0)
  while (seconds.length <= timed.least || (seconds.length <= timed.most && sum() < timed.seconds)) {
    const step = seconds.length
    const batches = plan.batchesOf(step % plan.stepsPerEpoch)
    const began = performance.now()
    const result = await accumulateGradients(model, trainable.parameters, batches, plan.shape.rows, noiseAt(run, step))
    seconds.push((performance.now() - began) / 1000)
    discard(result.gradients.values())
    if (step > 0) tokens += result.tokens
  }
  const computing = sum() / (seconds.length - 1)
  const secondsPerStep = computing + updateSeconds(run)
  const evaluations = Math.ceil(totalSteps / values.evaluateEvery) + 1
  const evaluationSteps = (validationPlan?.stepsPerEpoch ?? 0) * (values.microBatchSize / values.batchSize)
  const evaluating = evaluations * evaluationSteps * computing * evaluationShare
  const setUp = Math.max(0, seconds[0] - computing)
  const turns = run.takesTurns ? turnsOf(run) * setUp * (1 + evaluationShare) : 0
  const all = secondsPerStep * totalSteps + evaluating + turns
  return {
    secondsPerStep,
    tokensPerSecond: tokens / ((seconds.length - 1) * secondsPerStep),
    memoryBytes: process.resourceUsage().maxRSS * 1024,
    seconds: { low: all * (1 - tolerance), high: all * (1 + tolerance) },
  }
}

/** What clipping and the optimiser take for all trained values, measured on some. */
function updateSeconds({ trainable, values }: PreparedRun): number {
  let trained = 0
  for (const { length } of trainable.parameters.values()) trained += length
  const count = Math.min(trained, sampledValues)
  const [parameters, gradients] = [1, 2].map(() => new Map([['sample', new Float32Array(count).fill(1e-3)]]))
  const optimizer = optimizers[values.optimizer]({})
  optimizer.adopt(parameters)
  let seconds = 0
  for (let attempt = 0; attempt <= timed.least; attempt++) {
    const began = performance.now()
    optimizer.step(parameters, gradients, 1e-6, clippingScale(globalNorm(gradients), 1))
    if (attempt > 0) seconds += (performance.now() - began) / 1000
  }
  return ((seconds / timed.least) * trained) / count
}

/** How often the graphs of a step give way to others and have to be made again. */
function turnsOf({ values, totalSteps, validationPlan }: PreparedRun): number {
  const every = [values.sampleEvery, ...(validationPlan ? [values.evaluateEvery] : [])]
  let turns = 1 // before the first step
  for (let step = 1; step < totalSteps; step++) if (every.some((each) => step % each === 0)) turns++
  return turns
}
