import dagre from '@dagrejs/dagre'
import type { Lineage } from '@tunesmith/contract'
import { stepOf } from './derivation.ts'

/** Size of a node, in CSS pixels. */
export const nodeWidth = 200
export const nodeHeight = 76

/** Where each node stands: the upper left corner, in layers from the earliest on in the direction of reading. */
export function placeNodes({ nodes, edges }: Lineage, direction: 'ltr' | 'rtl'): Map<string, { x: number; y: number }> {
  const graph = new dagre.graphlib.Graph().setDefaultEdgeLabel(() => ({}))
  graph.setGraph({ rankdir: direction === 'rtl' ? 'RL' : 'LR', nodesep: 24, ranksep: 72 })
  for (const { id } of nodes) graph.setNode(id, { width: nodeWidth, height: nodeHeight })
  for (const { earlier, later } of edges.map(stepOf)) graph.setEdge(earlier, later)
  dagre.layout(graph)
  return new Map(nodes.map(({ id }) => {
    const { x, y } = graph.node(id)
    return [id, { x: x - nodeWidth / 2, y: y - nodeHeight / 2 }]
  }))
}
