import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatEvent, plainReason, type EventOf, type NumberedEvent, type RunEvent } from '@tunesmith/contract'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventLogs, type EventLogs } from './event-logs.ts'
import { openEventLog } from './event-log.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { streamEvents } from './stream-events.ts'
import { thinOut } from './thin-out.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-events-'))
  path = join(folder, 'events.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const time = '2026-01-02T03:04:05.678Z'
const stepEvent = (step: number, loss: number | null = 1 / step): EventOf<'step'> => ({
  type: 'step', time, step, epoch: step / 10, loss, learningRate: 1e-4, gradientNorm: 1, tokens: 10, supervisedTokens: 5,
  tokensPerSecond: 100, memoryBytes: 1e8, secondsLeft: { low: 1, high: 2 },
})
const evaluated = (step: number, loss: number): EventOf<'evaluated'> => ({
  type: 'evaluated', time, step, epoch: step / 10, loss, perplexity: Math.exp(loss), best: true, rows: 3, seconds: 1,
})
const resumed = (step: number): EventOf<'resumed'> => ({ type: 'resumed', time, step, checkpoint: '/checkpoint', skipped: [] })
const rolledBack = (step: number, backTo: number): EventOf<'alarm'> => ({
  type: 'alarm', time, kind: 'divergence', severity: 'critical', step, message: plainReason('It diverged.'), evidence: { backTo },
})
const paused: RunEvent = { type: 'paused', time, step: 1, checkpoint: '/checkpoint' }

const write = (...events: RunEvent[]) => appendFileSync(path, events.map(formatEvent).join(''))
const steps = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, index) => stepEvent(from + index))
const idsOf = (events: readonly NumberedEvent[]) => events.map(({ id }) => id)

async function logOf(...events: RunEvent[]) {
  write(...events)
  const log = openEventLog(path)
  await log.catchUp()
  return log
}

describe('the log of a run', () => {
  it('tells the words alone where an earlier version wrote no more', async () => {
    appendFileSync(path, `${JSON.stringify({ ...rolledBack(3, 1), message: 'It diverged.', action: 'Went back.' })}\n`)
    const log = openEventLog(path)
    await log.catchUp()
    expect(await log.last('alarm')).toEqual({ ...rolledBack(3, 1), action: plainReason('Went back.') })
  })

  it('numbers events by their lines, and passes over what is no event', async () => {
    write(stepEvent(1))
    appendFileSync(path, '{"type":"ste\n')
    appendFileSync(path, '{"type":"unheard of"}\n')
    write(stepEvent(2), paused)
    appendFileSync(path, '{"type":"step","step":3')
    const log = openEventLog(path)
    await log.catchUp()
    expect(await log.read(0, 10)).toEqual([
      { id: 1, event: stepEvent(1) }, { id: 4, event: stepEvent(2) }, { id: 5, event: paused },
    ])
    expect(idsOf(await log.read(1, 1))).toEqual([4])
    expect(idsOf(await log.read(0, 10, (type) => type !== 'step'))).toEqual([5])
    expect(log.summary.step).toBe(2)
    expect(log.lastId).toBe(5)
  })

  it('takes in what was added, in whatever pieces it comes', async () => {
    const log = openEventLog(path)
    await log.catchUp()
    expect(await log.read(0, 10)).toEqual([])
    const text = Buffer.from([stepEvent(1), { ...paused, checkpoint: '/Prüfpunkt 漢字' }, stepEvent(2)].map(formatEvent).join(''))
    for (let start = 0; start < text.length; start += 7) {
      appendFileSync(path, text.subarray(start, start + 7))
      await log.catchUp()
    }
    expect(await log.read(0, 10)).toMatchObject([{ id: 1 }, { id: 2, event: { checkpoint: '/Prüfpunkt 漢字' } }, { id: 3 }])
  })

  it('reads again from the file what was long ago', async () => {
    const long = { ...paused, checkpoint: 'x'.repeat(300_000) }
    const log = await logOf(...steps(1, 1500), long, ...steps(1501, 3000), long, stepEvent(3001))
    expect((await log.read(1498, 5)).map(({ id, event }) => [id, event.type])).toEqual([
      [1499, 'step'], [1500, 'step'], [1501, 'paused'], [1502, 'step'], [1503, 'step'],
    ])
    const all = await log.read(0, 10_000)
    expect(idsOf(all)).toEqual(Array.from({ length: 3003 }, (_, index) => index + 1))
    expect(all[1500].event).toEqual(long)
    expect(idsOf(await log.read(0, 10, (type) => type === 'paused'))).toEqual([1501, 3002])
    expect(idsOf(await log.readBack(Infinity, 10, (type) => type === 'paused'))).toEqual([3002, 1501])
    expect(await log.readBack(1501, 300)).toEqual((await log.read(1200, 300)).toReversed())
    expect(idsOf(await log.readBack(3, 10))).toEqual([2, 1])
    expect(await log.last('paused')).toEqual(long)
    expect(await log.last('finished')).toBeNull()
  })

  it('can be asked by many at once while it grows', async () => {
    const log = openEventLog(path)
    for (let round = 0; round < 20; round++) {
      write(...steps(round * 50 + 1, round * 50 + 50))
      await Promise.all(Array.from({ length: 10 }, () => log.catchUp()))
      expect(log.summary.step).toBe(round * 50 + 50)
    }
    expect(idsOf(await log.read(0, 2000))).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1))
  })
})

