import type { ChildProcess } from 'node:child_process'
import {
  appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEvent, type EventOf, type RunEvent } from '@tunesmith/contract'
import { latestCheckpoint, lockRun } from '@tunesmith/trainer'
import { createMemoryGroup } from '@tunesmith/trainer/testing/memory-group'
import { readMetrics, readRun } from '@tunesmith/trainer/worker'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { runHere, type Outcome } from '../testing/run-here.ts'
import { runProgram, type ProgramOptions } from '../testing/run-program.ts'
import { createSmallDisk } from '../testing/small-disk.ts'
import { createTinyProject } from '../testing/tiny-project.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 }) // every test starts processes, perhaps on a busy machine

// The mode would follow the room on the disk, and with it the last bits.
const training = ['--set', 'training.maxSteps=6', '--set', 'training.saveEvery=3', '--set', 'compute.mode=lean']
/** Not over before a signal comes. */
const longer = ['--set', 'training.epochs=50', '--set', 'training.saveEvery=3', '--set', 'compute.mode=lean']
let root: string
let original: string
/** A run of the same training that nothing disturbed. */
let undisturbed: string
let checkpointBytes: number
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-trouble-'))
  original = join(root, 'original')
  mkdirSync(original)
  createTinyProject(original)
  undisturbed = join(root, 'undisturbed')
  const { stdout } = await runHere(trainInto(undisturbed), original)
  checkpointBytes = acknowledged(stdout).at(-1)!.bytes
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function newProject(): string {
  const folder = mkdtempSync(join(root, 'case-'))
  cpSync(original, folder, { recursive: true })
  return folder
}

type Checkpointed = EventOf<'checkpointed'>
const eventsIn = (output: string) => output.trimEnd().split('\n').map(parseEvent).filter((event) => event !== null)
/** The checkpoints that a training said were saved. */
const acknowledged = (output: string) => eventsIn(output).filter((event): event is Checkpointed => event.type === 'checkpointed')

interface ReportedError {
  code: string
  message: string
  remedy: string
  exitCode: number
}
/** The failure that was told as JSON, which must be all that was told. */
const errorIn = ({ stderr }: Pick<Outcome, 'stderr'>) => (JSON.parse(stderr) as { error: ReportedError }).error

const trainInto = (run: string, settings = training) => ['train', '--json', '--output', run, ...settings]
/** In a process of its own, which signals and limits do not share with the tests. */
const trainApart = (run: string, options: ProgramOptions, settings = training) => runProgram(trainInto(run, settings), options)

/** Whatever was acknowledged is there and whole, and nothing is left half-written. */
function expectNothingLost(run: string, output: string): void {
  expect(latestCheckpoint(run)).toMatchObject({ checkpoint: { step: acknowledged(output).at(-1)!.step }, skipped: [] })
  const names = readdirSync(run, { recursive: true, encoding: 'utf8' })
  expect(names.filter((name) => name.includes('.partial-'))).toEqual([])
}

/** A resumed run ends as if nothing had been. */
async function expectToGoOn(folder: string, run: string, whole = undisturbed): Promise<void> {
  expect(await runHere(['resume', run, '--quiet'], folder)).toMatchObject({ status: 0, stderr: '' })
  expect(readMetrics(run)).toEqual(readMetrics(whole))
  const weights = (path: string) => readFileSync(join(path, 'adapter/adapter_model.safetensors'))
  expect(weights(run).equals(weights(whole))).toBe(true)
}

/** A program that starts Node.js after a line of shell. */
function nodeAfter(folder: string, line: string): string {
  const path = join(folder, 'node.sh')
  writeFileSync(path, `#!/bin/sh\n${line}\nexec "${process.execPath}" "$@"\n`)
  chmodSync(path, 0o700)
  return path
}

describe.skipIf(process.platform !== 'linux')('a disk', () => {
  const disk = canMount()

  it.skipIf(!disk)('that gets full while a checkpoint is written: nothing saved is lost, and with room the run goes on', async () => {
    const folder = newProject()
    const mounted = createSmallDisk(join(folder, 'disk'), 3 * checkpointBytes)! // two checkpoints, and not a third
    onTestFinished(() => mounted.remove())
    const run = join(folder, 'disk/run')
    const result = await runHere(trainInto(run), folder)
    expect(result.status).toBe(4)
    expect(errorIn(result)).toMatchObject({ code: 'DISK_FULL', exitCode: 4, remedy: expect.stringContaining('tunesmith resume') })
    expect(eventsIn(result.stdout).at(-1)).toMatchObject({ type: 'failed', code: 'DISK_FULL' })
    expect(acknowledged(result.stdout).length).toBeGreaterThan(0)
    expectNothingLost(run, result.stdout)
    mounted.resize(100 * checkpointBytes)
    await expectToGoOn(folder, run)
  })

  it('that takes no event any more is told as full, and the run goes on later', async () => {
    const folder = newProject()
    const run = join(folder, 'run')
    mkdirSync(run)
    symlinkSync('/dev/full', join(run, 'events.jsonl'))
    const result = await runHere(trainInto(run), folder)
    expect(result.status).toBe(4)
    expect(errorIn(result)).toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('events.jsonl') })
    rmSync(join(run, 'events.jsonl'))
    await expectToGoOn(folder, run)
  })

  it('that takes only small files is told so, with nothing left half-written', async () => {
    const folder = newProject()
    const run = join(folder, 'run')
    const result = await trainApart(run, { folder, node: nodeAfter(folder, 'ulimit -f 24') }) // in blocks of 512 bytes, or 1024
    expect(result.status).toBe(4)
    expect(errorIn(result)).toMatchObject({ code: 'FILE_ACCESS_FAILED', remedy: expect.stringContaining('file-size limit') })
    expect(readdirSync(join(run, 'checkpoints'))).toEqual([])
  })
})

