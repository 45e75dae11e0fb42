import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventOf, RunEvent, RunEventType, RunSpec } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMemoryGroup } from '../testing/memory-group.ts'
import { createTinyProject, outcomeOf, tinySpec, trainTiny, type TinyProject } from '../testing/tiny-run.ts'
import { discardCheckpointsAfter } from './checkpoints/checkpoints.ts'
import { outOfMemory } from './memory-shortage.ts'
import { readDecisions, writeDecisions } from './recipes/decisions.ts'
import { answerShortage } from './recipes/relief.ts'
import { prepareRun } from './recipes/prepare.ts'
import { createRun } from './run-folder.ts'
import { readEvents } from './run-log.ts'
import { startTraining, type TrainingOptions } from './worker/supervise.ts'

vi.setConfig({ testTimeout: 300_000 }) // every test starts processes, perhaps on a busy machine

let root: string
let project: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-shortage-'))
  const answer = (door: number) => `door ${door} is red, not blue, and ${door} is green. `.repeat(3)
  const rows = Array.from({ length: 288 }, (_, door) => ({ question: `What colour is door ${door}?`, answer: answer(door) }))
  project = createTinyProject(root, { rows })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let runs = 0
const newFolder = () => join(root, `run-${++runs}`)

/** Six steps of 64 sequences, which take some hundred megabytes all at once. */
const specOf = (training: Record<string, unknown> = {}, compute: Record<string, unknown> = {}): RunSpec =>
  tinySpec(project, {
    method: 'lora',
    data: { maxLength: 128 },
    training: { batchSize: 64, microBatchSize: 64, maxSteps: 6, evaluateEvery: 3, saveEvery: 3, ...training },
    compute: { recompute: 'none', mode: 'lean', ...compute },
  })

const of = <T extends RunEventType>(events: readonly RunEvent[], type: T) =>
  events.filter((event): event is EventOf<T> => event.type === type)

/** Values of a setting in the plans of a run: the first, and one after each shortage. */
const planned = (events: readonly RunEvent[], setting: string) =>
  of(events, 'planned').map(({ settings }) => settings.find((each) => each.setting === setting)!.value)

async function train(spec: RunSpec, engine: TrainingOptions['engine']) {
  const folder = newFolder()
  createRun(folder, spec)
  const training = startTraining(folder, { engine })
  const events: RunEvent[] = []
  for await (const event of training.events) events.push(event)
  return { folder, events, alarms: of(events, 'alarm').filter(({ kind }) => kind === 'out-of-memory') }
}

const worker = join(import.meta.dirname, 'worker/worker.ts')
const plain = { command: process.execPath, arguments: [worker] }
/** A process that may take so much more address space than when everything is loaded, or after a step when it began. */
const limitedBy = (megabytes: number, atStep = 0) => ({
  command: process.execPath,
  arguments: ['--expose-gc', join(import.meta.dirname, '../testing/limited-worker.ts'), String(megabytes), String(atStep)],
})

const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0
const group = createMemoryGroup(`tunesmith-shortage-${process.pid}`, 330e6)
afterAll(() => group?.remove())

// how much memory a process takes, and when, differs a little from time to time
describe.skipIf(!canLimit)('a run whose allocations fail', { retry: 5 }, () => {
  it('goes down the ladder with the same effective batch, and ends as if it had begun with what it came to', async () => {
    const { folder, events, alarms } = await train(specOf(), limitedBy(90))
    expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'completed', step: 6 })
    expect(alarms.length).toBeGreaterThan(0)
    const [alarm] = alarms
    expect(alarm).toMatchObject({ step: 0, severity: 'warning', action: { text: expect.stringContaining('32 instead of 64 sequences at once') } })
    expect(alarm.evidence.usedBytes).toBeGreaterThan(100e6)
    expect(alarm.evidence.plannedNow).toBeLessThan(alarm.evidence.plannedBefore!)

    const microBatchSize = planned(events, 'training.microBatchSize').at(-1) as number
    expect(microBatchSize).toBeLessThan(64)
    expect(new Set(planned(events, 'training.batchSize'))).toEqual(new Set([64]))
    const reference = newFolder()
    await trainTiny(reference, specOf({ microBatchSize }, { recompute: planned(events, 'compute.recompute').at(-1) }))
    expect(outcomeOf(folder)).toEqual(outcomeOf(reference))
    expect(readEvents(folder).filter(({ type }) => type === 'failed')).toEqual([])
  })

  it('goes on from the step before, without losing it', async () => {
    // lean mode gives the memory of a step back for the samples after step 2, and wants it again for step 3
    const spec = specOf({ batchSize: 128, microBatchSize: 128, maxSteps: 4, sampleEvery: 2, evaluateEvery: 4, saveEvery: 4 })
    const { folder, events, alarms } = await train(spec, limitedBy(20, 2))
    expect(alarms).toMatchObject([{ step: 2, action: { text: expect.stringContaining('64 instead of 128') } }])
    expect(events[events.indexOf(alarms[0]) - 1]).toMatchObject({ type: 'checkpointed', step: 2 })
    expect(of(events, 'resumed')).toMatchObject([{ step: 2 }])
    expect(of(events, 'step').map(({ step }) => step)).toEqual([1, 2, 3, 4])
    expect(events.at(-1)).toMatchObject({ type: 'finished', step: 4 })

    const reference = newFolder()
    await trainTiny(reference, spec, { control: (soFar) => (of(soFar, 'step').length === 2 ? 'pause' : 'continue') })
    const shortages = [{ step: 2, usedBytes: null }]
    const prepared = await prepareRun(spec, newFolder())
    writeDecisions(reference, answerShortage({ ...readDecisions(reference)!, shortages }, prepared.findRelief(true)))
    await prepared.release()
    await trainTiny(reference, spec, { resume: true })
    expect(outcomeOf(folder)).toEqual(outcomeOf(reference))
  })

  it('ends with OUT_OF_MEMORY where nothing is left', async () => {
    const { folder, events } = await train(specOf({ batchSize: 4, microBatchSize: 4 }, { recompute: 'full' }), limitedBy(8))
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'OUT_OF_MEMORY' })
    expect(readEvents(folder).at(-1)).toEqual(events.at(-1))
  })
})

