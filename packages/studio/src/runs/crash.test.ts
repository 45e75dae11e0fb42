import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunEvent } from '@tunesmith/contract'
import { createTinyProject, outcomeOf, tinySpec, trainTiny } from '@tunesmith/trainer/testing/tiny-run'
import { lockHolder, readEvents } from '@tunesmith/trainer/worker'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openRuns, type RunsRoom } from './runs.fixture.ts'

vi.setConfig({ testTimeout: 300_000 }) // every test starts processes, which give way to whatever else a busy machine does

let root: string
let expected: Record<string, Buffer>
let spec: ReturnType<typeof tinySpec>
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-crash-'))
  const training = { epochs: 16, saveEvery: 3, evaluateEvery: 8, earlyStoppingPatience: 'off', optimizer: 'adamw8bit' }
  spec = tinySpec(createTinyProject(root), { lora: { dropout: 0.1 }, training })
  const folder = mkdtempSync(join(root, 'undisturbed-'))
  await trainTiny(folder, spec)
  expected = outcomeOf(folder)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const newFolder = () => mkdtempSync(join(root, 'data-'))

function expectUndisturbed(folder: string): void {
  const outcome = outcomeOf(folder)
  expect(Object.keys(outcome)).toEqual(Object.keys(expected))
  expect(outcome['metrics.jsonl'].toString()).toEqual(expected['metrics.jsonl'].toString()) // says where it left the way
  expect(Object.keys(expected).filter((name) => !expected[name].equals(outcome[name]))).toEqual([])
}

