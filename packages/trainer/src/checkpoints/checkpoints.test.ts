import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  checkpointAt,
  checkpointsFolder,
  clearLeftovers,
  discardCheckpointsAfter,
  latestCheckpoint,
  pruneCheckpoints,
  saveCheckpoint,
  stepsIn,
} from './checkpoints.ts'
import { contentAt } from './kill.content.ts'
import { listFiles } from './manifest.ts'

let run: string
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'checkpoints-'))
})
afterEach(() => rmSync(run, { recursive: true, force: true }))

const save = (step: number, content = contentAt(step)) =>
  saveCheckpoint(run, step, (folder) => {
    for (const [name, bytes] of content) writeFileSync(join(folder, name), bytes)
  })
const inside = (...names: string[]) => join(checkpointsFolder(run), ...names)

function expectWhole(path: string, step: number): void {
  for (const [name, bytes] of contentAt(step))
    expect(readFileSync(join(path, name)).equals(bytes), `${path}/${name}`).toBe(true)
}

describe('saveCheckpoint', () => {
  it('writes the files, in folders too, and a manifest', async () => {
    const { path, step, bytes } = await saveCheckpoint(run, 50, async (folder) => {
      writeFileSync(join(folder, 'state.json'), '{}')
      mkdirSync(join(folder, 'adapter'))
      writeFileSync(join(folder, 'adapter', 'adapter_model.safetensors'), 'weights')
    })
    expect({ step, bytes }).toEqual({ step: 50, bytes: 9 })
    expect(path).toBe(inside('step-00000050'))
    expect(JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'))).toMatchObject({
      step: 50,
      files: {
        'adapter/adapter_model.safetensors': { bytes: 7 },
        'state.json': { bytes: 2, sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
      },
    })
    expect(latestCheckpoint(run)).toEqual({ checkpoint: { path, step, bytes }, skipped: [] })
  })

  it('replaces a checkpoint of the same step', async () => {
    await save(3, [
      ['state.json', Buffer.from('old branch')],
      ['extra', Buffer.from('x')],
    ])
    const { path } = await save(3)
    expectWhole(path, 3)
    expect(listFiles(path)).toHaveLength(3)
    expect(readdirSync(checkpointsFolder(run))).toEqual(['step-00000003'])
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and keeps what was saved before', async () => {
    await save(1)
    const full = saveCheckpoint(run, 2, (folder) => {
      writeFileSync(join(folder, 'model.safetensors'), 'a beginning')
      appendFileSync('/dev/full', 'the rest') // a device on which no space is ever left
    })
    await expect(full).rejects.toMatchObject({ code: 'DISK_FULL', params: { path: inside('step-00000002') } })
    expect(readdirSync(checkpointsFolder(run))).toEqual(['step-00000001'])
    expect(latestCheckpoint(run).checkpoint?.step).toBe(1)
  })

  it('passes on what the writer threw and leaves nothing behind', async () => {
    const broken = saveCheckpoint(run, 2, () => Promise.reject(new Error('internal: no weights')))
    await expect(broken).rejects.toThrow('internal: no weights')
    expect(readdirSync(checkpointsFolder(run))).toEqual([])
  })
})

describe('latestCheckpoint', () => {
  it('finds none in a new run', () => {
    expect(latestCheckpoint(run)).toEqual({ checkpoint: null, skipped: [] })
  })

  it.each<[string, (path: string) => void, RegExp]>([
    [
      'a truncated file',
      (path) => truncateSync(join(path, 'model.safetensors'), 99_999),
      /has 99999 bytes instead of 100000/,
    ],
    ['a flipped bit', (path) => flipBit(join(path, 'optimizer.safetensors'), 123_456), /checksum differs/],
    ['a missing file', (path) => rmSync(join(path, 'state.json')), /state\.json is missing/],
    ['no manifest', (path) => rmSync(join(path, 'manifest.json')), /not written to the end/],
    ['a torn manifest', (path) => truncateSync(join(path, 'manifest.json'), 100), /manifest\.json is damaged/],
    [
      'a manifest of another step',
      (path) => cpSync(inside('step-00000001', 'manifest.json'), join(path, 'manifest.json')),
      /speaks of step 1/,
    ],
  ])('falls back to the one before for %s, and says so', async (_, damage, reason) => {
    await save(1)
    await save(2)
    const { path } = await save(3)
    damage(path)
    const { checkpoint, skipped } = latestCheckpoint(run)
    expect(checkpoint?.step).toBe(2)
    expect(skipped).toEqual([{ path, step: 3, reason: expect.objectContaining({ text: expect.stringMatching(reason) }) }])
    expect(checkpointAt(run, 3)).toBeNull()
    expect(checkpointAt(run, 2)?.step).toBe(2)
  })

  it('finds any flipped bit of a manifest', async () => {
    await save(1)
    const { path } = await saveCheckpoint(run, 2, (folder) => writeFileSync(join(folder, 'a'), 'b'))
    const manifest = join(path, 'manifest.json')
    const length = readFileSync(manifest).length
    for (let at = 0; at < length; at++) {
      flipBit(manifest, at)
      const { checkpoint } = latestCheckpoint(run)
      // A flip in white space or in letter case of nothing that matters may leave the meaning as it was.
      if (checkpoint?.step === 2) expect(readFileSync(join(path, 'a'), 'utf8')).toBe('b')
      else expect(checkpoint?.step).toBe(1)
      flipBit(manifest, at)
    }
    expect(latestCheckpoint(run).checkpoint?.step).toBe(2)
  })

  it('counts every damaged one, newest first', async () => {
    for (const step of [1, 2, 3]) truncateSync(join((await save(step)).path, 'state.json'), 0)
    const { checkpoint, skipped } = latestCheckpoint(run)
    expect(checkpoint).toBeNull()
    expect(skipped.map(({ step }) => step)).toEqual([3, 2, 1])
  })
})

