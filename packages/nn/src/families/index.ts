import { fail } from '@tunesmith/contract'
import type { Architecture } from '../architecture.ts'
import { readConfig, type ConfigReader } from './config.ts'
import { activations, emptyConfig, llamaLike, ropeFrom, withWindows } from './decoder-config.ts'
import { familyDefaults } from './defaults.ts'

/** The model families, by `model_type` in config.json: each says in what it differs from Llama. */
export const families = {
  /** Llama 2, 3, 3.1, 3.2 (Touvron et al. 2023, arXiv:2307.09288; 2024, arXiv:2407.21783); SmolLM 1 and 2. */
  llama: llamaLike,

  /** Mistral (Jiang et al. 2023, arXiv:2310.06825): every layer looks back a window. */
  mistral(config) {
    const base = llamaLike(config)
    return { ...base, layers: withWindows(base.layers, config, () => true) }
  },

  /** Qwen 2 and 2.5 (Yang et al. 2024, arXiv:2407.10671): biases on query, key and value. */
  qwen2(config) {
    const base = llamaLike(config)
    return { ...base, queryKeyValueBias: true, outputBias: false, layers: qwenWindows(base, config) }
  },

  /** Qwen 3 (Yang et al. 2025, arXiv:2505.09388): norms of queries and keys per head. */
  qwen3(config) {
    const base = llamaLike(config)
    return { ...base, queryKeyNorm: 'head', layers: qwenWindows(base, config) }
  },

  /** Gemma 2 (2024, arXiv:2408.00118): norms around each block, soft caps, alternating windows. */
  gemma2(config) {
    const base = gemma(config)
    return {
      ...base,
      attentionSoftCap: config.optionalNumber('attn_logit_softcapping'),
      logitSoftCap: config.optionalNumber('final_logit_softcapping'),
      layers: withWindows(base.layers, config, (index) => index % 2 === 0),
    }
  },

  /** Gemma 3, text (2025, arXiv:2503.19786): norms of queries and keys; windowed layers have a rotation of their own. */
  gemma3_text(config) {
    const base = gemma(config)
    const pattern = config.optionalNumber('sliding_window_pattern') ?? config.number('_sliding_window_pattern', 6)
    const local = config.nested('rope_parameters')?.nested('sliding_attention')
    const localTheta = local?.optionalNumber('rope_theta') ?? config.number('rope_local_base_freq')
    const localRotary = ropeFrom(config, local ?? emptyConfig, base.headSize, localTheta)
    const layers = withWindows(base.layers, config, (index) => (index + 1) % pattern !== 0)
    return {
      ...base,
      queryKeyNorm: 'head',
      layers: layers.map((layer) => (layer.window === undefined ? layer : { ...layer, rotary: localRotary })),
    }
  },

  /** Phi-3, Phi-3.5 and Phi-4-mini (Abdin et al. 2024, arXiv:2404.14219): fused projections, partial rotation. */
  phi3(config) {
    const base = llamaLike(config)
    return { ...base, fusedProjections: true, layers: withWindows(base.layers, config, () => true) }
  },

  /** SmolLM 3 (2025): some layers without rotary embedding (NoPE). */
  smollm3(config) {
    const base = llamaLike(config)
    const interval = config.number('no_rope_layer_interval', 4)
    const rotates = config.list('no_rope_layers', 'number')
    const layers = base.layers.map((layer, index) => ({
      ...layer,
      rotary: (rotates ? rotates[index] === 1 : (index + 1) % interval !== 0) ? layer.rotary : undefined,
    }))
    const usesWindows = config.flag('use_sliding_window', false)
    return { ...base, layers: usesWindows ? withWindows(layers, config, (index) => !layers[index].rotary) : layers }
  },

  /** OLMo 2 (2025, arXiv:2501.00656): norms after each block, queries and keys normed over all heads. */
  olmo2(config) {
    return { ...llamaLike(config), normPlacement: 'after', queryKeyNorm: 'all' }
  },

  /** Granite 3 (2024): four scalars where others have one. */
  granite(config) {
    return {
      ...llamaLike(config),
      embeddingScale: config.number('embedding_multiplier', 1),
      residualScale: config.number('residual_multiplier', 1),
      attentionScale: config.number('attention_multiplier', 1),
      logitScale: 1 / config.number('logits_scaling', 1),
    }
  },
} satisfies Record<string, (config: ConfigReader) => Architecture>

export type FamilyName = keyof typeof families

/** What Gemma 2 and 3 share. */
function gemma(config: ConfigReader): Architecture {
  const base = llamaLike(config)
  return {
    ...base,
    activation: config.choice('hidden_activation', activations),
    normWeightOffset: 1,
    normPlacement: 'both',
    embeddingScale: Math.sqrt(base.hiddenSize),
    attentionScale: config.number('query_pre_attn_scalar') ** -0.5,
  }
}

/** Qwen slides only when told to, and then only from `max_window_layers` on. */
function qwenWindows(base: Architecture, config: ConfigReader) {
  if (!config.flag('use_sliding_window', false)) return base.layers
  return withWindows(base.layers, config, (index) => index >= config.number('max_window_layers'))
}

/** The architecture that a `config.json` describes; fails with the list of families when its `model_type` is unknown. */
export function readArchitecture(config: Readonly<Record<string, unknown>>): Architecture {
  const type = readConfig(config).text('model_type')
  if (!Object.hasOwn(families, type)) {
    return fail('MODEL_FAMILY_UNKNOWN', { type, known: Object.keys(families).join(', ') })
  }
  return families[type as FamilyName](readConfig({ ...familyDefaults[type], ...config }))
}
