import { exportStates, type Export } from '@tunesmith/contract'
import { stateMachine } from '../queue/index.ts'

type State = Export['state']

/** What can happen to an export, and which state follows which. */
export const { asState, next } = stateMachine('an export', exportStates, {
  // by a person
  cancel: ['cancelled', { queued: 'cancelled', running: 'cancelled', checking: 'finished' }],
  prove: ['proven again', { finished: 'checking' }],
  // by itself
  begin: ['begun', { queued: 'running', running: 'running', checking: 'checking' }],
  finish: ['finished', { running: 'finished', checking: 'finished' }],
  refuse: ['refused', { running: 'refused', checking: 'refused' }],
  fail: ['failed', { running: 'failed', checking: 'failed' }],
})

export type Happening = Parameters<typeof next>[0]
/** What a person can ask for. */
export type Wish = Extract<Happening, 'cancel' | 'prove'>

/** States in which an export is being worked on, in the order of their turns; then come those that wait. */
export const underWay = ['running', 'checking'] as const satisfies readonly State[]
/** Whether something will still happen to it by itself. */
export const isUnderWay = (state: State): boolean => state === 'queued' || state === 'running' || state === 'checking'
/** States in which an export has files. */
export const withFiles = ['finished', 'checking'] as const satisfies readonly State[]
