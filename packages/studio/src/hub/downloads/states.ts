import { downloadStates, type Download } from '@tunesmith/contract'
import { stateMachine } from '../../queue/index.ts'

type State = Download['state']

/** What can happen to a download, and which state follows which. */
export const { asState, next } = stateMachine('a download', downloadStates, {
  // by a person
  pause: ['paused', { queued: 'paused', running: 'paused' }],
  resume: ['resumed', { paused: 'queued', failed: 'queued', cancelled: 'queued' }],
  cancel: ['cancelled', { queued: 'cancelled', running: 'cancelled', paused: 'cancelled', failed: 'cancelled' }],
  // by itself
  begin: ['begun', { queued: 'running', running: 'running' }],
  finish: ['finished', { running: 'finished' }],
  fail: ['failed', { running: 'failed' }],
})

export type Happening = Parameters<typeof next>[0]
/** What a person can ask for. */
export type Wish = Extract<Happening, 'pause' | 'resume' | 'cancel'>

/** Whether something will still happen to it by itself. */
export const isUnderWay = (state: State): boolean => state === 'queued' || state === 'running'
/** States after which somebody may want to go on. */
export const unfinished = ['queued', 'running', 'paused', 'failed'] as const satisfies readonly State[]
