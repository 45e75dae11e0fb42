import { runStates, type RunState } from '@tunesmith/contract'
import { stateMachine } from '../queue/index.ts'

/*
 * The life of a run: queued → running → finished, with pauses on the way.
 */

/** What can happen to a run, and which state follows which. */
export const { asState: asRunState, next } = stateMachine('a run', runStates, {
  // by a person
  pause: ['paused', { queued: 'paused', running: 'pausing' }],
  resume: ['resumed', { paused: 'queued', failed: 'queued', cancelled: 'queued' }],
  stop: ['stopped', { running: 'stopping', pausing: 'stopping', paused: 'stopping' }],
  cancel: ['cancelled', { queued: 'cancelled', running: 'cancelled', pausing: 'cancelled', paused: 'cancelled', stopping: 'cancelled' }],
  // by itself
  begin: ['begun', { queued: 'running', running: 'running', stopping: 'stopping' }],
  save: ['saved', { pausing: 'paused' }],
  finish: ['finished', { queued: 'finished', running: 'finished', pausing: 'finished', stopping: 'finished' }],
  fail: ['failed', { queued: 'failed', running: 'failed', pausing: 'failed', stopping: 'failed' }],
})

export type Happening = Parameters<typeof next>[0]
/** What a person can ask for. */
export type Wish = Extract<Happening, 'pause' | 'resume' | 'stop' | 'cancel'>

/** States in which a run has the machine, or is to have it. Before anything new begins, these are brought to their end. */
export const underWay = ['pausing', 'running', 'stopping'] as const satisfies readonly RunState[]

const overStates: readonly RunState[] = ['finished', 'failed', 'cancelled']
export const isOverState = (state: RunState): boolean => overStates.includes(state)
