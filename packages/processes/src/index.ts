// Processes that do tasks beside the one that asks: what they meet, and their end, is theirs alone.
export { howItEnded } from './how-it-ended.ts'
export { serveTasks } from './serve-tasks.ts'
export { startProcess, type AskOptions, type ProcessOptions, type TaskProcess } from './start-process.ts'
export type { GivesOf, NewsOf, TakesOf, Task, TasksIn, Turn } from './tasks.ts'
