import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEvent, parseRunSpec, type RunEvent } from '@tunesmith/contract'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { saveCheckpoint } from '../checkpoints/checkpoints.ts'
import { lockRun } from '../checkpoints/run-lock.ts'
import { createMemoryGroup } from '../../testing/memory-group.ts'
import { createRun, discardRun, readRun, workerLogPath } from '../run-folder.ts'
import { eventsPath, readEvents } from '../run-log.ts'
import { explainDeath } from './explain-death.ts'
import { startTraining, type TrainingProcess } from './supervise.ts'

vi.setConfig({ testTimeout: 60_000 }) // every test starts processes, perhaps on a busy machine

const memoryGroup = createMemoryGroup(`tunesmith-worker-${process.pid}`, 300e6)
afterAll(() => memoryGroup?.remove())

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function newRun(behaviour: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-worker-'))
  folders.push(folder)
  createRun(folder, parseRunSpec({ name: behaviour, model: '/model', data: { train: '/rows.jsonl' } }, 'test'))
  return folder
}

const engine = (...flags: string[]) =>
  ({ command: process.execPath, arguments: [...flags, join(import.meta.dirname, 'behaviours.fixture.ts')] })

async function collect(training: TrainingProcess, onEvent: (event: RunEvent) => void = () => {}): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const event of training.events) {
    events.push(event)
    onEvent(event)
  }
  return events
}

/** Runs a behaviour to its end. */
async function endOf(behaviour: string, ...flags: string[]) {
  const folder = newRun(behaviour)
  const training = startTraining(folder, { engine: engine(...flags) })
  const events = await collect(training)
  expect(await training.ended).toEqual(events.at(-1))
  return { folder, events, end: events.at(-1)! }
}

describe('a supervised training process', () => {
  it('pauses when asked, after the step under way', async () => {
    const training = startTraining(newRun('patient'), { engine: engine() })
    const events = await collect(training, (event) => event.type === 'step' && event.step === 3 && training.pause())
    expect(events.map(({ type }) => type)).toEqual([...events.slice(1).map(() => 'step'), 'paused'])
    expect(events.length).toBeGreaterThan(3)
  })

  it('stops when asked, with a result', async () => {
    const training = startTraining(newRun('patient'), { engine: engine() })
    await collect(training, (event) => event.type === 'step' && training.stop())
    expect(await training.ended).toMatchObject({ type: 'finished', reason: 'stopped' })
  })

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGHUP'] as const)('pauses on %s', async (signal) => {
    const training = startTraining(newRun('patient'), { engine: engine() })
    await collect(training, (event) => event.type === 'step' && event.step === 1 && process.kill(training.pid!, signal))
    expect(await training.ended).toMatchObject({ type: 'paused' })
  })

  it.skipIf(process.platform === 'win32')('goes on when the Ctrl-C of the terminal reaches it', async () => {
    const training = startTraining(newRun('patient'), { engine: engine() })
    await collect(training, (event) => {
      if (event.type !== 'step') return
      if (event.step === 1) process.kill(training.pid!, 'SIGINT')
      if (event.step === 10) training.pause()
    })
    expect((await training.ended as { step: number }).step).toBeGreaterThanOrEqual(10)
  })

  it('pauses when the process that watches over it is gone', async () => {
    const { command, arguments: words } = engine()
    const child = spawn(command, [...words, newRun('patient')], { stdio: ['pipe', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') child.stdin.end()
      output += text
    })
    await new Promise((gone) => child.on('close', gone))
    expect(parseEvent(output.trimEnd().split('\n').at(-1)!)).toMatchObject({ type: 'paused' })
  })

  it('reports an error nobody foresaw as INTERNAL, with its stack in the log file only', async () => {
    const { folder, events, end } = await endOf('throws')
    expect(end).toMatchObject({ type: 'failed', step: 1, code: 'INTERNAL' })
    expect(JSON.stringify(end)).toContain('the wheel came off. The details are in')
    expect(JSON.stringify(events)).not.toContain('fixture.ts')
    expect(readFileSync(workerLogPath(folder), 'utf8')).toMatch(/the wheel came off\.\n +at .*behaviours\.fixture\.ts/)
    expect(readEvents(folder)).toEqual([end])
  })

  it('reports what is thrown where nobody catches', async () => {
    const { end } = await endOf('throwsLater')
    expect(end).toMatchObject({ type: 'failed', code: 'INTERNAL' })
  })

  it('calls an allocation that fails out of memory', async () => {
    const { end } = await endOf('allocates')
    expect(end).toMatchObject({ type: 'failed', code: 'OUT_OF_MEMORY' })
  })

  it('calls a full JavaScript heap out of memory, though the process can say nothing any more', async () => {
    const { folder, end } = await endOf('fillsHeap', '--max-old-space-size=24')
    expect(end).toMatchObject({ type: 'failed', code: 'OUT_OF_MEMORY' })
    expect(readEvents(folder)).toEqual([end])
  })

  it.skipIf(!memoryGroup)('recognises a process that the kernel killed for want of memory, and not one killed by hand meanwhile', async () => {
    const { command, arguments: words } = engine()
    const inGroup = ['-c', 'echo $$ > "$0"/cgroup.procs && exec "$@"', memoryGroup!.path, command, ...words]
    const other = startTraining(newRun('patient'), { engine: engine() })
    const training = startTraining(newRun('fillsMemory'), { engine: { command: '/bin/sh', arguments: inGroup } })
    await collect(training)
    expect(await training.ended).toMatchObject({ type: 'failed', code: 'OUT_OF_MEMORY' })
    process.kill(other.pid!, 'SIGKILL')
    expect(await other.ended).toMatchObject({ type: 'failed', code: 'WORKER_DIED' })
  })

  it('notices a process killed from outside, and does not blame the memory', async () => {
    const folder = newRun('patient')
    const training = startTraining(folder, { engine: engine() })
    const events = await collect(training, (event) => event.type === 'step' && event.step === 2 && process.kill(training.pid!, 'SIGKILL'))
    expect(events.at(-1)).toMatchObject({ type: 'failed', code: 'WORKER_DIED', params: { logFile: expect.any(String) } })
    expect((events.at(-1) as { step: number }).step).toBeGreaterThanOrEqual(2)
    expect(readEvents(folder)).toEqual([events.at(-1)])
  })

  it('ends at once when killed by its supervisor', async () => {
    const training = startTraining(newRun('patient'), { engine: engine() })
    await collect(training, (event) => event.type === 'step' && training.kill())
    expect(await training.ended).toMatchObject({ type: 'failed', code: 'RUN_KILLED' })
  })

  it('keeps what is no event out of the events, and tells the status of a process that just ends', async () => {
    const { events, end } = await endOf('chatty')
    expect(events.map(({ type }) => type)).toEqual(['step', 'failed'])
    expect(end).toMatchObject({ code: 'WORKER_DIED', message: expect.stringContaining('status 7') })
  })

  it('does not write into the log of a run that belongs to another process', async () => {
    const folder = newRun('locked')
    const lock = lockRun(folder)
    const training = startTraining(folder, { engine: engine() })
    expect((await collect(training)).at(-1)).toMatchObject({ type: 'failed', code: 'RUN_ALREADY_ACTIVE' })
    lock.release()
    expect(readEvents(folder)).toEqual([])
  })

  it('says so when the program cannot be started', async () => {
    const training = startTraining(newRun('patient'), { engine: { command: '/no/such/program', arguments: [] } })
    expect((await collect(training)).at(-1)).toMatchObject({ type: 'failed', code: 'INTERNAL', message: expect.stringContaining('ENOENT') })
  })

  it('ends a line that a killed process had begun', async () => {
    const folder = newRun('throws')
    writeFileSync(eventsPath(folder), '{"type":"ste')
    await collect(startTraining(folder, { engine: engine() }))
    expect(readEvents(folder)).toMatchObject([{ type: 'failed', code: 'INTERNAL' }])
  })
})

