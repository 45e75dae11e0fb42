import { consumersOf, topologicalOrder } from '../traversal.ts'
import type { Tensor } from '../tensor.ts'

/**
 * How much of the forward pass the backward pass computes again:
 * `none` keeps everything, `smart` what was marked with `save`, `full` only what leaves a checkpoint region.
 */
export type RecomputeLevel = 'none' | 'smart' | 'full'

/**
 * Lets the backward pass compute forward tensors again instead of keeping them, inside `checkpoint` regions.
 * Unpacked weights (casts and dequantisations of stored ones) are always unpacked again: keeping them would hold the
 * whole model in memory.
 */
export function recompute(outputs: readonly Tensor[], level: RecomputeLevel): Tensor[] {
  const order = topologicalOrder(outputs)
  const consumers = consumersOf(order)
  const isOutput = new Set(outputs)
  const unpacked = tensorsFromWeightsAlone(order)

  const isKept = (tensor: Tensor): boolean => {
    if (tensor.inputs.length === 0 || isOutput.has(tensor)) return true
    if (unpacked.has(tensor)) return false
    const { region } = tensor.scope
    if (level === 'none' || !region || (level === 'smart' && tensor.saved)) return true
    return consumers.get(tensor)!.some(({ scope }) => scope.phase === 'forward' && scope.region !== region)
  }

  const again = new Map<Tensor, Tensor>()
  const recomputed = (tensor: Tensor): Tensor => {
    if (tensor.scope.phase !== 'forward' || isKept(tensor)) return rebuilt.get(tensor) ?? tensor
    let copy = again.get(tensor)
    if (!copy) {
      copy = { ...tensor, inputs: tensor.inputs.map(recomputed), scope: { ...tensor.scope, phase: 'recompute' } }
      again.set(tensor, copy)
    }
    return copy
  }

  const rebuilt = new Map<Tensor, Tensor>()
  for (const tensor of order) {
    if (tensor.scope.phase === 'backward') rebuilt.set(tensor, { ...tensor, inputs: tensor.inputs.map(recomputed) })
  }
  return outputs.map((output) => rebuilt.get(output) ?? output)
}

/** Tensors computed from stored weights and constants, whatever the inputs of a run. */
export function tensorsFromWeightsAlone(order: readonly Tensor[]): Set<Tensor> {
  const found = new Set<Tensor>()
  for (const tensor of order) {
    const isStored = tensor.op === 'External' || tensor.op === 'Constant'
    if (isStored || (tensor.inputs.length > 0 && tensor.inputs.every((input) => found.has(input)))) found.add(tensor)
  }
  return found
}
