import type { Lineage } from '@tunesmith/contract'

export type LineageNode = Lineage['nodes'][number]
export type LineageEdge = Lineage['edges'][number]
export type Relation = LineageEdge['relation']

/** Whether a relation is told by what came later: “trained from” stands at the run, the model it began with came before. */
const isToldByLater: Readonly<Record<Relation, boolean>> = {
  'trained-from': true, 'trained-on': true, adapts: true, made: false, 'exported-as': false,
}

export interface Step {
  earlier: string
  later: string
  relation: Relation
}

/** An edge in the order in which things came about. */
export const stepOf = ({ from, to, relation }: LineageEdge): Step =>
  isToldByLater[relation] ? { earlier: to, later: from, relation } : { earlier: from, later: to, relation }

/** The nodes so that everything comes after what it was made of; what belongs to a circle comes last. */
export function inOrder({ nodes, edges }: Lineage): LineageNode[] {
  const steps = edges.map(stepOf)
  const placed = new Set<string>()
  const ordered: LineageNode[] = []
  for (let rest = nodes; rest.length > 0; rest = nodes.filter(({ id }) => !placed.has(id))) {
    const ready = rest.filter(({ id }) => steps.every(({ earlier, later }) => later !== id || earlier === id || placed.has(earlier)))
    const next = ready.length > 0 ? ready : rest
    for (const node of next) placed.add(node.id)
    ordered.push(...next)
  }
  return ordered
}
