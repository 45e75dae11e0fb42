export { createBackground, runAlone, type Background } from './background.ts'
export { backgroundOf, closeBackgrounds } from './background-of.ts'
export type { Report, ReportOf, TaskInput, TaskName, TaskOutput } from './tasks.ts'
