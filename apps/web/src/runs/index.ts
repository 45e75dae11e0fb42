export { headlineOf } from './headline.ts'
export { RunStateTag } from './RunStateTag.tsx'
export { VerdictTag } from './VerdictTag.tsx'
