import { gemm, input, matmul, save, type Tensor } from '@tunesmith/autograd'
import type { Parameter } from './trainable-weights.ts'
import type { Weights } from './weights.ts'

/** One layer's adapter: its rank and the factor on its output. */
export interface LoraTarget {
  rank: number
  /** alpha / rank, or alpha / √rank in rsLoRA. */
  scale: number
}

export interface LoraOptions {
  /** The adapted layers by name. */
  targets: ReadonlyMap<string, LoraTarget>
  /** What is done to the adapter's input in training, such as `loraDropout`. */
  dropout?: (x: Tensor, name: string) => Tensor
}

/** The name of a layer's A in the graph and in optimiser state; `[rank, in]` as in PEFT. */
export const loraA = (layer: string) => `${layer}.lora_A`

/** B is kept transposed, `[rank, out]`: the products that use it are then twice as fast. */
export const loraB = (layer: string) => `${layer}.lora_B`

/**
 * Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685): y = x Wᵀ + scale × (x Aᵀ) B on the targeted linear layers of
 * `base`, where only A and B are trained. `parameters` fills as layers are asked for.
 */
export function withLora(base: Weights, options: LoraOptions): Weights & { parameters: Parameter[] } {
  const { targets, dropout = (x) => x } = options
  const parameters: Parameter[] = []
  const parameter = (name: string, shape: readonly number[]): Tensor => {
    const tensor = input(name, shape)
    parameters.push({ name, shape, tensor })
    return tensor
  }
  return {
    ...base,
    parameters,
    linear(name, outFeatures, inFeatures, bias) {
      const frozen = base.linear(name, outFeatures, inFeatures, bias)
      const target = targets.get(name)
      if (!target) return frozen
      const { rank, scale } = target
      const down = parameter(loraA(name), [rank, inFeatures])
      const up = parameter(loraB(name), [rank, outFeatures])
      return (x) => {
        const narrow = save(matmul(dropout(x, name), down, { transposeB: true }))
        return gemm(narrow, up, frozen(x), { alpha: scale })
      }
    },
  }
}
