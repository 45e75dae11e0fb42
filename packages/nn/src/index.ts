export { loadAdapter, type LoadedAdapter } from './adapters/load-adapter.ts'
export { mergeAdapter, type MergedModel, type MergeOptions, type MergeProgress } from './adapters/merge-adapter.ts'
export {
  blockNorms,
  linearLayers,
  normWeights,
  parameterCount,
  parameterShapes,
  type Architecture,
  type LayerAttention,
  type LinearLayer,
} from './architecture.ts'
export { checkFinite, checkWeights } from './checkpoint-check.ts'
export { families, type FamilyName, readArchitecture } from './families/index.ts'
export { createGenerator, type Generator, type GeneratorOptions } from './generation/generator.ts'
export { cacheNames, decodeGraph } from './generation/graphs.ts'
export { predictGenerationMemory, type GenerationPlan } from './generation/generation-memory.ts'
export type { SamplingOptions } from './generation/sampling.ts'
export type { GeneratedText, GenerateOptions } from './generation/text.ts'
export * from './lora-targets.ts'
export * from './model/language-model.ts'
export { createScorer, scoreOf, type Scorer, type TokenScore } from './model/scorer.ts'
export { lossGraph, trainingGraph, type BatchShape, type WeightsWithParameters } from './model/training-graph.ts'
export * from './weights/lora.ts'
export * from './weights/lora-dropout.ts'
export * from './weights/int8-weights.ts'
export * from './weights/nf4-weights.ts'
export { findTensor, storedWeights } from './weights/stored-weights.ts'
export * from './weights/trainable-weights.ts'
export type * from './weights/weights.ts'
