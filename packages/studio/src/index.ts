export { isKeyFor, mayDo, type RateHeaders } from './accounts/index.ts'
export * from './handler.ts'
export { openStudio } from './open-studio.ts'
export * from './studio.ts'
