import { downloadStates, type Download } from '@tunesmith/contract'

type State = Download['state']

/** What can happen to a download, and which state follows which. What is not in the table cannot happen. */
const transitions = {
  // by a person
  pause: { queued: 'paused', running: 'paused' },
  resume: { paused: 'queued', failed: 'queued', cancelled: 'queued' },
  cancel: { queued: 'cancelled', running: 'cancelled', paused: 'cancelled', failed: 'cancelled' },
  // by itself
  begin: { queued: 'running', running: 'running' },
  finish: { running: 'finished' },
  fail: { running: 'failed' },
} as const satisfies Record<string, { readonly [From in State]?: State }>

export type Happening = keyof typeof transitions
/** What a person can ask for. */
export type Wish = 'pause' | 'resume' | 'cancel'

/** How a message says what was asked for. */
export const participles: Readonly<Record<Happening, string>> = {
  pause: 'paused', resume: 'resumed', cancel: 'cancelled', begin: 'begun', finish: 'finished', fail: 'failed',
}

/** The state that follows; undefined where that cannot happen. */
export function stateAfter(happening: Happening, state: State): State | undefined {
  const row: { readonly [From in State]?: State } = transitions[happening]
  return row[state]
}

/** Whether something will still happen to it by itself. */
export const isUnderWay = (state: State): boolean => state === 'queued' || state === 'running'
/** States after which somebody may want to go on. */
export const unfinished = ['queued', 'running', 'paused', 'failed'] as const satisfies readonly State[]

/** @throws where a database holds a state that this version does not know */
export function asState(state: string): State {
  const known = downloadStates.find((each) => each === state)
  if (known === undefined) throw new Error(`internal: a download has the unknown state ${state}`)
  return known
}
