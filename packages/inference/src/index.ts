// Language models in llama.cpp: each in a process of its own, asked in tokens.
export { startLlama, type LlamaProcess } from './llama-process.ts'
export type * from './requests.ts'
