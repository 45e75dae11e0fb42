import { statSync } from 'node:fs'
import { type LlamaProcess, type PoolModel, type ProcessPool, startLlama } from '@tunesmith/inference'
import type { Engine } from './engine.ts'

/** Memory of a process besides its weights, in bytes: llama.cpp, and the keys and values of texts. */
const baselineBytes = 200e6
/** The longest text that room is made for; the process takes less where memory is short. */
const longestText = 8192
/** Texts that are worked on at the same time, where there is memory for so many. */
const sequences = 8

export interface LlamaModel {
  /** What messages call it. */
  name: string
  /** Absolute path of the GGUF file. */
  file: string
  /** Absolute path of an adapter in GGUF. */
  adapter?: string
  /** The longest text that the model was made for. */
  contextLength: number | null
}

/** An engine whose process can be asked for more. */
export interface LlamaEngine extends Engine {
  use<T>(work: (process: LlamaProcess) => Promise<T>): Promise<T>
}

/** A model in llama.cpp: one process for each file, which all adapters on it share. */
export function llamaEngine(pool: ProcessPool, { name, file, adapter, contextLength }: LlamaModel): LlamaEngine {
  const model: PoolModel<LlamaProcess> = {
    key: file,
    name,
    bytes: baselineBytes + statSync(file).size,
    start: () => startLlama({ file, sequences, ...(contextLength !== null && { contextLength: Math.min(contextLength, longestText) }) }, name),
  }
  return {
    key: JSON.stringify([file, adapter ?? null]),
    use: (work) => pool.use(model, work),
    contextLength: () => pool.use(model, async (process) => (await process.info()).contextLength),
    generate: (request, onPiece, signal) => pool.use(model, (process) => process.generate({ ...request, adapter }, onPiece, signal)),
    score: (request, signal) => pool.use(model, (process) => process.score({ ...request, adapter }, signal)),
    embed: (tokens, signal) => pool.use(model, (process) => process.embed(tokens, signal)),
  }
}
