import type { Architecture, FamilyName } from '@tunesmith/nn'

type Bias = 'queryKeyValue' | 'output' | 'mlp'

/** How llama.cpp computes a family: its graph for it has the rest built in, so what a row does not say cannot differ. */
export interface GgufFamily {
  /** llama.cpp's name of the architecture. */
  architecture: string
  /** The features that are turned together: neighbours, or one from each half of a head as in Transformers. */
  rotatedPairs: 'neighbours' | 'halves'
  /** Whether frequencies of their own can be given to the rotary embedding; else they are scaled all alike at most. */
  ownFrequencies: boolean
  /** Whether a part of a head can be left unturned. */
  partialRotation: boolean
  /** Layers that are not turned at all: each whose number, from 1, is a multiple. */
  unturnedEvery?: number
  /** Whether heads must share the hidden size among them. */
  headsShareHidden: boolean
  activation: Architecture['activation']
  biases: readonly Bias[]
  /** Windows of attention on all layers but each n-th: not known to the graph, possible, or there in any case. */
  windows: 'unknown' | 'possible' | 'required'
  /** The rotary embedding of layers with a window: the same as of others, or one with a base of its own. */
  windowedRotation: 'same' | 'own base'
  /** What scores are multiplied by, unless the file says it. */
  attentionScale: 'in the file' | ((architecture: Architecture) => number)
  /** Scores and logits can be bounded, only logits, or neither; `required`: they must be. */
  softCaps: 'none' | 'logits' | 'required'
  /** Whether embeddings, residuals and logits can be scaled by factors of the file. */
  scalars: boolean
  /** An output matrix of its own: can be, must be (also where it is the embeddings again), or cannot be. */
  outputMatrix: 'optional' | 'required' | 'impossible'
}

const perHead = ({ headSize }: Architecture) => headSize ** -0.5

/** Gemma's largest model, which llama.cpp knows by its number of layers, scales by the hidden size a head. */
const gemmaScale = (largest: number) => (architecture: Architecture) =>
  architecture.layers.length === largest
    ? Math.floor(architecture.hiddenSize / architecture.heads) ** -0.5
    : perHead(architecture)

const llama: GgufFamily = {
  architecture: 'llama',
  rotatedPairs: 'neighbours',
  ownFrequencies: true,
  partialRotation: false,
  headsShareHidden: false,
  activation: 'silu',
  biases: ['queryKeyValue', 'output', 'mlp'],
  windows: 'unknown',
  windowedRotation: 'same',
  attentionScale: perHead,
  softCaps: 'none',
  scalars: false,
  outputMatrix: 'optional',
}

const qwen: GgufFamily = {
  ...llama,
  architecture: 'qwen2',
  rotatedPairs: 'halves',
  ownFrequencies: false,
  biases: ['queryKeyValue'],
}

const gemma: GgufFamily = {
  ...qwen,
  activation: 'geluTanh',
  biases: [],
  windows: 'possible',
}

/**
 * What llama.cpp (v0.4.0, `src/models`) makes of each family that can be trained here. All run there; where it leaves
 * something out that a model uses, `refusal` says so, or the context of the file is shortened to where it has no effect.
 */
export const ggufFamilies: Readonly<Record<FamilyName, GgufFamily>> = {
  llama,
  /** Without windows: see `usableContext`. */
  mistral: llama,
  qwen2: { ...qwen, headsShareHidden: true },
  qwen3: { ...qwen, architecture: 'qwen3' },
  gemma2: {
    ...gemma,
    architecture: 'gemma2',
    windows: 'required',
    attentionScale: gemmaScale(46),
    softCaps: 'required',
    outputMatrix: 'impossible',
  },
  gemma3_text: {
    ...gemma,
    architecture: 'gemma3',
    windowedRotation: 'own base',
    attentionScale: gemmaScale(62),
    softCaps: 'logits',
  },
  /** Without windows, as mistral. Its LongRoPE is chosen by the context that is asked for, not by the length of a text. */
  phi3: {
    ...qwen,
    architecture: 'phi3',
    ownFrequencies: true,
    partialRotation: true,
    headsShareHidden: true,
    biases: [],
  },
  smollm3: { ...llama, architecture: 'smollm3', ownFrequencies: false, unturnedEvery: 4, biases: ['queryKeyValue'] },
  olmo2: { ...qwen, architecture: 'olmo2', headsShareHidden: true, outputMatrix: 'required' },
  granite: { ...llama, architecture: 'granite', attentionScale: 'in the file', scalars: true },
}

/** The row of a model's family. */
export const ggufFamilyOf = ({ family }: Architecture): GgufFamily => ggufFamilies[family as FamilyName]

/** What scores must be multiplied by beside what llama.cpp does itself. */
export function missingAttentionScale(architecture: Architecture): number {
  const { attentionScale } = ggufFamilyOf(architecture)
  return attentionScale === 'in the file' ? 1 : architecture.attentionScale / attentionScale(architecture)
}

/**
 * The longest text that llama.cpp computes as the model was trained to: where its graph has no windows, those that fit
 * into the smallest.
 */
export function usableContext(architecture: Architecture): number {
  const { windows } = ggufFamilyOf(architecture)
  const smallest = Math.min(...architecture.layers.map(({ window }) => window ?? Infinity))
  return windows === 'unknown' ? Math.min(architecture.contextLength, smallest) : architecture.contextLength
}
