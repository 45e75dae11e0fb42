export * from './optimizers/index.ts'
export * from './random.ts'
export * from './checkpoints/checkpoints.ts'
export * from './checkpoints/run-lock.ts'
