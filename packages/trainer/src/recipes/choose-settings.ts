import { availableParallelism } from 'node:os'
import type { Chosen, RunSpec } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import { chooseLoraTargets, type Architecture, type GenerationPlan } from '@tunesmith/nn'
import type { DataProof } from '@tunesmith/text'
import { dataFacts, type DataFiles } from '../data/training-data.ts'
import { chooseDefaults, fewestRowsToSplit, usualSamples, type Plan, type PredictMemory, type Settings } from '../defaults/index.ts'
import type { ComputeProvider } from '../defaults/facts.ts'
import { freeMemory, machineMemory } from '../machine-memory.ts'
import type { BaseModel } from '../model/base-model.ts'
import { predictMemory, type MemoryQuestion } from '../model/predict-memory.ts'
import { trainables, trainedParameters, type TrainableOptions } from '../model/trainable.ts'
import { maxNewTokens } from './samples.ts'

/** What the choice of settings rests on, besides the machine. */
export interface SettingsQuestion {
  spec: RunSpec
  files: DataFiles
  base: BaseModel
  proof: DataProof
  /** Where the run is going to be. */
  folder: string
  /** What computes fastest here. */
  provider: Chosen<ComputeProvider>
}

/** Every setting of a run on this machine as it is now, whether it fits or not. */
export function chooseSettings({ spec, files, base, proof, folder, provider }: SettingsQuestion): { settings: Settings; plan: Plan } {
  const { architecture } = base
  return chooseDefaults({
    spec,
    model: modelFacts(base),
    data: dataFacts(files, proof, base),
    machine: {
      cores: availableParallelism(),
      memoryBytes: machineMemory(),
      freeMemoryBytes: freeMemory(),
      freeDiskBytes: freeDisk(folder),
      provider,
    },
    predictMemory: memoryPredictor(spec, base, expectedWork(spec, files, proof)),
    trainedParameters: (method) => trainedParameters(method, architecture, likelyAdapter(architecture, spec).targets),
  })
}

/** What a run works on, as far as it counts for memory. */
export type ExpectedWork = Pick<MemoryQuestion, 'tokens' | 'supervisedShare' | 'evaluates' | 'generation'>

export function expectedWork(spec: RunSpec, files: DataFiles, proof: DataProof): ExpectedWork {
  return {
    tokens: proof.tokens,
    supervisedShare: proof.supervisedTokens / Math.max(1, proof.tokens),
    evaluates: likelyEvaluates(spec, proof),
    generation: likelyGeneration(spec, files, proof),
  }
}

/** Whether there will be validation rows, before it is settled how many. */
function likelyEvaluates({ data: { validation } }: RunSpec, { usableRows }: DataProof): boolean {
  if (validation === undefined) return usableRows >= fewestRowsToSplit
  return typeof validation === 'string' || validation.fraction > 0
}

/** Predicts the memory of a run for any settings; of the weights, only the headers are read. */
export function memoryPredictor(
  spec: RunSpec, { architecture, folder }: Pick<BaseModel, 'architecture' | 'folder'>, work: ExpectedWork,
): PredictMemory {
  const { tensors } = folder
  const adapter = likelyAdapter(architecture, spec)
  const weights: MemoryQuestion['weights'] = ({ method }, frozen, phase) =>
    trainables[method]({ architecture, tensors, frozen, ...adapter, seed: 0 }).weights(phase)
  return (memory) => predictMemory({ architecture, base: folder, weights, ...work }, memory)
}

function modelFacts({ path, architecture, parameters }: BaseModel) {
  return {
    name: path,
    family: architecture.family,
    parameters,
    layers: architecture.layers.length,
    hidden: architecture.hiddenSize,
    vocabularySize: architecture.vocabularySize,
    contextLength: architecture.contextLength,
  }
}

/** What a run will ask its model at once, before the questions are chosen; undefined where it asks nothing. */
function likelyGeneration(spec: RunSpec, files: DataFiles, proof: DataProof): GenerationPlan | undefined {
  const { samplePrompts } = spec.training
  const chosen = files.layout.value === 'text' ? 0 : usualSamples
  const samples = samplePrompts === 'auto' ? chosen : samplePrompts.length
  const prompts = Math.max(samples, files.test?.rows.length ?? 0)
  return prompts > 0 ? { prompts, promptLength: proof.lengths.p95, maxNewTokens } : undefined
}

/** The adapter before its settings are chosen, near enough to predict memory. */
function likelyAdapter(architecture: Architecture, { lora }: RunSpec): Pick<TrainableOptions, 'targets' | 'dropout'> {
  const names = chooseLoraTargets(architecture, lora.targetModules)
  const rank = lora.rank === 'auto' ? 16 : lora.rank
  const dropout = lora.dropout === 'auto' ? 0 : lora.dropout
  return { targets: new Map(names.map((name) => [name, { rank, scale: 1 }])), dropout }
}
