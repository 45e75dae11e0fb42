import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UntimedEvent } from '@tunesmith/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventsPath, metricsPath, openRunLog, readEvents, readMetrics, type RunLog } from './run-log.ts'

let run: string
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => rmSync(run, { recursive: true, force: true }))

const stepEvent = (step: number): UntimedEvent => ({
  type: 'step',
  step,
  epoch: step / 10,
  loss: 2 / step,
  learningRate: 1e-4 / 3,
  gradientNorm: step === 3 ? Number.NaN : 0.1,
  tokens: 100,
  supervisedTokens: 40,
  tokensPerSecond: 1000 * Math.random(),
  memoryBytes: 1e9,
  secondsLeft: { low: 1, high: 2 },
})
const evaluation = (step: number): UntimedEvent => ({
  type: 'evaluated',
  step,
  epoch: step / 10,
  loss: 1.5,
  perplexity: Math.exp(1.5),
  best: true,
  rows: 12,
  seconds: Math.random(),
})

function train(log: RunLog, from: number, through: number): void {
  for (let step = from; step <= through; step++) {
    log.write(stepEvent(step))
    if (step % 3 === 0) log.write(evaluation(step))
  }
}
const metrics = () => readFileSync(metricsPath(run), 'utf8')

describe('the metrics log', () => {
  it('holds what was computed and no times', () => {
    const log = openRunLog(run, 0)
    train(log, 1, 3)
    log.write({ type: 'paused', step: 3, checkpoint: 'x' })
    log.close()
    const rate = '"learningRate":0.000033333333333333335,"gradientNorm":'
    const tokens = ',"tokens":100,"supervisedTokens":40}'
    expect(metrics()).toBe(
      [
        '{"type":"step","step":1,"epoch":0.1,"loss":2,' + rate + '0.1' + tokens,
        '{"type":"step","step":2,"epoch":0.2,"loss":1,' + rate + '0.1' + tokens,
        '{"type":"step","step":3,"epoch":0.3,"loss":0.6666666666666666,' + rate + 'null' + tokens,
        '{"type":"evaluated","step":3,"epoch":0.3,"loss":1.5,"perplexity":4.4816890703380645,"best":true,"rows":12}',
        '',
      ].join('\n'),
    )
    expect(readMetrics(run)).toHaveLength(4)
  })

  it('has the same bytes after a crash at any byte and a resume from any checkpoint', () => {
    const whole = openRunLog(run, 0)
    train(whole, 1, 9)
    whole.close()
    const expected = metrics()
    for (const [checkpoint, torn] of [
      [6, 5],
      [3, 40],
      [0, 1],
      [9, 0],
    ]) {
      truncateSync(metricsPath(run), expected.length - torn)
      const resumed = openRunLog(run, checkpoint)
      train(resumed, checkpoint + 1, 9)
      resumed.close()
      expect(metrics()).toBe(expected)
    }
  })

  it('forgets an abandoned branch in a running process', () => {
    const log = openRunLog(run, 0)
    train(log, 1, 5)
    log.rewind(3)
    expect(readMetrics(run).map(({ type, step }) => [type, step])).toEqual([
      ['step', 1],
      ['step', 2],
      ['step', 3],
      ['evaluated', 3],
    ])
    train(log, 4, 4)
    log.flush()
    log.close()
    expect(readMetrics(run).at(-1)).toMatchObject({ type: 'step', step: 4 })
  })

  it('starts empty for a new run in a used folder', () => {
    const first = openRunLog(run, 0)
    first.write(evaluation(0))
    train(first, 1, 2)
    first.close()
    openRunLog(run, -1).close()
    expect(metrics()).toBe('')
  })
})

describe('the event log', () => {
  it('stamps and keeps every event', () => {
    const log = openRunLog(run, 0, () => new Date('2026-01-02T03:04:05.678Z'))
    const written = log.write(stepEvent(1))
    log.write({ type: 'paused', step: 1, checkpoint: 'checkpoints/step-00000001' })
    log.close()
    expect(written.time).toBe('2026-01-02T03:04:05.678Z')
    expect(readEvents(run)).toEqual([
      written,
      {
        type: 'paused',
        time: '2026-01-02T03:04:05.678Z',
        step: 1,
        checkpoint: 'checkpoints/step-00000001',
      },
    ])
  })

  it('passes over a torn line and goes on after it', () => {
    const log = openRunLog(run, 0)
    train(log, 1, 2)
    log.close()
    appendFileSync(eventsPath(run), '{"type":"step","st')
    expect(readEvents(run)).toHaveLength(2)
    const resumed = openRunLog(run, 2)
    train(resumed, 3, 3)
    resumed.close()
    expect(readEvents(run).map(({ type }) => type)).toEqual(['step', 'step', 'step', 'evaluated'])
  })

  it('only grows, also when training returns to an earlier step', () => {
    const log = openRunLog(run, 0)
    train(log, 1, 2)
    log.close()
    const resumed = openRunLog(run, 1)
    train(resumed, 2, 2)
    resumed.close()
    expect(readEvents(run).map((event) => 'step' in event && event.step)).toEqual([1, 2, 2])
  })
})
