// Language models in processes of their own: in llama.cpp, asked in tokens, and a pool of whatever holds a model.
export { startLlama, type LlamaProcess } from './llama-process.ts'
export { createProcessPool, type LoadedProcess, type PoolModel, type PoolOptions, type PoolProcess, type ProcessPool } from './process-pool.ts'
export type * from './requests.ts'
