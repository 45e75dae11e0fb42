import { linearLayers, readArchitecture } from '@tunesmith/nn'
import { rank } from './inputs/fresh-adapter.ts'
import type { Shape } from './shapes.ts'

/**
 * Floating-point operations of one LoRA step, forward and backward, that any engine must do (Kaplan et al. 2020,
 * arXiv:2001.08361, with attention): frozen matrices need the product forward and the gradient of its input, adapters
 * also the gradients of their own two factors, attention scores and mixtures two gradients each. Recomputation is not
 * counted, and neither are norms, activations and the optimiser.
 */
export function flopsPerStep({ batch, length, config }: Shape): number {
  const architecture = readArchitecture({ ...config })
  const tokens = batch * length
  const multiplyAdd = 2
  const perToken = linearLayers(architecture).reduce((total, { inFeatures, outFeatures }) => {
    const frozen = 2 * inFeatures * outFeatures
    const adapter = 3 * rank * (inFeatures + outFeatures)
    return total + frozen + adapter
  }, 0)
  const head = 2 * config.vocab_size * config.hidden_size
  const attention = 3 * 2 * length * config.num_attention_heads * config.head_dim * config.num_hidden_layers
  return multiplyAdd * tokens * (perToken + head + attention)
}
