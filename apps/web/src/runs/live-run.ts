import type { EventOf, NumberedEvent, RunEvent, RunEventType, Series } from '@tunesmith/contract'
import { addPoint, cutAt, emptyCurve, type Curve } from '../charts/curve.ts'

/** The curves of a run by the names they have in the contract. */
export type Curves = Readonly<Record<Series['name'], Curve>>

/** What the events of a run so far come to; enough to draw its page. */
export interface LiveRun {
  /** Number of the last event folded in; a stream is taken up again after it. */
  readonly lastEventId: number
  readonly planned?: EventOf<'planned'>
  /** The preparation under way; over with the first step. */
  readonly activity?: EventOf<'progress'>
  readonly step?: EventOf<'step'>
  readonly evaluation?: EventOf<'evaluated'>
  /** The evaluation with the lowest loss. */
  readonly best?: EventOf<'evaluated'>
  readonly samples?: EventOf<'sampled'>
  readonly tested?: EventOf<'tested'>
  readonly checkpoint?: EventOf<'checkpointed'>
  /** The last alarm of each kind, the newest first. */
  readonly alarms: readonly EventOf<'alarm'>[]
  /** How it ended; nothing again once it goes on. */
  readonly end?: EventOf<'paused' | 'finished' | 'failed'>
  readonly curves: Curves
}

export const noLiveRun: LiveRun = {
  lastEventId: 0,
  alarms: [],
  curves: {
    loss: emptyCurve, validationLoss: emptyCurve, learningRate: emptyCurve, gradientNorm: emptyCurve,
    tokensPerSecond: emptyCurve, memoryBytes: emptyCurve,
  },
}

type Change<T extends RunEventType> = (run: LiveRun, event: EventOf<T>) => Partial<LiveRun>

/** What each event changes. */
const changes: { [T in RunEventType]: Change<T> } = {
  planned: (_, planned) => ({ planned, activity: undefined, end: undefined }),
  progress: (_, activity) => ({ activity, end: undefined }),
  step: ({ curves }, step) => ({ step, activity: undefined, end: undefined, curves: withStep(curves, step) }),
  evaluated: ({ best, curves }, evaluation) => ({
    evaluation,
    best: evaluation.best ? evaluation : best,
    curves: { ...curves, validationLoss: addPoint(curves.validationLoss, evaluation.step, evaluation.loss) },
  }),
  sampled: (_, samples) => ({ samples }),
  tested: (_, tested) => ({ tested }),
  checkpointed: (_, checkpoint) => ({ checkpoint }),
  alarm: ({ alarms, curves }, alarm) => ({
    alarms: [alarm, ...alarms.filter(({ kind }) => kind !== alarm.kind)],
    // a roll-back says how far
    curves: typeof alarm.evidence.backTo === 'number' ? upToStep(curves, alarm.evidence.backTo) : curves,
  }),
  resumed: ({ curves }, { step }) => ({ activity: undefined, end: undefined, curves: upToStep(curves, step) }),
  paused: (_, end) => ({ end, activity: undefined }),
  finished: (_, end) => ({ end, activity: undefined }),
  failed: (_, end) => ({ end, activity: undefined }),
}

/** The run after some more events. Events that were folded in before, as after a reconnect, change nothing. */
export function advance(run: LiveRun, events: readonly NumberedEvent[]): LiveRun {
  return events.reduce((before, { id, event }) => {
    if (id <= before.lastEventId) return before
    const change = changes[event.type] as (run: LiveRun, event: RunEvent) => Partial<LiveRun>
    return { ...before, ...change(before, event), lastEventId: id }
  }, run)
}

/** The run with the curves as the studio has them, thinned out, and with all events up to one in them. */
export function withSeries(run: LiveRun, series: readonly Series[], lastEventId: number): LiveRun {
  const curves = Object.fromEntries(series.map(({ name, steps, values }) => [name, { steps, values }]))
  return { ...run, curves: { ...run.curves, ...curves }, lastEventId }
}

function withStep(curves: Curves, event: EventOf<'step'>): Curves {
  const { step, loss, learningRate, gradientNorm, tokensPerSecond, memoryBytes } = event
  return {
    // steps that come again, as after a roll-back, take their evaluations with them
    validationLoss: cutAt(curves.validationLoss, step),
    loss: addPoint(curves.loss, step, loss),
    learningRate: addPoint(curves.learningRate, step, learningRate),
    gradientNorm: addPoint(curves.gradientNorm, step, gradientNorm),
    tokensPerSecond: addPoint(curves.tokensPerSecond, step, tokensPerSecond),
    memoryBytes: addPoint(curves.memoryBytes, step, memoryBytes),
  }
}

function upToStep(curves: Curves, step: number): Curves {
  const cut = Object.entries(curves).map(([name, curve]) => [name, cutAt(curve, step + 1)])
  return Object.fromEntries(cut) as Curves
}
