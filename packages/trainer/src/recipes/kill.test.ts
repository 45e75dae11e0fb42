import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEvent, type RunEvent, type RunSpec } from '@tunesmith/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject, outcomeOf, poisoned, tinySpec, trainTiny, writeRows, type TinyChanges } from '../../testing/tiny-run.ts'
import { checkpointsFolder, latestCheckpoint } from '../checkpoints/checkpoints.ts'
import { createRun } from '../run-folder.ts'
import { readEvents } from '../run-log.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-kill-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const newFolder = () => mkdtempSync(join(root, 'run-'))

/** When a process is killed: at any time, some time after it has a checkpoint to go on from, or while it writes one. */
type Moment = 'any' | 'training' | 'in a checkpoint'

/** Trains in a process of its own; kills it at that moment, unless it ends before. Returns its last event. */
async function trainAndKill(folder: string, moment?: Moment): Promise<RunEvent | undefined> {
  const worker = join(import.meta.dirname, '../worker/worker.ts')
  const child = spawn(process.execPath, [worker, folder, 'resume'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let isOver = false
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      isOver = true
      resolve()
    })
  })
  let output = ''
  const hasCheckpoint = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (/"type":"(resumed|checkpointed)"/.test(output)) resolve()
    })
  })
  if (moment) {
    if (moment !== 'any') await Promise.race([hasCheckpoint, ended])
    await sleep(Math.random() * (moment === 'any' ? 1500 : 250))
    while (moment === 'in a checkpoint' && !isOver && partialsIn(folder).length === 0) await sleep(0)
    child.kill('SIGKILL')
  }
  await ended
  return output.split('\n').map(parseEvent).findLast((event) => event !== null) ?? undefined
}

function partialsIn(folder: string): string[] {
  const checkpoints = checkpointsFolder(folder)
  return existsSync(checkpoints) ? readdirSync(checkpoints).filter((name) => name.startsWith('.partial-')) : []
}

/** A run, its outcome when nothing disturbs it, and a way to a folder in which it is not begun yet. */
async function prepare(changes: TinyChanges, settings: Record<string, unknown>) {
  const project = createTinyProject(mkdtempSync(join(root, 'project-')), changes)
  const spec: RunSpec = tinySpec(project, settings)
  const undisturbed = newFolder()
  await trainTiny(undisturbed, spec)
  const begin = (): string => {
    const folder = newFolder()
    createRun(folder, spec)
    return folder
  }
  return { expected: outcomeOf(undisturbed), begin, spec }
}

/** The names of the files that differ from what is expected. */
function differences(folder: string, expected: Record<string, Buffer>): string[] {
  const outcome = outcomeOf(folder)
  const names = new Set([...Object.keys(outcome), ...Object.keys(expected)])
  return [...names].filter((name) => !expected[name]?.equals(outcome[name] ?? Buffer.of()))
}

const training = {
  epochs: 20, batchSize: 8, microBatchSize: 4, evaluateEvery: 2, saveEvery: 1, earlyStoppingPatience: 'off', learningRate: 0.02,
}
const moments: readonly Moment[] = Array.from({ length: 11 }, (_, kill) => (['any', 'in a checkpoint', 'training', 'in a checkpoint'] as const)[kill % 4])

describe.concurrent.each<[string, TinyChanges, Record<string, unknown>]>([
  ['with dropout, accumulation and 8-bit moments', {}, { lora: { dropout: 0.1 }, training: { ...training, optimizer: 'adamw8bit' } }],
  ['that returns to a checkpoint twice on its way', poisoned([3, 14]), { data: { validation: { fraction: 0.05 } }, training }],
])('a run %s', (_, changes, settings) => {
  it(`ends the same to the last byte after ${moments.length} kills at random moments`, async () => {
    const { expected, begin } = await prepare(changes, settings)
    let [kills, inCheckpoint, resumed] = [0, 0, 0]
    // a run that ends before it was killed often enough, as on a fast machine, is followed by another
    for (let runs = 1; kills < moments.length || inCheckpoint === 0; runs++) {
      const folder = begin()
      let last: RunEvent | undefined
      while (last?.type !== 'finished') {
        last = await trainAndKill(folder, moments[kills] ?? (inCheckpoint === 0 ? 'in a checkpoint' : undefined))
        if (last?.type !== 'finished') kills++
        if (partialsIn(folder).length > 0) inCheckpoint++
      }
      expect(last).toMatchObject({ reason: 'completed' })
      expect(differences(folder, expected)).toEqual([])
      resumed += readEvents(folder).filter(({ type }) => type === 'resumed').length
      expect(resumed + runs).toBeGreaterThan(kills / 2)
    }
  }, 300_000)
})

