import { join } from 'node:path'
import { RunSpec, type UntimedEvent } from '@tunesmith/contract'
import { newId, openStore, runsFolder } from '@tunesmith/store'
import { lockRun, openRunLog, Random } from '@tunesmith/trainer'
import { createRun } from '@tunesmith/trainer/worker'

/** A training that is under way, told by this process. */
export interface LongRun {
  runId: string
  /** Tells the next step. */
  step(): void
  close(): void
}

const name = 'Long run'
const evaluatedEvery = 500
const seed = 7

/**
 * Makes a run of many steps in a new data folder. A studio that opens the folder takes this process for the training of the
 * studio before it, and follows what it tells.
 */
export async function makeLongRun(dataFolder: string, steps: number): Promise<LongRun> {
  const runId = newId('run')
  const spec = RunSpec.parse({ name, model: '/models/base', data: { train: '/data/train.jsonl' } })
  const totalSteps = 2 * steps
  const folder = join(runsFolder(dataFolder), runId)
  createRun(folder, spec)
  const lock = lockRun(folder)
  const log = openRunLog(folder, -1)
  const random = Random.fromKey(seed)
  let done = 0
  const step = () => {
    done++
    log.write(stepEvent(done, totalSteps, random))
    if (done % evaluatedEvery === 0) log.write(evaluation(done, random))
  }
  while (done < steps) step()

  const store = await openStore(dataFolder)
  const time = new Date().toISOString()
  await store.db.insertInto('runs').values({
    id: runId, project_id: null, name, model: 'base', state: 'running', priority: 0, spec: JSON.stringify(spec),
    summary: JSON.stringify({
      step: done, totalSteps, loss: 1, validationLoss: 1, tokensPerSecond: 1000, memoryBytes: 1e9, secondsLeft: { low: 1, high: 2 },
    }),
    created_by: 'nobody', created_at: time, queued_at: time, started_at: time,
  }).execute()
  await store.close()
  return {
    runId, step,
    close() {
      log.close()
      lock.release()
    },
  }
}

/** A loss that falls as losses do, without the noise of batches. */
const lossAt = (step: number) => 0.5 + 3 * step ** -0.3

function stepEvent(step: number, totalSteps: number, random: Random): UntimedEvent {
  const [noise, other] = [random.uniform() - 0.5, random.uniform() - 0.5]
  return {
    type: 'step', step, epoch: step / 1000, loss: lossAt(step) + 0.4 * noise, learningRate: 2e-4 * (1 - step / totalSteps),
    gradientNorm: 1 + 0.8 * other, tokens: 1024, supervisedTokens: 600, tokensPerSecond: 1000 + 200 * noise,
    memoryBytes: Math.round(1e9 + 1e7 * other), secondsLeft: { low: (totalSteps - step) * 0.9, high: (totalSteps - step) * 1.1 },
  }
}

function evaluation(step: number, random: Random): UntimedEvent {
  const loss = lossAt(step) + 0.1 + 0.05 * random.uniform()
  return { type: 'evaluated', step, epoch: step / 1000, loss, perplexity: Math.exp(loss), best: true, rows: 100, seconds: 2 }
}