describe('memory', () => {
  const group = createMemoryGroup(`tunesmith-cli-${process.pid}`, 500e6)
  afterAll(() => group?.remove())

  it.skipIf(!group)('of a container is what a plan has to fit into', async () => {
    const folder = newProject()
    const large = ['--set', 'training.batchSize=512', '--set', 'training.microBatchSize=512', '--set', 'data.maxLength=256',
      '--set', 'compute.recompute=none']
    const node = nodeAfter(folder, `echo $$ > ${group!.path}/cgroup.procs`)
    const result = await runProgram(['plan', '--json', ...large], { folder, node })
    expect({ status: result.status, stdout: result.stdout }).toEqual({ status: 4, stdout: '' })
    expect(errorIn(result)).toMatchObject({ code: 'OUT_OF_MEMORY_PLANNED', remedy: expect.stringContaining('training.microBatchSize') })
  })
})

describe('a training that is refused', () => {
  it('leaves nothing behind, so that the corrected one takes its place', async () => {
    const folder = newProject()
    const refused = await runHere(['train', '--json', '--set', 'lora.rank=64'], folder)
    expect(refused.status).toBe(2)
    expect(errorIn(refused).code).toBe('LORA_RANK_TOO_HIGH')
    expect(readdirSync(join(folder, 'runs'))).toEqual([])
    const corrected = await runHere(['train', '--quiet', '--set', 'training.maxSteps=1'], folder)
    expect(corrected).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(join(folder, 'runs'))).toEqual(['colours-tiny-llama'])
  })

  it('because another works in the same folder leaves that one alone', async () => {
    const folder = newProject()
    const run = join(folder, 'run')
    const lock = lockRun(run)
    onTestFinished(() => lock.release())
    const result = await runHere(trainInto(run), folder)
    expect(result.status).toBe(2)
    expect(errorIn(result)).toMatchObject({ code: 'RUN_ALREADY_ACTIVE', message: expect.stringContaining(String(process.pid)) })
    expect(readRun(run).name).toBe('colours-tiny-llama')
  })

  it('because its data changed since it was paused says which', async () => {
    const folder = newProject()
    const run = join(folder, 'run')
    await trainApart(run, { folder, onLine: atEvent('step', (program) => program.kill('SIGTERM')) }, longer)
    appendFileSync(join(folder, 'colours.jsonl'), '{"question": "Is it new?", "answer": "Yes."}\n')
    const result = await runHere(['resume', run, '--json'], folder)
    expect(result.status).toBe(2)
    expect(errorIn(result)).toMatchObject({ code: 'RUN_INPUT_CHANGED', message: expect.stringContaining('colours.jsonl') })
    expect(latestCheckpoint(run).skipped).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('a signal', () => {
  let whole: string
  beforeAll(async () => {
    whole = join(root, 'whole')
    await runHere(trainInto(whole, longer), original)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('%s before the first step pauses after it, and says how to go on', async (signal) => {
    const folder = newProject()
    const words = ['train', '--output', 'run', ...longer]
    let sent = false
    const send: ProgramOptions['onLine'] = (_, program) => {
      if (!sent) program.kill(signal) // with the first line of the plan, before anything is computed
      sent = true
    }
    const { status, stdout, stderr } = await runProgram(words, { folder, onLine: send })
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' })
    expect(stdout).toContain('Pausing: saving a checkpoint after this step')
    expect(stdout).toMatch(/nothing is lost\.\n +go on: tunesmith resume run\n$/)
    expect(latestCheckpoint(join(folder, 'run')).checkpoint!.step).toBeLessThan(150)
    await expectToGoOn(folder, join(folder, 'run'), whole)
  })

  it('that kills the training process alone is told by the program, which lost nothing', async () => {
    const folder = newProject()
    const run = join(folder, 'run')
    const holder = () => (JSON.parse(readFileSync(join(run, 'run.lock.json'), 'utf8')) as { pid: number }).pid
    const result = await trainApart(run, { folder, onLine: atEvent('checkpointed', () => process.kill(holder(), 'SIGKILL')) }, longer)
    expect(result.status).toBe(3)
    expect(errorIn(result)).toMatchObject({ code: 'WORKER_DIED', message: expect.stringContaining('SIGKILL') })
    expect(existsSync(join(run, 'adapter'))).toBe(false)
    expect(latestCheckpoint(run).checkpoint!.step).toBeGreaterThanOrEqual(acknowledged(result.stdout).at(-1)!.step)
    await expectToGoOn(folder, run, whole)
  })
})

/** Does something at the first event of a type. */
function atEvent(type: RunEvent['type'], act: (program: ChildProcess) => void): ProgramOptions['onLine'] {
  let done = false
  return (line, program) => {
    if (done || parseEvent(line)?.type !== type) return
    done = true
    act(program)
  }
}

function canMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'tunesmith-disk-'))
  const disk = createSmallDisk(join(path, 'disk'), 4096)
  disk?.remove()
  rmSync(path, { recursive: true, force: true })
  return disk !== undefined
}
