import type { Tensor } from '../tensor.ts'
import { topologicalOrder } from '../traversal.ts'
import { tensorsFromWeightsAlone } from './recompute.ts'

/**
 * The order in which a step runs: as it was written, forward then backward, which lets each tensor die soon after its
 * last use. Unpacked weights and recomputed tensors come just before they are first needed.
 */
export function schedule(outputs: readonly Tensor[]): Tensor[] {
  const order = topologicalOrder(outputs)
  const fromWeights = tensorsFromWeightsAlone(order)
  const isResult = new Set(outputs)
  const waits = (tensor: Tensor) =>
    !isResult.has(tensor) && (fromWeights.has(tensor) || tensor.scope.phase === 'recompute')
  const scheduled = new Set<Tensor>()
  const add = (tensor: Tensor): void => {
    if (scheduled.has(tensor)) return
    for (const input of tensor.inputs) add(input)
    scheduled.add(tensor)
  }
  for (const tensor of order) if (!waits(tensor)) add(tensor)
  return [...scheduled]
}