describe('the curves of a run', () => {
  const lossOf = (log: Awaited<ReturnType<typeof logOf>>) => log.curves.series('loss', 2000)
  const validationOf = (log: Awaited<ReturnType<typeof logOf>>) => log.curves.series('validationLoss', 2000)

  it('have a point for each step, null where it is no number', async () => {
    const log = await logOf(evaluated(0, 4), stepEvent(1, 3), stepEvent(2, null), evaluated(2, 2), stepEvent(3, 1))
    expect(lossOf(log)).toEqual({ name: 'loss', steps: [1, 2, 3], values: [3, null, 1], points: 3 })
    expect(validationOf(log)).toEqual({ name: 'validationLoss', steps: [0, 2], values: [4, 2], points: 2 })
  })

  it.each<[string, RunEvent[], number[], number[]]>([
    ['after going on from a checkpoint', [...steps(1, 5), evaluated(4, 1), resumed(3)], [1, 2, 3], []],
    ['when steps are done again', [evaluated(2, 9), ...steps(1, 5), resumed(2), stepEvent(3)], [1, 2, 3], []],
    ['after a roll-back', [evaluated(0, 9), ...steps(1, 6), evaluated(6, 3), rolledBack(6, 4)], [1, 2, 3, 4], [0]],
    ['when a run begins anew without a word', [evaluated(0, 9), ...steps(1, 6), evaluated(6, 3), evaluated(0, 9), stepEvent(1)], [1], [0]],
  ])('give up what was given up %s', async (_, events, loss, validation) => {
    const log = await logOf(...events)
    expect(lossOf(log).steps).toEqual(loss)
    expect(validationOf(log).steps).toEqual(validation)
  })

  it('keep the least, the greatest and the last value of each stretch when thinned out', () => {
    const value = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 100 }) }, { weight: 1, arbitrary: fc.constant(NaN) })
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), fc.integer({ min: 10, max: 90 }), (values, points) => {
      const [places, numbers] = [new GrowingNumbers(), new GrowingNumbers()]
      values.forEach((each, index) => {
        places.push(index + 1)
        numbers.push(each)
      })
      const thin = thinOut(places, numbers, points)
      expect(thin.steps.length).toBeLessThanOrEqual(points)
      expect(thin.steps).toEqual([...new Set(thin.steps)].sort((a, b) => a - b))
      expect(thin.values).toEqual(thin.steps.map((step) => (Number.isNaN(values[step - 1]) ? null : values[step - 1])))
      if (values.length <= points) expect(thin.steps).toHaveLength(values.length)
      const stretches = values.length <= points ? 0 : Math.floor(points / 3)
      for (let stretch = 0; stretch < stretches; stretch++) {
        const bounds = [stretch, stretch + 1].map((each) => Math.floor((each * values.length) / stretches))
        const inside = values.slice(...bounds).filter((each) => !Number.isNaN(each))
        const kept = thin.values.filter((_, index) => thin.steps[index] > bounds[0] && thin.steps[index] <= bounds[1])
        if (inside.length > 0) expect(kept).toEqual(expect.arrayContaining([Math.min(...inside), Math.max(...inside)]))
        expect(thin.steps).toContain(bounds[1])
      }
    }))
  })
})

describe('the stream of a run', () => {
  let logs: EventLogs
  let over: boolean
  beforeEach(() => {
    logs = createEventLogs(() => path)
    over = false
  })
  const listen = (after = 0, signal = new AbortController().signal) => streamEvents(logs, 'run', after, async () => over, signal)
  async function end() {
    over = true
    await logs.announce('run')
  }
  const collect = async (stream: AsyncIterable<NumberedEvent>) => {
    const ids: number[] = []
    for await (const { id } of stream) ids.push(id)
    return ids
  }

  it('gives every event once, those before and those to come, to each of many listeners', async () => {
    write(...steps(1, 700))
    const listeners = [0, 0, 699, 300].map((after) => collect(listen(after)))
    for (let step = 701; step <= 1400; step += 7) {
      write(...steps(step, step + 6))
      await logs.announce('run')
    }
    await end()
    const all = Array.from({ length: 1400 }, (_, index) => index + 1)
    expect(await Promise.all(listeners)).toEqual([all, all, all.slice(699), all.slice(300)])
    expect(await collect(listen(1390))).toEqual(all.slice(1390))
  })

  it('waits while a run is paused, and lets a slow listener read at its own pace', async () => {
    write(...steps(1, 5), paused)
    const stream = listen()
    expect((await stream.next()).value.id).toBe(1)
    for (let each = 0; each < 20; each++) logs.hold(`other ${each}`).release() // others are opened in between
    write(resumed(3), ...steps(4, 1200))
    await logs.announce('run')
    await end()
    expect(await collect(stream)).toEqual(Array.from({ length: 1203 }, (_, index) => index + 2))
  })

  it('ends when its listener is gone, whether it waits or not', async () => {
    writeFileSync(path, '')
    const gone = new AbortController()
    const waiting = collect(listen(0, gone.signal))
    await new Promise((resolve) => setTimeout(resolve, 20))
    gone.abort()
    expect(await waiting).toEqual([])
  })
})
