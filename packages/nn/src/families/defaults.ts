const gemma = {
  head_dim: 256,
  hidden_activation: 'gelu_pytorch_tanh',
  tie_word_embeddings: true,
  query_pre_attn_scalar: 256,
  sliding_window: 4096,
}

/**
 * What a `config.json` means by leaving a field out, where that is not what Llama's means: the values of Transformers'
 * configuration classes. An explicit `null` stays.
 */
export const familyDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  mistral: { sliding_window: 4096 },
  qwen2: { max_window_layers: 28, sliding_window: 4096 },
  qwen3: { head_dim: 128, max_window_layers: 28, sliding_window: 4096 },
  gemma2: { ...gemma, attn_logit_softcapping: 50, final_logit_softcapping: 30 },
  gemma3_text: { ...gemma, rope_theta: 1e6, rope_local_base_freq: 1e4 },
  phi3: { rms_norm_eps: 1e-5 },
  smollm3: { tie_word_embeddings: true, rope_theta: 2e6 },
  olmo2: { rms_norm_eps: 1e-5 },
}
