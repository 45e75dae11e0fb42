import type { OnnxModel, OnnxNode } from '../onnx/model.ts'

/**
 * The order in which ONNX Runtime (1.30, sequential execution) runs the nodes: a depth-first walk back from the leaves,
 * last leaf first, at each node into the input with the highest index first (`Graph::ReverseDFSFrom` with the node
 * index as comparison), emitting nodes in post-order.
 */
export function executionOrder({ nodes }: OnnxModel): OnnxNode[] {
  const indexOf = new Map(nodes.map((node, index) => [node.output, index]))
  const producers = nodes.map((node) =>
    [...new Set(node.inputs.flatMap((name) => indexOf.get(name) ?? []))].sort((a, b) => a - b),
  )
  const isUsed = new Set(producers.flat())
  const stack = nodes.flatMap((_, index) => (isUsed.has(index) ? [] : [{ index, done: false }]))
  const visited = new Set<number>()
  const order: OnnxNode[] = []
  while (stack.length > 0) {
    const { index, done } = stack.pop()!
    if (done) {
      order.push(nodes[index])
      continue
    }
    if (visited.has(index)) continue
    visited.add(index)
    stack.push({ index, done: true })
    for (const producer of producers[index]) {
      if (!visited.has(producer)) stack.push({ index: producer, done: false })
    }
  }
  return order
}
