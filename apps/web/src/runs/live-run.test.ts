import { plainReason, type EventOf, type NumberedEvent, type RunEvent, type UntimedEvent } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { advance, noLiveRun, withSeries } from './live-run.ts'

const time = '2026-01-02T03:04:05.678Z'

const numbered = (events: readonly UntimedEvent[], after = 0): NumberedEvent[] =>
  events.map((event, index) => ({ id: after + index + 1, event: { ...event, time } as RunEvent }))

const step = (number: number, loss: number | null = 1): UntimedEvent => ({
  type: 'step', step: number, epoch: number / 10, loss, learningRate: 1e-3, gradientNorm: 0.5, tokens: 100, supervisedTokens: 40,
  tokensPerSecond: 5000, memoryBytes: 4e8, secondsLeft: { low: 10, high: 20 },
})
const evaluated = (number: number, loss: number, best: boolean): UntimedEvent => ({
  type: 'evaluated', step: number, epoch: 1, loss, perplexity: Math.exp(loss), best, rows: 12, seconds: 1,
})
const alarm = (kind: EventOf<'alarm'>['kind'], message: string): Omit<EventOf<'alarm'>, 'time'> => ({
  type: 'alarm', kind, severity: 'warning', step: 1, message: plainReason(message), evidence: {},
})
const paused: UntimedEvent = { type: 'paused', step: 3, checkpoint: 'checkpoints/3' }
const resumed: UntimedEvent = { type: 'resumed', step: 3, checkpoint: 'checkpoints/3', skipped: [] }

describe('advance', () => {
  it('gathers steps and evaluations into curves', () => {
    const run = advance(noLiveRun, numbered([step(1, 3), step(2, null), step(3, 2), evaluated(3, 2.2, true)]))
    expect(run.curves.loss).toEqual({ steps: [1, 2, 3], values: [3, null, 2] })
    expect(run.curves.validationLoss).toEqual({ steps: [3], values: [2.2] })
    expect(run.step?.step).toBe(3)
    expect(run.lastEventId).toBe(4)
  })

  it('takes no event twice, whatever a reconnect brings again', () => {
    const events = numbered([step(1), step(2), evaluated(2, 1, true), step(3)])
    const once = advance(noLiveRun, events)
    expect(advance(once, events)).toEqual(once)
    expect(advance(advance(noLiveRun, events.slice(0, 2)), events)).toEqual(once)
  })

  it('takes the curves back to where training went on from', () => {
    const before = advance(noLiveRun, numbered([step(3), evaluated(3, 1, true), step(4, 8), step(5, 9), evaluated(5, 9, false)]))
    const after = advance(before, numbered([resumed, step(4, 0.9)], 5))
    expect(after.curves.loss).toEqual({ steps: [3, 4], values: [1, 0.9] })
    expect(after.curves.validationLoss.steps).toEqual([3])
  })

  it('takes the curves back with a roll-back', () => {
    const rollBack: UntimedEvent = { ...alarm('divergence', ''), evidence: { backTo: 2 } }
    const run = advance(noLiveRun, numbered([step(1), step(2), step(3, 50), step(4, null), rollBack]))
    expect(run.curves.loss.steps).toEqual([1, 2])
  })

  it('forgets the pause when the run goes on', () => {
    const run = advance(noLiveRun, numbered([step(3), paused]))
    expect(run.end?.type).toBe('paused')
    expect(advance(run, numbered([resumed], 2)).end).toBeUndefined()
  })

  it('keeps the best evaluation and the last one', () => {
    const run = advance(noLiveRun, numbered([evaluated(1, 1, true), evaluated(2, 1.4, false)]))
    expect([run.best?.step, run.evaluation?.step]).toEqual([1, 2])
  })

  it('shows each kind of alarm once, the newest first', () => {
    const run = advance(noLiveRun, numbered([alarm('plateau', 'a'), alarm('overfitting', 'b'), alarm('plateau', 'c')]))
    expect(run.alarms.map(({ message }) => message.text)).toEqual(['c', 'b'])
  })

  it('ends a preparation with the first step', () => {
    const progress: UntimedEvent = { type: 'progress', activity: plainReason('Reading rows'), done: 3, total: 10, unit: 'rows' }
    const run = advance(noLiveRun, numbered([progress]))
    expect(run.activity?.activity.text).toBe('Reading rows')
    expect(advance(run, numbered([step(1)], 1)).activity).toBeUndefined()
  })
})

describe('withSeries', () => {
  it('goes on after the events that are in the curves, whether a stream brings them again or not', () => {
    const loaded = withSeries(noLiveRun, [{ name: 'loss', steps: [1, 4, 6], values: [3, 2, 1.5], points: 6 }], 6)
    const run = advance(loaded, numbered([step(5, 1.8), step(6, 1.5), step(7, 1.4)], 4))
    expect(run.curves.loss).toEqual({ steps: [1, 4, 6, 7], values: [3, 2, 1.5, 1.4] })
    expect(run.lastEventId).toBe(7)
  })

  it('takes steps that are done again for those given up', () => {
    const loaded = withSeries(noLiveRun, [{ name: 'loss', steps: [1, 4, 6], values: [3, 2, 1.5], points: 6 }], 6)
    expect(advance(loaded, numbered([step(5, 1.8)], 6)).curves.loss).toEqual({ steps: [1, 4, 5], values: [3, 2, 1.8] })
  })
})
