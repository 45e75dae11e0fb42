export { createBackground, runAlone, type Background } from './background.ts'
export { backgroundOf, closeBackgrounds } from './background-of.ts'
export type { ReportOf, TaskInput, TaskName, TaskOutput } from './tasks.ts'
