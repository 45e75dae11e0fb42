import type { Tensor } from '../tensor.ts'
import { rewrite } from '../traversal.ts'

/**
 * Replaces each `CustomGradient` by the value it passes on: once the gradients are built it has no further meaning,
 * and it would hide patterns from fusion and keep tensors in the graph that only the gradient rule was told of.
 */
export function stripCustomGradients(outputs: readonly Tensor[]): Tensor[] {
  return rewrite(outputs, (tensor) => {
    if (tensor.op !== 'CustomGradient') return tensor
    const [y] = tensor.inputs
    y.saved ||= tensor.saved
    return y
  })
}