describe('the death of a training process', () => {
  const death = { status: null, signal: 'SIGKILL' as const, lastWords: '', logFile: 'worker.log' }

  it('is for want of memory when it was killed while there was none left', () => {
    const error = explainDeath({ ...death, memory: { ranOut: true, usedBytes: 8e9 } })
    expect(error.code).toBe('OUT_OF_MEMORY')
    expect(error.message).toContain('8.0 GB')
  })

  it.each(['SIGSEGV', 'SIGBUS', 'SIGILL'] as const)('is a crash on %s, however much memory was left', (signal) => {
    const error = explainDeath({ ...death, signal, memory: { ranOut: true, usedBytes: null } })
    expect(error.code).toBe('WORKER_DIED')
    expect(error.message).toContain(`crashed inside a native library (signal ${signal}`)
  })
})

describe('a run folder', () => {
  it('keeps what the run was started with, and refuses a second run', () => {
    const folder = newRun('patient')
    const spec = readRun(folder)
    expect(spec).toMatchObject({ name: 'patient', training: { epochs: 'auto' } })
    expect(() => createRun(folder, spec)).toThrow(expect.objectContaining({ code: 'RUN_EXISTS' }))
  })

  it('is taken back with all of the run in it, and nothing else', () => {
    const folder = newRun('throws')
    lockRun(folder).release()
    writeFileSync(eventsPath(folder), '')
    writeFileSync(workerLogPath(folder), '')
    discardRun(folder)
    expect(existsSync(folder)).toBe(false)

    const shared = newRun('throws')
    writeFileSync(join(shared, 'mine.txt'), 'a person put this here')
    discardRun(shared)
    expect(readdirSync(shared)).toEqual(['mine.txt'])
  })

  it('is not taken back once something was learned, nor from the process that works in it', async () => {
    const folder = newRun('patient')
    const lock = lockRun(folder)
    discardRun(folder)
    expect(readRun(folder).name).toBe('patient')
    lock.release()
    await saveCheckpoint(folder, 0, (path) => writeFileSync(join(path, 'state.json'), '{}'))
    discardRun(folder)
    expect(readRun(folder).name).toBe('patient')
  })

  it('is recognised by its run.json', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tunesmith-worker-'))
    folders.push(folder)
    expect(() => startTraining(folder)).toThrow(expect.objectContaining({ code: 'RUN_MISSING' }))
  })
})
