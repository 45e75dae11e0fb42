import type { LlamaModel } from 'node-llama-cpp'

/**
 * Threads that compute a model. Threads of a small one wait for each other more than they work, all the more while other
 * programs want the cores too.
 */
export const threadsFor = (model: LlamaModel, cores: number) => (model.size < smallModelBytes ? 1 : cores)

const smallModelBytes = 64e6

/** How long texts can be, and how many are worked on together. */
export interface ContextSize {
  contextLength: number
  sequences: number
}

/** What is tried first where nobody asked for anything. */
const usualContextLength = 8192
const usualSequences = 4
const leastContextLength = 512
/** Share of the free memory that the key-value cache of one context may take. */
const memoryShare = 0.4

/**
 * The largest context that fits into the memory: first fewer texts at a time, then shorter ones.
 * @param freeBytes memory that can still be taken
 */
export function chooseContextSize(model: LlamaModel, freeBytes: number, wanted: Partial<ContextSize>): ContextSize {
  let contextLength = Math.min(wanted.contextLength ?? usualContextLength, model.trainContextSize)
  let sequences = wanted.sequences ?? usualSequences
  const bytes = () => model.fileInsights.estimateContextResourceRequirements({
    contextSize: contextLength, sequences, modelGpuLayers: model.gpuLayers, isEmbeddingContext: false,
  }).cpuRam
  while (bytes() > memoryShare * freeBytes) {
    if (sequences > 1) sequences = Math.ceil(sequences / 2)
    else if (contextLength > leastContextLength) contextLength = Math.max(leastContextLength, Math.floor(contextLength / 2))
    else break
  }
  return { contextLength, sequences }
}