/** Kills the training process of a run, which may just have ended by itself. */
function killWorker(folder: string): void {
  const { pid } = JSON.parse(readFileSync(join(folder, 'run.lock.json'), 'utf8')) as { pid: number }
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The steps the run went on from, each time. */
const resumedFrom = (folder: string) => readEvents(folder).flatMap((event) => (event.type === 'resumed' ? [event.step] : []))

/** Times that a person is told of a training process that was gone, none of which may look like the end of the run. */
function interruptionsOf(folder: string): number {
  const events = readEvents(folder)
  expect(events.filter(({ type }) => type === 'failed')).toEqual([])
  return events.filter((event) => event.type === 'alarm' && event.kind === 'interrupted').length
}

describe('a training process that is killed', () => {
  let room: RunsRoom
  beforeAll(async () => {
    room = await openRuns(newFolder())
  })
  afterAll(() => room.close())

  it('is followed by another one, until the run ends as if nothing had been', async () => {
    const moments: ((event: RunEvent) => boolean)[] = [
      ({ type }) => type === 'planned',
      (event) => event.type === 'step' && event.step >= 5,
      (event) => event.type === 'checkpointed' && event.step >= 12,
      (event) => event.type === 'evaluated' && event.step >= 24,
    ]
    let [interruptions, resumed] = [0, 0]
    while (interruptions < moments.length) { // a run that ends before it was killed, as on a fast machine, is followed by another
      const runId = await room.begin(spec)
      const folder = room.folderOf(runId)
      const left = moments.slice(interruptions)
      let seen = 0
      for await (const { id, event } of await room.handlers.streamRunEvents({ runId, after: 0 }, room.context())) {
        expect(id).toBeGreaterThan(seen)
        seen = id
        if (left[0]?.(event)) {
          left.shift()
          killWorker(folder)
        }
        expect(['running', 'queued', 'finished']).toContain((await room.show(runId)).state)
      }
      expect(await room.show(runId)).toMatchObject({ state: 'finished', step: 48, error: null })
      expectUndisturbed(folder)
      interruptions += interruptionsOf(folder)
      resumed += resumedFrom(folder).length
    }
    expect(interruptions).toBe(moments.length)
    expect(resumed).toBeGreaterThanOrEqual(3)
  })

  it('is not started for ever where it never gets on', async () => {
    const never = { epochs: 10_000, saveEvery: 1e6, evaluateEvery: 1e6 } // neither an end nor a checkpoint, however late the kill comes
    const runId = await room.begin(tinySpec(createTinyProject(newFolder()), { training: never }))
    const folder = room.folderOf(runId)
    let kills = 0
    const isOver = async () => (await room.show(runId)).state === 'failed'
    while (!(await isOver())) {
      if (existsSync(join(folder, 'run.lock.json')) && lockHolder(folder)) {
        killWorker(folder)
        kills++
      }
      await sleep(20)
    }
    expect(kills).toBeGreaterThanOrEqual(4)
    expect(await room.show(runId)).toMatchObject({ error: { code: 'WORKER_DIED' } })
    expect(readEvents(folder).at(-1)).toMatchObject({ type: 'failed', code: 'WORKER_DIED' })
    await room.handlers.resumeRun({ runId }, room.context())
    await room.untilEvent(runId, ({ type }) => type === 'step')
    await room.handlers.cancelRun({ runId }, room.context())
  })
})

describe('a studio', () => {
  const open = async (dataFolder: string): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'studio-process.fixture.ts'), dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout!, 'data')
    return child
  }
  const kill = async (child: ChildProcess) => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  /** A data folder with a run that waits, and where its files will be. */
  async function withRun() {
    const dataFolder = newFolder()
    const room = await openRuns(dataFolder)
    await room.runs.close() // before it begins
    const runId = await room.begin(spec)
    await room.store.close()
    return { dataFolder, runId, folder: room.folderOf(runId) }
  }

  it('that is killed at any moment goes on with its run when it is opened again, which ends as if nothing had been', async () => {
    const { dataFolder, runId, folder } = await withRun()
    for (const wait of [0, 900, 1300, 1600]) {
      const child = await open(dataFolder)
      await sleep(wait + Math.random() * 300)
      await kill(child)
    }
    const room = await openRuns(dataFolder)
    const { startedAt, endedAt } = await room.until(runId, 'finished')
    expect(startedAt! < endedAt!).toBe(true)
    expectUndisturbed(folder)
    const { items } = await room.handlers.listRunEvents({ runId, after: 0, limit: 1000, steps: 'true' }, room.context())
    expect(items.map(({ event }) => event)).toEqual(readEvents(folder))
    await room.close()
  })

  it('that dies with its training process goes on, too, as after a power cut', async () => {
    for (let resumed = 0; resumed === 0;) { // a run that ends before it was killed, as on a fast machine, is followed by another
      const { dataFolder, runId, folder } = await withRun()
      for (let crash = 0; crash < 2; crash++) {
        const child = await open(dataFolder)
        const before = readEvents(folder).length
        const isOver = () => readEvents(folder).some(({ type }) => type === 'finished')
        while (readEvents(folder).length < before + 12 && !isOver()) await sleep(10)
        killWorker(folder)
        await kill(child)
      }
      const room = await openRuns(dataFolder)
      await room.until(runId, 'finished')
      resumed = resumedFrom(folder).length
      expectUndisturbed(folder)
      await room.close()
    }
  })

  it('that is closed saves a checkpoint, keeps what a person asked for, and goes on', async () => {
    const dataFolder = newFolder()
    const first = await openRuns(dataFolder)
    const runId = await first.begin(spec)
    const folder = first.folderOf(runId)
    await first.untilEvent(runId, (event) => event.type === 'step' && event.step >= 3)
    await first.close()
    expect(lockHolder(folder)).toBeNull()
    const [last] = readEvents(folder).slice(-1)
    expect(last.type).toBe('paused')
    const second = await openRuns(dataFolder)
    expect((await second.show(runId)).state).toBe('running')
    await second.untilEvent(runId, (event) => event.type === 'step', readEvents(folder).length)
    const pausing = second.handlers.pauseRun({ runId }, second.context())
    await Promise.all([pausing, second.close()])
    const third = await openRuns(dataFolder)
    expect((await third.until(runId, (run) => run.state !== 'pausing')).state).toBe('paused')
    await third.handlers.resumeRun({ runId }, third.context())
    await third.until(runId, 'finished')
    expectUndisturbed(folder)
    expect(readdirSync(join(folder, 'checkpoints')).some((name) => name.startsWith('.'))).toBe(false)
    await third.close()
  })
})
