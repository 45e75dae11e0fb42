export * from './handler.ts'
export * from './studio.ts'