it('the error that ends a run says what the run had changed before', async () => {
  const [folder, spec] = [newFolder(), specOf()]
  await trainTiny(folder, spec, { control: (soFar) => (of(soFar, 'step').length === 2 ? 'pause' : 'continue') })
  const prepared = await prepareRun(spec, newFolder())
  const shortages = [{ step: 2, usedBytes: 3e8 }]
  writeDecisions(folder, answerShortage({ ...readDecisions(folder)!, shortages }, prepared.findRelief(true)))
  await prepared.release()
  const { code, message } = outOfMemory(folder, null)
  expect(code).toBe('OUT_OF_MEMORY')
  expect(message).toContain('the process was using 300 MB, also after the run had changed training.microBatchSize to 32.')
})

it('a run that is killed while it takes settings of another result begins anew with them', async () => {
  const [folder, reference] = [newFolder(), newFolder()]
  const settings = (optimizer: string) => {
    const spec = specOf({ batchSize: 4, microBatchSize: 1, optimizer }, { recompute: 'full' })
    return { ...spec, method: 'full' as const }
  }
  await trainTiny(folder, settings('auto'), { control: (soFar) => (of(soFar, 'step').length === 1 ? 'pause' : 'continue') })
  discardCheckpointsAfter(folder, 0)
  const decisions = { ...readDecisions(folder)!, shortages: [{ step: 0, usedBytes: null }] }
  writeDecisions(folder, decisions)
  await (await prepareRun(settings('auto'), folder, undefined, decisions)).release() // and no further
  expect(readDecisions(folder)!.settings.optimizer.value).toBe('adamw8bit')
  const events = await trainTiny(folder, settings('auto'), { resume: true })
  expect(of(events, 'resumed')).toEqual([])
  await trainTiny(reference, settings('adamw8bit'))
  expect(outcomeOf(folder)).toEqual(outcomeOf(reference))
})

describe.skipIf(!group)('a run that the kernel kills for want of memory', () => {
  it('goes on with less', async () => {
    const inGroup = ['-c', 'echo $$ > "$0"/cgroup.procs && exec "$@"', group!.path, plain.command, ...plain.arguments]
    const spec = specOf({ batchSize: 256, microBatchSize: 256, maxSteps: 3 })
    const { events, alarms } = await train(spec, { command: '/bin/sh', arguments: inGroup })
    expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'completed', step: 3 })
    expect(alarms.length).toBeGreaterThan(0)
    expect(new Set(planned(events, 'training.batchSize'))).toEqual(new Set([256]))
  })
})

describe('a run that uses more than compute.memoryLimit', () => {
  it('takes what keeps the result, and then goes on and says so', async () => {
    const ballast = 'data:text/javascript,globalThis.ballast = Buffer.alloc(4e8, 1)'
    const engine = { command: process.execPath, arguments: ['--import', ballast, worker] }
    const spec = specOf({ batchSize: 4, microBatchSize: 4 }, { recompute: 'full', memoryLimit: '400MB' })
    const { events, alarms } = await train(spec, engine)
    expect(events.at(-1)).toMatchObject({ type: 'finished', step: 6 })
    expect(planned(events, 'training.microBatchSize')).toEqual([4, 1])
    expect(alarms.map(({ step }) => step)).toEqual([1, 2])
    expect(alarms[0].message.text).toMatch(/Memory ran out after step 1 with .* in use, where 400 MB are allowed/)
    expect(alarms[1]).toMatchObject({ message: { text: expect.stringContaining('more than the 400 MB') }, action: { text: expect.stringContaining('Goes on') } })
    expect(of(events, 'resumed')).toMatchObject([{ step: 1 }])
    expect(of(events, 'step').map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6])
  })
})