describe('pruneCheckpoints', () => {
  it('keeps the best and the last ones', async () => {
    for (const step of [10, 20, 30, 40, 50]) await save(step)
    expect(pruneCheckpoints(run, { last: 2, best: [20] })).toEqual([10, 30])
    expect(readdirSync(checkpointsFolder(run)).sort()).toEqual(['step-00000020', 'step-00000040', 'step-00000050'])
    expect(pruneCheckpoints(run, { last: 9 })).toEqual([])
  })

  it('can drop an abandoned branch', async () => {
    for (const step of [10, 20, 30]) await save(step)
    expect(discardCheckpointsAfter(run, 10)).toEqual([20, 30])
    expect(latestCheckpoint(run).checkpoint?.step).toBe(10)
  })
})

describe('clearLeftovers', () => {
  it('removes what was being written and what was being deleted', async () => {
    await save(1)
    mkdirSync(inside('.partial-step-00000002-abcd'))
    renameSync((await save(9)).path, inside('.removed-step-00000009-abcd'))
    expect(clearLeftovers(run).sort()).toEqual(['.partial-step-00000002-abcd', '.removed-step-00000009-abcd'])
    expect(stepsIn(run)).toEqual([1])
  })

  it('puts back a checkpoint whose replacement never came', async () => {
    const { path } = await save(4)
    renameSync(path, inside('.replaced-step-00000004'))
    clearLeftovers(run)
    expectWhole(path, 4)
    expect(latestCheckpoint(run).checkpoint?.step).toBe(4)
  })

  it('drops the old one where the replacement did come', async () => {
    const { path } = await save(4)
    cpSync(path, inside('.replaced-step-00000004'), { recursive: true })
    clearLeftovers(run)
    expect(readdirSync(checkpointsFolder(run))).toEqual(['step-00000004'])
  })

  it('has nothing to do in a new run', () => {
    expect(clearLeftovers(run)).toEqual([])
    expect(existsSync(checkpointsFolder(run))).toBe(false)
  })
})

describe('a process killed while it saves', () => {
  it('leaves a whole newest checkpoint, every time, and goes on from it', { timeout: 300_000 }, async () => {
    let reached = 0
    let torn = 0
    for (let life = 0; life < 20 || torn <= 5; life++) { // until it was often enough killed in the middle of things
      const acknowledged = await runAndKill(Math.random() * 40)
      torn += readdirSync(checkpointsFolder(run)).filter((name) => name.startsWith('.')).length
      const { checkpoint, skipped } = latestCheckpoint(run)
      expect(skipped).toEqual([])
      expect(checkpoint!.step).toBeGreaterThanOrEqual(acknowledged)
      expect(acknowledged).toBeGreaterThan(reached)
      expectWhole(checkpoint!.path, checkpoint!.step)
      reached = checkpoint!.step
    }
    expect(readdirSync(checkpointsFolder(run)).length).toBeLessThan(12)
  })
})

/** Starts the fixture and kills it some time after its first checkpoint; returns the last step it reported as saved. */
async function runAndKill(milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill.fixture.ts'), run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    acknowledged = Number(line)
  })
  const closed = once(lines, 'close')
  await Promise.race([once(lines, 'line'), closed])
  setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await closed
  return acknowledged
}

function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] ^= 1
  writeFileSync(path, bytes)
}
