import { fail } from '@tunesmith/contract'
import type { Architecture, LayerAttention } from '../architecture.ts'
import { readConfig, type ConfigReader } from './config.ts'
import { readRope } from './rope-config.ts'

/** By their names in config.json. */
export const activations: Readonly<Record<string, Architecture['activation']>> = {
  silu: 'silu',
  swish: 'silu',
  gelu: 'gelu',
  gelu_pytorch_tanh: 'geluTanh',
  gelu_new: 'geluTanh',
}

/** What Llama and its relatives write the same way; families override what is theirs. */
export function llamaLike(config: ConfigReader): Architecture {
  const hiddenSize = config.size('hidden_size')
  const heads = config.size('num_attention_heads')
  const keyValueHeads = config.size('num_key_value_heads', heads)
  const headSize = config.size('head_dim', hiddenSize / heads)
  if (heads % keyValueHeads !== 0) {
    const expected = `a number that divides num_attention_heads (${heads})`
    fail('MODEL_CONFIG_FIELD', { field: 'num_key_value_heads', expected, found: String(keyValueHeads) })
  }
  const attentionBias = config.flag('attention_bias', false)
  return {
    family: config.text('model_type'),
    hiddenSize,
    intermediateSize: config.size('intermediate_size'),
    vocabularySize: config.size('vocab_size'),
    contextLength: config.size('max_position_embeddings'),
    heads,
    keyValueHeads,
    headSize,
    layers: uniformLayers(config, headSize),
    activation: config.choice('hidden_act', activations, 'silu'),
    tiedEmbeddings: config.flag('tie_word_embeddings', false),
    normEpsilon: config.number('rms_norm_eps', 1e-6),
    normWeightOffset: 0,
    normPlacement: 'before',
    queryKeyNorm: 'none',
    queryKeyValueBias: attentionBias,
    outputBias: attentionBias,
    mlpBias: config.flag('mlp_bias', false),
    fusedProjections: false,
    embeddingScale: 1,
    residualScale: 1,
    attentionScale: headSize ** -0.5,
    logitScale: 1,
    attentionSoftCap: undefined,
    logitSoftCap: undefined,
  }
}

/** More than any model has; a larger number is a mistake. */
const mostLayers = 10_000

/** Layers that all see everything through the same rotary embedding. */
function uniformLayers(config: ConfigReader, headSize: number): LayerAttention[] {
  const rotary = mainRope(config, headSize)
  const length = config.size('num_hidden_layers', undefined, mostLayers)
  return Array.from({ length }, () => ({ window: undefined, rotary }))
}

/** The rotary embedding of full-attention layers, from either generation of config files. */
function mainRope(config: ConfigReader, headSize: number) {
  const parameters = config.nested('rope_parameters')
  const settings = parameters?.nested('full_attention') ?? parameters ?? config.nested('rope_scaling') ?? emptyConfig
  const theta = settings.optionalNumber('rope_theta') ?? config.number('rope_theta', 10000)
  return ropeFrom(config, settings, headSize, theta)
}

/** The rotary embedding that `settings` describe, with what Transformers 4 wrote beside them in `config`. */
export function ropeFrom(config: ConfigReader, settings: ConfigReader, headSize: number, theta: number) {
  const partial = settings.optionalNumber('partial_rotary_factor') ?? config.number('partial_rotary_factor', 1)
  const contextLength = config.number('max_position_embeddings')
  const originalLength = config.number('original_max_position_embeddings', contextLength)
  return readRope(settings, theta, { size: Math.floor(headSize * partial), contextLength, originalLength })
}

/** For settings that a config.json leaves out altogether. */
export const emptyConfig = readConfig({})

/**
 * The attention windows of layers that alternate: `layer_types` where the config has it, else by `isSliding`.
 * Without `sliding_window` there is none.
 */
export function withWindows(
  layers: readonly LayerAttention[],
  config: ConfigReader,
  isSliding: (index: number) => boolean,
): LayerAttention[] {
  const window = config.has('sliding_window') ? config.size('sliding_window') : undefined
  const types = config.list('layer_types', 'string')
  return layers.map((layer, index) => ({
    ...layer,
    window: (types ? types[index] === 'sliding_attention' : isSliding(index)) ? window : undefined,
  }))
}
