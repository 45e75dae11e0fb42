import type { NamedArrays } from './optimizer.ts'

/** L2 norm over all arrays together, summed in float64 in the order of the map; NaN or Infinity where one is inside. */
export function globalNorm(arrays: NamedArrays): number {
  let sum = 0
  for (const array of arrays.values()) sum += squaredSum(array)
  return Math.sqrt(sum)
}

/**
 * Scales all gradients in place so that their global norm is at most `maxNorm`, as torch.nn.utils.clip_grad_norm_
 * does; returns the norm before. Gradients with a norm that is not finite are left alone: the caller must not use them.
 */
export function clipGradients(gradients: NamedArrays, maxNorm: number): number {
  const norm = globalNorm(gradients)
  const scale = maxNorm / (norm + 1e-6)
  if (scale < 1 && Number.isFinite(norm)) for (const gradient of gradients.values()) multiply(gradient, scale)
  return norm
}

function squaredSum(array: Float32Array): number {
  let sum = 0
  for (let i = 0; i < array.length; i++) sum += array[i] * array[i]
  return sum
}

function multiply(array: Float32Array, factor: number): void {
  for (let i = 0; i < array.length; i++) array[i] *= factor
}
