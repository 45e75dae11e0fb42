import { elementCount } from '@tunesmith/autograd'
import { rotaryForLength, type RotaryEmbedding } from './layers/rotary-embedding.ts'

/** What distinguishes one layer's attention from another's. */
export interface LayerAttention {
  /** Positions a token may look back, itself included; `undefined` is all of them. */
  window: number | undefined
  /** The rotary embedding of this layer, or `undefined` for none (NoPE). */
  rotary: RotaryEmbedding | undefined
}

/** A decoder-only transformer, described by the ways in which the model families differ. */
export interface Architecture {
  family: string
  hiddenSize: number
  intermediateSize: number
  vocabularySize: number
  contextLength: number
  heads: number
  /** Fewer than `heads` in grouped-query attention (Ainslie et al. 2023, arXiv:2305.13245). */
  keyValueHeads: number
  headSize: number
  layers: readonly LayerAttention[]
  activation: 'silu' | 'gelu' | 'geluTanh'
  tiedEmbeddings: boolean

  normEpsilon: number
  /** Added to every norm weight; 1 in Gemma, whose weights are stored as differences from one. */
  normWeightOffset: number
  /** Norms before each block, after it, or both. */
  normPlacement: 'before' | 'after' | 'both'
  /** Norms of queries and keys: none, per head, or over all heads at once. */
  queryKeyNorm: 'none' | 'head' | 'all'

  queryKeyValueBias: boolean
  outputBias: boolean
  mlpBias: boolean
  /** Query, key and value in one matrix, gate and up in another (Phi-3). */
  fusedProjections: boolean

  embeddingScale: number
  residualScale: number
  attentionScale: number
  logitScale: number
  /** Bounds scores to ±cap by cap × tanh(score / cap) (Gemma 2). */
  attentionSoftCap: number | undefined
  logitSoftCap: number | undefined
}

/** Texts of more tokens than this use LongRoPE's other frequencies; infinite without LongRoPE. */
export const longTextsAbove = ({ layers }: Architecture): number =>
  Math.min(...layers.map(({ rotary }) => rotary?.longer?.above ?? Infinity))

/** The architecture as it is for texts of up to `length` tokens, whatever the length of the graph. */
export function architectureForLength(architecture: Architecture, length: number): Architecture {
  const rotaries = new Set(architecture.layers.map(({ rotary }) => rotary))
  const settled = new Map([...rotaries].map((rotary) => [rotary, rotary && rotaryForLength(rotary, length)]))
  return {
    ...architecture,
    layers: architecture.layers.map((layer) => ({ ...layer, rotary: settled.get(layer.rotary) })),
  }
}

/** Every weight of a model with its shape, by its name in the checkpoint; tied embeddings once. */
export function parameterShapes(architecture: Architecture): { name: string; shape: number[] }[] {
  const { vocabularySize, hiddenSize, tiedEmbeddings } = architecture
  const embeddings = ['model.embed_tokens.weight', ...(tiedEmbeddings ? [] : ['lm_head.weight'])]
  return [
    ...embeddings.map((name) => ({ name, shape: [vocabularySize, hiddenSize] })),
    ...linearLayers(architecture).flatMap(({ name, outFeatures, inFeatures, bias }) => [
      { name: `${name}.weight`, shape: [outFeatures, inFeatures] },
      ...(bias ? [{ name: `${name}.bias`, shape: [outFeatures] }] : []),
    ]),
    ...normWeights(architecture).map(({ name, size }) => ({ name, shape: [size] })),
  ]
}

/** The number of weights, counted as stored (tied embeddings once). */
export const parameterCount = (architecture: Architecture): number =>
  parameterShapes(architecture).reduce((total, { shape }) => total + elementCount(shape), 0)

type NormPlace = 'beforeAttention' | 'afterAttention' | 'beforeMlp' | 'afterMlp'

/** The norms of a block by what they stand before or after. */
export const blockNorms: Readonly<Record<Architecture['normPlacement'], Partial<Record<NormPlace, string>>>> = {
  before: { beforeAttention: 'input_layernorm', beforeMlp: 'post_attention_layernorm' },
  after: { afterAttention: 'post_attention_layernorm', afterMlp: 'post_feedforward_layernorm' },
  both: {
    beforeAttention: 'input_layernorm',
    afterAttention: 'post_attention_layernorm',
    beforeMlp: 'pre_feedforward_layernorm',
    afterMlp: 'post_feedforward_layernorm',
  },
}

export interface LinearLayer {
  /** As in the checkpoint, without `.weight`. */
  name: string
  outFeatures: number
  inFeatures: number
  bias: boolean
}

/** Every linear layer of the decoder blocks, in the order of the forward pass. */
export function linearLayers(architecture: Architecture): LinearLayer[] {
  const { hiddenSize, intermediateSize, heads, keyValueHeads, headSize } = architecture
  const { queryKeyValueBias, outputBias, mlpBias, fusedProjections } = architecture
  const query = heads * headSize
  const keyValue = keyValueHeads * headSize
  const layer = (name: string, outFeatures: number, inFeatures: number, bias: boolean) => ({
    name,
    outFeatures,
    inFeatures,
    bias,
  })
  const attention = fusedProjections
    ? [layer('self_attn.qkv_proj', query + 2 * keyValue, hiddenSize, queryKeyValueBias)]
    : [
        layer('self_attn.q_proj', query, hiddenSize, queryKeyValueBias),
        layer('self_attn.k_proj', keyValue, hiddenSize, queryKeyValueBias),
        layer('self_attn.v_proj', keyValue, hiddenSize, queryKeyValueBias),
      ]
  const mlp = fusedProjections
    ? [layer('mlp.gate_up_proj', 2 * intermediateSize, hiddenSize, mlpBias)]
    : [
        layer('mlp.gate_proj', intermediateSize, hiddenSize, mlpBias),
        layer('mlp.up_proj', intermediateSize, hiddenSize, mlpBias),
      ]
  const block = [
    ...attention,
    layer('self_attn.o_proj', hiddenSize, query, outputBias),
    ...mlp,
    layer('mlp.down_proj', hiddenSize, intermediateSize, mlpBias),
  ]
  return architecture.layers.flatMap((_, index) =>
    block.map((linear) => ({ ...linear, name: `model.layers.${index}.${linear.name}` })),
  )
}

/** Every norm weight, by its name in the checkpoint. */
export function normWeights(architecture: Architecture): { name: string; size: number }[] {
  const { hiddenSize, heads, keyValueHeads, headSize, normPlacement, queryKeyNorm } = architecture
  const hiddenNorms = Object.values(blockNorms[normPlacement]).map((name) => ({ name, size: hiddenSize }))
  const queryKeyNorms = {
    none: [],
    head: [
      { name: 'self_attn.q_norm', size: headSize },
      { name: 'self_attn.k_norm', size: headSize },
    ],
    all: [
      { name: 'self_attn.q_norm', size: heads * headSize },
      { name: 'self_attn.k_norm', size: keyValueHeads * headSize },
    ],
  }[queryKeyNorm]
  const norms = [...hiddenNorms, ...queryKeyNorms]
  const layers = architecture.layers.flatMap((_, index) =>
    norms.map(({ name, size }) => ({ name: `model.layers.${index}.${name}.weight`, size })),
  )
  return [...layers, { name: 'model.norm.weight', size: hiddenSize }]
}
