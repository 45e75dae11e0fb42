export * from './chosen.ts'
export * from './errors/index.ts'