describe('damage to the newest checkpoint', () => {
  let spec: RunSpec
  let expected: Record<string, Buffer>
  beforeAll(async () => {
    ;({ spec, expected } = await prepare({}, { training: { saveEvery: 2 } }))
  })
  const flip = (path: string) => {
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1] ^= 1
    writeFileSync(path, bytes)
  }
  it.each<[string, (checkpoint: string) => void, RegExp]>([
    ['its parameters cut off', (path) => truncateSync(join(path, 'parameters.safetensors'), 1000), /has 1000 bytes instead of/],
    ['a bit of its moments flipped', (path) => flip(join(path, 'optimizer.safetensors')), /checksum differs/],
    ['its state cut off', (path) => truncateSync(join(path, 'state.json'), 10), /has 10 bytes instead of/],
    ['its manifest gone', (path) => rmSync(join(path, 'manifest.json')), /manifest\.json is missing/],
  ])('(%s) leads to the one before, says so, and changes nothing', async (_damage, damage, reason) => {
    const folder = newFolder()
    const isDue = (events: readonly RunEvent[]) => events.some((event) => event.type === 'step' && event.step === 8)
    await trainTiny(folder, spec, { control: (events) => (isDue(events) ? 'pause' : 'continue') })
    const { step, path } = latestCheckpoint(folder).checkpoint!
    expect(step).toBe(8)
    damage(path)
    const events = await trainTiny(folder, spec, { resume: true })
    const [resumed] = events.filter((event) => event.type === 'resumed')
    expect(resumed).toMatchObject({ step: 6, skipped: [{ path, reason: { text: expect.stringMatching(reason) } }] })
    const [alarm] = events.filter((event) => event.type === 'alarm')
    expect(alarm).toMatchObject({ kind: 'skipped-checkpoint', message: { text: expect.stringContaining('checkpoint of step 8 is damaged') } })
    expect(differences(folder, expected)).toEqual([])
  })

  it('begins anew when none is whole', async () => {
    const folder = newFolder()
    await trainTiny(folder, spec, { control: (events) => (events.at(-1)!.type === 'checkpointed' ? 'pause' : 'continue') })
    for (const name of readdirSync(checkpointsFolder(folder))) rmSync(join(checkpointsFolder(folder), name, 'manifest.json'))
    const events = await trainTiny(folder, spec, { resume: true })
    expect(events.some(({ type }) => type === 'resumed')).toBe(false)
    expect(events.find(({ type }) => type === 'alarm')).toMatchObject({ message: { text: expect.stringContaining('starts anew') } })
    expect(differences(folder, expected)).toEqual([])
  })

  it('of the best one leaves the last weights as the result, and says so', async () => {
    const validation = writeRows(join(root, 'contrary.jsonl'), [{ question: 'What colour is door 1?', answer: 'zzzzz qqqqq' }])
    const settings = { method: 'full', data: { validation }, training: { epochs: 8, evaluateEvery: 3, earlyStoppingPatience: 'off' } }
    const folder = newFolder()
    const overfitting = tinySpec(createTinyProject(mkdtempSync(join(root, 'project-'))), settings)
    await trainTiny(folder, overfitting, { control: (events) => (events.at(-1)!.type === 'checkpointed' ? isLate(events) : 'continue') })
    const [best] = readdirSync(checkpointsFolder(folder)).sort()
    flip(join(checkpointsFolder(folder), best, 'parameters.safetensors'))
    const events = await trainTiny(folder, overfitting, { resume: true })
    expect(events.find((event) => event.type === 'alarm' && event.kind === 'skipped-checkpoint')).toMatchObject({
      message: { text: expect.stringContaining('the best one, is damaged') },
    })
    expect(events.at(-1)).toMatchObject({ type: 'finished', step: 24, bestStep: 24, bestValidationLoss: null })
  })
})

const isLate = (events: readonly RunEvent[]) => (events.some((event) => 'step' in event && event.step === 18) ? 'pause' : 'continue')
