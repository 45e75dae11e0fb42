import { readFileSync, writeFileSync } from 'node:fs'
import { RunSpec, type RunEvent, type RunSpecInput } from '@tunesmith/contract'
import { trainRun } from '@tunesmith/trainer'

/*
 * Does a whole training run, as `tunesmith train` does, and compares what was planned with what it took. Called by
 * measure/child.ts with the paths of a job and of the file for the result.
 */

export interface RunJob {
  spec: RunSpecInput
  folder: string
}

export interface RunResult {
  predictedBytes: number
  /** Of the steps and evaluations. */
  predictedSeconds: number
  actualSeconds: number
  tokensPerSecond: number
  /** Of each step, before its update. */
  losses: number[]
  /** Of the validation rows, in the order they were taken; the first before any training. */
  validationLosses: number[]
  /** Answers to the test rows, where there are any. */
  tested?: { questions: number; correctBefore: number; correct: number }
  /** Chosen values by dotted name, as they were at the start. */
  settings: Record<string, { value: unknown; reason: string }>
}

const [jobFile, resultFile] = process.argv.slice(2)
const { spec, folder } = JSON.parse(readFileSync(jobFile, 'utf8')) as RunJob
const events: RunEvent[] = []
await trainRun(RunSpec.parse(spec), {
  folder,
  resume: false,
  emit: (event) => events.push(event),
  control: { requested: () => 'continue' },
})
writeFileSync(resultFile, JSON.stringify(resultOf(events)))

function resultOf(events: readonly RunEvent[]): RunResult {
  const planned = events.find((event) => event.type === 'planned')!
  const steps = events.filter((event) => event.type === 'step')
  const evaluations = events.filter((event) => event.type === 'evaluated')
  const tested = events.find((event) => event.type === 'tested')
  const tokens = steps.reduce((total, step) => total + step.tokens, 0)
  const { tokensPerSecond } = steps.at(-1)!
  const stepSeconds = tokens / tokensPerSecond // over all steps: a pace remembers more than these few
  const { low, high } = planned.secondsLeft
  return {
    predictedBytes: planned.memoryBytes,
    predictedSeconds: (low + high) / 2,
    actualSeconds: stepSeconds + evaluations.reduce((total, { seconds }) => total + seconds, 0),
    tokensPerSecond,
    losses: steps.map(({ loss }) => loss ?? Number.NaN),
    validationLosses: evaluations.map(({ loss }) => loss ?? Number.NaN),
    ...(tested && { tested: { questions: tested.rows, correctBefore: tested.before.correct, correct: tested.now.correct } }),
    settings: Object.fromEntries(planned.settings.map(({ setting, value, reason }) => [setting, { value, reason: reason.text }])),
  }
}
