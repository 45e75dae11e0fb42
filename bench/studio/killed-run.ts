import { type ChildProcess, spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Run } from '@tunesmith/contract'
import { type Client, createClient } from '@tunesmith/contract/client'
import { lockHolder, Random } from '@tunesmith/trainer'
import { outcomeOf } from '@tunesmith/trainer/testing/tiny-run'

/** What is killed; the machine takes both. */
const victims = ['server', 'worker', 'machine'] as const
type Victim = (typeof victims)[number]

/** A moment at which something was killed. */
export interface Kill {
  victim: Victim
  /** Milliseconds after training had begun or gone on, or after the kill before. */
  after: number
  /** Optimiser steps the run had done by then. */
  step: number
}

export interface KillOptions {
  dataFolder: string
  kills: number
  seed: number
  onKill?: (kill: Kill) => void
}

/** What runs came to that were killed again and again. */
export interface KilledRuns {
  kills: Kill[]
  /** Runs it took: a run that ends before it was killed often enough is followed by another. */
  runs: number
  /** Times one was taken up by hand, after it had been killed too often without a new checkpoint. */
  resumedByHand: number
  /** Optimiser steps of each run. */
  steps: number
  /** Files of their results, newest checkpoints and metrics that differ from those of an undisturbed run. */
  differences: string[]
  /** SHA-256 of each of these files of the undisturbed run. */
  sums: Record<string, string>
  /** Seconds of the undisturbed run, and of the killed ones together. */
  seconds: { undisturbed: number; killed: number }
}

/** Steps of a run: some that every kill may let pass, and some to end with. */
const stepsFor = (kills: number) => 10 + 10 * kills
/** Longest time before a kill, in milliseconds, whatever is going on by then; and once steps are being made. */
const longestPause = { anyTime: 5000, training: 2500 }

/**
 * Trains the same again and again with a studio as people start it: once undisturbed, and then while its server, the training
 * process or both are killed (SIGKILL) at moments that only the seed decides. The studio is then started again, as after a
 * crash.
 *
 * @throws where a run fails otherwise
 */
export async function trainUnderKills({ dataFolder, kills, seed, onKill }: KillOptions): Promise<KilledRuns> {
  const random = Random.fromKey(seed, 'kills')
  let studio = await openStudio(dataFolder)
  const done: Kill[] = []
  let resumedByHand = 0

  /** Kills the run, until it is over or has been killed often enough. */
  async function killAgainAndAgain(runId: string): Promise<void> {
    while (done.length < kills) {
      const victim = victims[random.uint32() % victims.length]
      const moment = random.uint32() % 2 === 0 ? 'anyTime' : 'training'
      const after = Math.round(random.uniform() * longestPause[moment])
      if (moment === 'training') resumedByHand += await untilOnward(studio.client, runId)
      await sleep(after)
      const run = await studio.client.getRun({ runId })
      if (run.state === 'finished') return
      const worker = lockHolder(runFolder(dataFolder, runId))
      if (victim !== 'server' && worker) killProcess(worker.pid)
      if (victim !== 'worker') {
        await studio.kill()
        studio = await openStudio(dataFolder)
      }
      done.push({ victim, after, step: run.step })
      onKill?.(done.at(-1)!)
    }
  }

  try {
    const projectId = await createProject(studio.client, stepsFor(kills))
    const undisturbed = await untilOver(studio.client, (await studio.client.startRun({ projectId })).id)
    const expected = outcomeOf(runFolder(dataFolder, undisturbed.id))
    const killed: Run[] = []
    const differences: string[] = []
    while (done.length < kills) {
      const { id: runId } = await studio.client.startRun({ projectId })
      await killAgainAndAgain(runId)
      killed.push(await untilOver(studio.client, runId))
      const found = outcomeOf(runFolder(dataFolder, runId))
      const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      differences.push(...names.filter((name) => !expected[name]?.equals(found[name] ?? Buffer.of())))
    }
    return {
      kills: done, runs: killed.length, resumedByHand, steps: undisturbed.step, differences,
      sums: Object.fromEntries(Object.entries(expected).map(([name, bytes]) => [name, hash('sha256', bytes)])),
      seconds: { undisturbed: secondsOf(undisturbed), killed: killed.reduce((sum, run) => sum + secondsOf(run), 0) },
    }
  } finally {
    await studio.kill()
  }
}

const runFolder = (dataFolder: string, runId: string) => join(dataFolder, 'runs', runId)

/** The real server on a data folder, in a process of its own, with a client of its owner. */
async function openStudio(dataFolder: string): Promise<{ client: Client; kill(): Promise<void> }> {
  const source = `
    const { startServer } = await import('@tunesmith/server')
    const server = await startServer({ dataFolder: process.argv[1], port: 0 })
    await server.closed`
  const words = ['--input-type=module', '-e', source, dataFolder]
  const child = spawn(process.execPath, words, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] })
  const { url, token } = await untilServed(child, join(dataFolder, 'server.json'))
  return {
    client: createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` } }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** What the server of this process says where it is; the file of one that was killed before may still be there. */
async function untilServed(child: ChildProcess, path: string): Promise<{ url: string; token: string }> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with status ${child.exitCode}`)
    const file = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { pid: number; url: string; token: string }) : null
    if (file?.pid === child.pid) return file!
    await sleep(20)
  }
}

/** An adapter for a handful of rows, with everything that has to be the same again: dropout, accumulation, 8-bit moments. */
async function createProject(client: Client, steps: number): Promise<string> {
  const rowOf = (door: number) => ({ question: `What colour is door ${door}?`, answer: `Door ${door} is ${door % 2 ? 'red' : 'blue'}.` })
  const text = Array.from({ length: 48 }, (_, door) => JSON.stringify(rowOf(door))).join('\n')
  const { id: datasetId } = await client.createDatasetFromText({ name: 'Doors', text })
  const overrides = {
    'training.maxSteps': steps, 'training.epochs': steps, 'training.saveEvery': 3, 'training.evaluateEvery': 8, 'training.batchSize': 4,
    'training.microBatchSize': 2, 'training.optimizer': 'adamw8bit', 'training.earlyStoppingPatience': 'off', 'training.sampleEvery': 1000,
    'lora.dropout': 0.1, 'compute.memoryLimit': '2GB',
  }
  const answers = { goal: 'answer', datasetId, model: 'tunesmith-base-10m', testShare: 0, overrides } as const
  return (await client.createProject({ answers })).id
}

/** Waits until a run makes steps it had not made; says how often it had to be taken up for that. */
async function untilOnward(client: Client, runId: string): Promise<number> {
  let resumed = 0
  for (let first: number | undefined; ; await sleep(50)) {
    const run = await client.getRun({ runId })
    first ??= run.step
    if (run.step > first || run.state === 'finished') return resumed
    if (await takenUp(client, run)) resumed++
  }
}

async function untilOver(client: Client, runId: string): Promise<Run> {
  for (;;) {
    const run = await client.getRun({ runId })
    if (run.state === 'finished') return run
    await takenUp(client, run)
    await sleep(100)
  }
}

/** Takes a run up as a person would who finds it killed; says whether that was needed. */
async function takenUp(client: Client, { id: runId, state, error }: Run): Promise<boolean> {
  if (state !== 'failed') return false
  if (error?.code !== 'WORKER_DIED') throw new Error(`the run failed: ${error?.message}`)
  await client.resumeRun({ runId })
  return true
}

/** It may have ended by itself since it was seen. */
function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const secondsOf = ({ startedAt, endedAt }: Run) => (Date.parse(endedAt!) - Date.parse(startedAt!)) / 1000
