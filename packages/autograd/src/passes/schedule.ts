import type { Tensor } from '../tensor.ts'
import { byExecution, consumersOf, topologicalOrder } from '../traversal.ts'
import { tensorsFromWeightsAlone } from './recompute.ts'

/**
 * The order in which nodes are written to the ONNX file. ONNX Runtime walks back from the last leaf and explores the
 * input with the highest index first, so this order decides how long tensors live:
 * unpacked weights come first (they then run just before their use), and the leaves come last and reversed, so that
 * the gradients of the last layer, whose tensors are the first that can be freed, are reached first.
 */
export function schedule(outputs: readonly Tensor[]): Tensor[] {
  const order = topologicalOrder(outputs)
  const consumers = consumersOf(order)
  const fromWeights = tensorsFromWeightsAlone(order)
  const isLeaf = (tensor: Tensor) => consumers.get(tensor)!.length === 0
  const rank = (tensor: Tensor) => (fromWeights.has(tensor) ? 0 : isLeaf(tensor) ? 2 : 1)
  return order.sort((a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    return rank(a) === 2 ? byExecution(b, a) : byExecution(a, b)
  })
}
