export * from './optimizers/index.ts'
export * from './random.ts'
