import { runStates, type RunState } from '@tunesmith/contract'

/*
 * The life of a run: queued → running → finished, with pauses on the way. What is not in the table cannot happen.
 */

/** What can happen to a run, and which state follows which. */
export const transitions = {
  // by a person
  pause: { queued: 'paused', running: 'pausing' },
  resume: { paused: 'queued', failed: 'queued', cancelled: 'queued' },
  stop: { running: 'stopping', pausing: 'stopping', paused: 'stopping' },
  cancel: { queued: 'cancelled', running: 'cancelled', pausing: 'cancelled', paused: 'cancelled', stopping: 'cancelled' },
  // by itself
  begin: { queued: 'running', running: 'running', stopping: 'stopping' },
  save: { pausing: 'paused' },
  finish: { queued: 'finished', running: 'finished', pausing: 'finished', stopping: 'finished' },
  fail: { queued: 'failed', running: 'failed', pausing: 'failed', stopping: 'failed' },
} as const satisfies Record<string, { readonly [From in RunState]?: RunState }>

export type Happening = keyof typeof transitions
/** What a person can ask for. */
export type Wish = 'pause' | 'resume' | 'stop' | 'cancel'

/** How a message says what was asked for. */
export const participles: Readonly<Record<Happening, string>> = {
  pause: 'paused', resume: 'resumed', stop: 'stopped', cancel: 'cancelled', begin: 'begun', save: 'saved', finish: 'finished', fail: 'failed',
}

/** The state that follows; undefined where that cannot happen. */
export function stateAfter(happening: Happening, state: RunState): RunState | undefined {
  const row: { readonly [From in RunState]?: RunState } = transitions[happening]
  return row[state]
}

/** States in which a run has the machine, or is to have it. Before anything new begins, these are brought to their end. */
export const underWay = ['pausing', 'running', 'stopping'] as const satisfies readonly RunState[]

const overStates: readonly RunState[] = ['finished', 'failed', 'cancelled']
export const isOverState = (state: RunState): boolean => overStates.includes(state)

/** @throws where a database holds a state that this version does not know */
export function asRunState(state: string): RunState {
  return runStates.find((known) => known === state) ?? fault(state)
}

function fault(state: string): never {
  throw new Error(`internal: a run has the unknown state ${state}`)
}
