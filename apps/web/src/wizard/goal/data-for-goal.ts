import type { Goal } from '@tunesmith/contract'

/** The goals in the order they are offered, and what data each needs. */
export const dataForGoal: Readonly<Record<Goal, 'pairs' | 'conversations' | 'text'>> = {
  answer: 'pairs',
  style: 'pairs',
  classify: 'pairs',
  extract: 'pairs',
  chat: 'conversations',
  continue: 'text',
  scratch: 'text',
}
