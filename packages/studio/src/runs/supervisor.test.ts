import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunEvent, RunState } from '@tunesmith/contract'
import { createTinyProject, outcomeOf, tinySpec, trainTiny, writeRows, tinyRows, type TinyProject } from '@tunesmith/trainer/testing/tiny-run'
import { lockHolder } from '@tunesmith/trainer/worker'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { onMachine } from '../machine-turn.ts'
import { openRuns, type RunsRoom } from './runs.fixture.ts'

vi.setConfig({ testTimeout: 300_000 }) // every test starts processes, which give way to whatever else a busy machine does

let root: string
let tiny: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-runs-'))
  tiny = createTinyProject(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let room: RunsRoom
beforeEach(async () => {
  room = await openRuns(mkdtempSync(join(root, 'data-')))
})
afterEach(() => room.close())

const training = { saveEvery: 4, evaluateEvery: 4, earlyStoppingPatience: 'off' }
const short = () => tinySpec(tiny, { training: { ...training, epochs: 1 } })
/** Long enough to do something with it on the way, also when the machine has little time for that. */
const long = (epochs = 40) => tinySpec(tiny, { training: { ...training, epochs } })

/** Epochs of a run that no test sees the end of. */
const endless = 9000

const stepOf = (step: number) => (event: RunEvent) => event.type === 'step' && event.step >= step

/** What the run comes to when nothing disturbs it. */
async function undisturbed(spec: ReturnType<typeof long>) {
  const folder = mkdtempSync(join(root, 'undisturbed-'))
  await trainTiny(folder, spec)
  return outcomeOf(folder)
}

/** Names of what differs, which say more than bytes. */
function differences(folder: string, expected: Record<string, Buffer>): string[] {
  const outcome = outcomeOf(folder)
  return [...new Set([...Object.keys(outcome), ...Object.keys(expected)])].filter((name) => !expected[name]?.equals(outcome[name] ?? Buffer.of()))
}

describe('the queue', () => {
  it('trains one run at a time, by priority, then by age', async () => {
    const first = await room.begin(long(endless))
    await room.until(first, 'running')
    const [low, old, young, high] = [await room.begin(short(), -1), await room.begin(short()), await room.begin(short()), await room.begin(short(), 5)]
    const { items, total } = await room.handlers.listRuns({ offset: 0, limit: 50 }, room.context())
    expect(total).toBe(5)
    expect(items.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([[high, 1], [young, 3], [old, 2], [low, 4], [first, null]])
    expect(await room.handlers.updateRun({ runId: low, priority: 10 }, room.context())).toMatchObject({ priority: 10, queuePosition: 1 })
    await expect(room.handlers.updateRun({ runId: first, priority: 1 }, room.context())).rejects.toMatchObject({ code: 'NOT_NOW' })
    await room.handlers.stopRun({ runId: first }, room.context())
    const ended = [await room.until(low, 'finished'), await room.until(high, 'finished'), await room.until(old, 'finished'), await room.until(young, 'finished')]
    const before = await room.show(first)
    for (const run of ended) {
      expect(run.startedAt! >= before.endedAt!, 'two runs at a time').toBe(true)
      expect(run).toMatchObject({ step: 3, totalSteps: 3, queuePosition: null, error: null })
    }
    expect(ended.map(({ startedAt }) => startedAt)).toEqual(ended.map(({ startedAt }) => startedAt).toSorted())
  })

  it('waits until a dry run has left the machine', async () => {
    let free = () => {}
    const dryRun = onMachine({ dataFolder: room.store.folder }, () => new Promise<void>((resolve) => (free = resolve)))
    const runId = await room.begin(short())
    await sleep(300)
    expect(await room.show(runId)).toMatchObject({ state: 'queued', queuePosition: 1 })
    free()
    await dryRun
    await room.until(runId, 'finished')
  })

  it('goes on with the next run when one fails, and says why it did', async () => {
    const missing = await room.begin(tinySpec({ ...tiny, data: join(root, 'missing.jsonl') }))
    const next = await room.begin(short())
    await room.until(next, 'finished')
    expect(await room.show(missing)).toMatchObject({ state: 'failed', error: { code: 'DATA_FILE_MISSING', title: 'Dataset file not found' } })
  })

  it('is steered only as the state of a run allows', async () => {
    const running = await room.begin(long(endless))
    const waiting = await room.begin(short())
    const cancelled = await room.begin(short())
    await room.until(running, 'running')
    const ask = async (wish: 'pauseRun' | 'resumeRun' | 'stopRun' | 'cancelRun' | 'deleteRun', runId: string) => {
      const answer = await room.handlers[wish]({ runId }, room.context()).catch(({ code }: { code: string }) => ({ state: code }))
      return (answer as { state?: RunState | string }).state
    }
    expect(await ask('stopRun', waiting)).toBe('NOT_NOW')
    expect(await ask('pauseRun', waiting)).toBe('paused')
    expect(await ask('pauseRun', waiting)).toBe('NOT_NOW')
    expect(await ask('resumeRun', running)).toBe('NOT_NOW')
    expect(await ask('deleteRun', running)).toBe('NOT_NOW')
    expect(await ask('cancelRun', cancelled)).toBe('cancelled')
    expect(await ask('stopRun', cancelled)).toBe('NOT_NOW')
    expect(await ask('pauseRun', 'run_000000000000')).toBe('NOT_FOUND')
    expect(await ask('cancelRun', running)).toBe('cancelled')
    expect(await ask('resumeRun', waiting)).toBe('queued')
    await room.until(waiting, 'finished')
    const finished = room.folderOf(waiting)
    expect(existsSync(finished)).toBe(true)
    expect(await ask('deleteRun', waiting)).toBeUndefined()
    expect(readdirSync(join(finished, '..'))).not.toContain(waiting)
    await expect(room.show(waiting)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a run', () => {
  it('pauses, lets another one through, and goes on, with the same result as if nothing had been', async () => {
    const spec = long()
    const expected = await undisturbed(spec)
    const runId = await room.begin(spec)
    const ids: number[] = []
    const stream = room.handlers.streamRunEvents({ runId }, room.context())
    const watching = (async () => {
      for await (const { id } of await stream) ids.push(id)
    })()
    await room.untilEvent(runId, stepOf(5))
    const other = await room.begin(short())
    expect(await room.handlers.pauseRun({ runId }, room.context())).toMatchObject({ state: 'pausing' })
    await room.until(runId, 'paused')
    await room.until(other, 'finished')
    const halfway = (await room.runs.resultOf(runId))!
    expect(readdirSync(halfway.adapter!).sort()).toEqual(['adapter_config.json', 'adapter_model.safetensors'])
    expect(await room.handlers.resumeRun({ runId }, room.context())).toMatchObject({ state: 'queued', queuePosition: 1 })
    const { startedAt, endedAt } = await room.until(runId, 'finished')
    expect(startedAt! < endedAt!).toBe(true)
    expect(differences(room.folderOf(runId), expected)).toEqual([])
    await watching
    const { items } = await room.handlers.listRunEvents({ runId, after: 0, limit: 1000, steps: 'true' }, room.context())
    expect(ids).toEqual(items.map(({ id }) => id))
    expect(new Set(items.map(({ event }) => event.type))).toContain('resumed')
    expect((await room.runs.resultOf(runId))!.adapter).toBe(join(room.folderOf(runId), 'adapter'))
  })

  it('stops with what it has learned, and is judged by its test questions', async () => {
    const rows = tinyRows.map(({ question }) => ({ question, answer: 'It is blue.' }))
    const data = { train: writeRows(join(root, 'blue.jsonl'), rows), test: writeRows(join(root, 'test.jsonl'), rows.slice(0, 12)) }
    const runId = await room.begin(tinySpec(tiny, { method: 'full', data, training: { ...training, epochs: endless, warmupRatio: 0 } }))
    await room.untilEvent(runId, stepOf(60))
    await room.handlers.stopRun({ runId }, room.context())
    const { verdict, state } = await room.until(runId, 'finished')
    expect(state).toBe('finished')
    expect(verdict).toMatchObject({ verdict: 'better', rows: 12, before: { correct: 0 } })
    const answers = (change: 'all' | 'fixed' | 'broken' | 'wrong') =>
      room.handlers.listRunAnswers({ runId, change, offset: 0, limit: 5 }, room.context())
    expect(await answers('all')).toMatchObject({ total: 12, items: { length: 5 } })
    const { now } = verdict!
    expect((await answers('fixed')).total).toBe(now.correct)
    expect((await answers('broken')).total).toBe(0)
    expect((await answers('wrong')).total).toBe(12 - now.correct)
    expect((await answers('fixed')).items[0]).toMatchObject({ prompt: expect.stringContaining('What colour'), correctBefore: false, correct: true })
  })

  it('makes its result of the pause it was stopped in', async () => {
    const runId = await room.begin(long(endless))
    await room.untilEvent(runId, stepOf(3))
    await room.handlers.pauseRun({ runId }, room.context())
    const { step } = await room.until(runId, 'paused')
    await room.handlers.stopRun({ runId }, room.context())
    expect((await room.until(runId, 'finished')).step).toBe(step + 1)
    expect((await room.runs.resultOf(runId))!.adapter).toBeDefined()
  })

  it('is cancelled at once, keeps its checkpoints, and can be taken up again', async () => {
    const spec = long()
    const runId = await room.begin(spec)
    await room.untilEvent(runId, (event) => event.type === 'checkpointed' && event.step === 4)
    expect(await room.handlers.cancelRun({ runId }, room.context())).toMatchObject({ state: 'cancelled' })
    expect(lockHolder(room.folderOf(runId))).toBeNull()
    expect(await room.runs.resultOf(runId)).toBeNull()
    await room.handlers.resumeRun({ runId }, room.context())
    await room.until(runId, 'finished')
    const { items } = await room.handlers.listRunEvents({ runId, after: 0, limit: 1000, steps: 'false' }, room.context())
    expect(items.some(({ event }) => event.type === 'resumed' && event.step >= 4)).toBe(true)
    expect(differences(room.folderOf(runId), await undisturbed(spec))).toEqual([])
  })
})
