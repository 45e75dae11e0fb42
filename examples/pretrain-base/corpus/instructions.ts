import type { Family } from './document.ts'
import { LIST_TASKS } from './list-tasks.ts'
import { REASONING_TASKS } from './reasoning-tasks.ts'
import { TEXT_TASKS } from './text-tasks.ts'

/** Small tasks with words, numbers and lists, given as instructions. */
export const INSTRUCTIONS: readonly Family[] = [...TEXT_TASKS, ...LIST_TASKS, ...REASONING_TASKS]
  .map((task) => ({ ...task, weight: task.weight ?? 1 }))
