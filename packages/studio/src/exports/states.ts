import { exportStates, type Export } from '@tunesmith/contract'

type State = Export['state']

/** What can happen to an export, and which state follows which. What is not in the table cannot happen. */
const transitions = {
  // by a person
  cancel: { queued: 'cancelled', running: 'cancelled', checking: 'finished' },
  prove: { finished: 'checking' },
  // by itself
  begin: { queued: 'running', running: 'running', checking: 'checking' },
  finish: { running: 'finished', checking: 'finished' },
  refuse: { running: 'refused', checking: 'refused' },
  fail: { running: 'failed', checking: 'failed' },
} as const satisfies Record<string, { readonly [From in State]?: State }>

export type Happening = keyof typeof transitions
/** What a person can ask for. */
export type Wish = 'cancel' | 'prove'

/** How a message says what was asked for. */
export const participles: Readonly<Record<Happening, string>> = {
  cancel: 'cancelled', prove: 'proven again', begin: 'begun', finish: 'finished', refuse: 'refused', fail: 'failed',
}

/** The state that follows; undefined where that cannot happen. */
export function stateAfter(happening: Happening, state: State): State | undefined {
  const row: { readonly [From in State]?: State } = transitions[happening]
  return row[state]
}

/** States in which an export is being worked on, in the order of their turns; then come those that wait. */
export const underWay = ['running', 'checking'] as const satisfies readonly State[]
/** Whether something will still happen to it by itself. */
export const isUnderWay = (state: State): boolean => state === 'queued' || state === 'running' || state === 'checking'
/** States in which an export has files. */
export const withFiles = ['finished', 'checking'] as const satisfies readonly State[]

/** @throws where a database holds a state that this version does not know */
export function asState(state: string): State {
  const known = exportStates.find((each) => each === state)
  if (known === undefined) throw new Error(`internal: an export has the unknown state ${state}`)
  return known
}
