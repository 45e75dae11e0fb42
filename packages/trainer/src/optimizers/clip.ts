import { squaredSum } from '../kernels/index.ts'
import type { NamedArrays } from './optimizer.ts'

/** L2 norm over all arrays together, summed in float64 in the order of the map; NaN or Infinity where one is inside. */
export function globalNorm(arrays: NamedArrays): number {
  let sum = 0
  for (const array of arrays.values()) sum += squaredSum(array)
  return Math.sqrt(sum)
}

/** What gradients of this global norm are multiplied with to have at most `maxNorm`, as torch.nn.utils.clip_grad_norm_. */
export const clippingScale = (norm: number, maxNorm: number): number => Math.min(1, maxNorm / (norm + 1e-6))
