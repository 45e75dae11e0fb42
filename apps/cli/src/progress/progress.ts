import type { EventOf, RunEvent, RunEventType } from '@tunesmith/contract'

/** What is known about a run from its events so far; enough to draw it. */
export interface Progress {
  planned?: EventOf<'planned'>
  /** The preparation under way; cleared by the first step. */
  activity?: EventOf<'progress'>
  step?: EventOf<'step'>
  /** Loss of the steps in order; in a long run, of every 2nd, 4th, 8th … step. */
  losses: { step: number; loss: number | null }[]
  evaluation?: EventOf<'evaluated'>
  best?: EventOf<'evaluated'>
  samples?: EventOf<'sampled'>
  tested?: EventOf<'tested'>
  /** Every alarm; one of the same kind replaces the one before. */
  alarms: EventOf<'alarm'>[]
  checkpoint?: EventOf<'checkpointed'>
  resumed?: EventOf<'resumed'>
  /** How it ended. */
  end?: EventOf<'paused' | 'finished' | 'failed'>
}

export const noProgress: Progress = { losses: [], alarms: [] }

type Change<T extends RunEventType> = (progress: Progress, event: EventOf<T>) => Partial<Progress>

/** What each event changes. */
const changes: { [T in RunEventType]: Change<T> } = {
  planned: (_, planned) => ({ planned, activity: undefined }),
  progress: (_, activity) => ({ activity }),
  step: ({ losses }, step) => ({ step, activity: undefined, losses: withLoss(losses, step) }),
  evaluated: ({ best }, evaluation) => ({ evaluation, best: evaluation.best ? evaluation : best }),
  sampled: (_, samples) => ({ samples }),
  tested: (_, tested) => ({ tested }),
  checkpointed: (_, checkpoint) => ({ checkpoint }),
  alarm: ({ alarms }, alarm) => ({ alarms: [...alarms.filter(({ kind }) => kind !== alarm.kind), alarm] }),
  resumed: (_, resumed) => ({ resumed, activity: undefined }),
  paused: (_, end) => ({ end }),
  finished: (_, end) => ({ end }),
  failed: (_, end) => ({ end }),
}

/** The state after one more event. */
export function advance(progress: Progress, event: RunEvent): Progress {
  const change = changes[event.type] as Change<RunEventType>
  return { ...progress, ...change(progress, event as EventOf<RunEventType>) }
}

/** More points than any terminal has columns. */
const mostLosses = 1000

/** Adds the loss of a step. In a long run only every 2nd, 4th, 8th … is kept, evenly spaced over the whole run. */
function withLoss(losses: Progress['losses'], { step, loss }: EventOf<'step'>): Progress['losses'] {
  const last = losses.at(-1)?.step ?? 0
  // after a roll-back, steps come again
  const kept = last < step ? losses : losses.filter((earlier) => earlier.step < step)
  const stride = strideAt(step)
  const even = strideAt(last) === stride ? kept : kept.filter((earlier) => earlier.step % stride === 0)
  return step % stride === 0 ? [...even, { step, loss }] : even
}

const strideAt = (step: number) => 2 ** Math.max(0, Math.ceil(Math.log2(step / mostLosses)))
