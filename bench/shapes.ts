/** The sizes of a real model, as in its config.json, and the batch it is measured with. */
export interface Shape {
  name: string
  batch: number
  length: number
  config: ModelConfig
}

/** The fields of a Transformers config.json that a benchmark needs. */
export interface ModelConfig {
  architectures: string[]
  model_type: string
  hidden_size: number
  intermediate_size: number
  num_hidden_layers: number
  num_attention_heads: number
  num_key_value_heads: number
  head_dim: number
  vocab_size: number
  max_position_embeddings: number
  rms_norm_eps: number
  rope_theta: number
  rope_scaling?: Record<string, string | number>
  tie_word_embeddings: boolean
  hidden_act: 'silu'
  attention_bias?: boolean
  mlp_bias?: boolean
  bos_token_id: number
  eos_token_id: number
}

const shapesByName = {
  /** HuggingFaceTB/SmolLM2-135M */
  'smollm2-135m': {
    batch: 4,
    length: 256,
    config: {
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      hidden_size: 576,
      intermediate_size: 1536,
      num_hidden_layers: 30,
      num_attention_heads: 9,
      num_key_value_heads: 3,
      head_dim: 64,
      vocab_size: 49152,
      max_position_embeddings: 8192,
      rms_norm_eps: 1e-5,
      rope_theta: 100_000,
      tie_word_embeddings: true,
      hidden_act: 'silu',
      attention_bias: false,
      mlp_bias: false,
      bos_token_id: 0,
      eos_token_id: 0,
    },
  },
  /** Qwen/Qwen2.5-0.5B */
  'qwen2.5-0.5b': {
    batch: 2,
    length: 256,
    config: {
      architectures: ['Qwen2ForCausalLM'],
      model_type: 'qwen2',
      hidden_size: 896,
      intermediate_size: 4864,
      num_hidden_layers: 24,
      num_attention_heads: 14,
      num_key_value_heads: 2,
      head_dim: 64,
      vocab_size: 151_936,
      max_position_embeddings: 32_768,
      rms_norm_eps: 1e-6,
      rope_theta: 1_000_000,
      tie_word_embeddings: true,
      hidden_act: 'silu',
      bos_token_id: 151_643,
      eos_token_id: 151_643,
    },
  },
  /** meta-llama/Llama-3.2-1B */
  'llama-3.2-1b': {
    batch: 1,
    length: 256,
    config: {
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      hidden_size: 2048,
      intermediate_size: 8192,
      num_hidden_layers: 16,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      head_dim: 64,
      vocab_size: 128_256,
      max_position_embeddings: 131_072,
      rms_norm_eps: 1e-5,
      rope_theta: 500_000,
      rope_scaling: {
        rope_type: 'llama3',
        factor: 32,
        low_freq_factor: 1,
        high_freq_factor: 4,
        original_max_position_embeddings: 8192,
      },
      tie_word_embeddings: true,
      hidden_act: 'silu',
      attention_bias: false,
      mlp_bias: false,
      bos_token_id: 128_000,
      eos_token_id: 128_001,
    },
  },
  /** meta-llama/Llama-3.2-3B */
  'llama-3.2-3b': {
    batch: 1,
    length: 128,
    config: {
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      hidden_size: 3072,
      intermediate_size: 8192,
      num_hidden_layers: 28,
      num_attention_heads: 24,
      num_key_value_heads: 8,
      head_dim: 128,
      vocab_size: 128_256,
      max_position_embeddings: 131_072,
      rms_norm_eps: 1e-5,
      rope_theta: 500_000,
      rope_scaling: {
        rope_type: 'llama3',
        factor: 32,
        low_freq_factor: 1,
        high_freq_factor: 4,
        original_max_position_embeddings: 8192,
      },
      tie_word_embeddings: true,
      hidden_act: 'silu',
      attention_bias: false,
      mlp_bias: false,
      bos_token_id: 128_000,
      eos_token_id: 128_001,
    },
  },
  /** No real model: computes in milliseconds, to try the programs themselves. */
  tiny: {
    batch: 2,
    length: 64,
    config: {
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      hidden_size: 64,
      intermediate_size: 192,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      head_dim: 16,
      vocab_size: 8192,
      max_position_embeddings: 512,
      rms_norm_eps: 1e-5,
      rope_theta: 10_000,
      tie_word_embeddings: true,
      hidden_act: 'silu',
      attention_bias: false,
      mlp_bias: false,
      bos_token_id: 0,
      eos_token_id: 0,
    },
  },
} as const satisfies Record<string, Omit<Shape, 'name'>>

export type ShapeName = keyof typeof shapesByName

export const shapeNames = Object.keys(shapesByName) as ShapeName[]

/** The shape of that name; tells which there are when it is not one of them. */
export function shapeNamed(name: string): Shape {
  const shape = (shapesByName as Readonly<Record<string, unknown>>)[name]
  if (!shape) throw new Error(`no shape "${name}"; there are ${shapeNames.join(', ')}`)
  const { batch, length, config } = shape as Omit<Shape, 'name'>
  return { name, batch, length, config: { ...config, architectures: [...config.architectures] } }
}
