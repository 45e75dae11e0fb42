import { phases } from './scope.ts'
import type { Tensor } from './tensor.ts'

/** Orders tensors as they run: by phase, then by creation. */
export function byExecution(a: Tensor, b: Tensor): number {
  return phases.indexOf(a.scope.phase) - phases.indexOf(b.scope.phase) || a.id - b.id
}

/** All tensors that `outputs` are computed from, and these, each after its inputs. */
export function topologicalOrder(outputs: readonly Tensor[]): Tensor[] {
  const found = new Set<Tensor>()
  const pending = [...outputs]
  while (pending.length > 0) {
    const tensor = pending.pop()!
    if (found.has(tensor)) continue
    found.add(tensor)
    pending.push(...tensor.inputs)
  }
  return [...found].sort(byExecution)
}

/** The tensors that use each tensor, among those that `outputs` are computed from. */
export function consumersOf(order: readonly Tensor[]): Map<Tensor, Tensor[]> {
  const consumers = new Map<Tensor, Tensor[]>(order.map((tensor) => [tensor, []]))
  for (const tensor of order) {
    for (const input of new Set(tensor.inputs)) consumers.get(input)!.push(tensor)
  }
  return consumers
}

/**
 * Rebuilds a graph from its leaves up. `visit` gets each tensor with its inputs already replaced and returns what
 * stands for it; a tensor that `visit` returns unchanged is kept as it is.
 */
export function rewrite(outputs: readonly Tensor[], visit: (tensor: Tensor, original: Tensor) => Tensor): Tensor[] {
  const replacement = new Map<Tensor, Tensor>()
  for (const original of topologicalOrder(outputs)) {
    const inputs = original.inputs.map((input) => replacement.get(input)!)
    const changed = inputs.some((input, index) => input !== original.inputs[index])
    replacement.set(original, visit(changed ? { ...original, inputs } : original, original))
  }
  return outputs.map((output) => replacement.get(output)!)
}
