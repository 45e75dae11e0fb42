import type { Lineage } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { inOrder, stepOf } from './derivation.ts'
import { placeNodes } from './place-nodes.ts'

const node = (id: string): Lineage['nodes'][number] => ({ id, kind: 'model', target: id, label: id, detail: null })
const lineage: Lineage = {
  nodes: ['export', 'result', 'run', 'data', 'base'].map(node),
  edges: [
    { from: 'run', to: 'base', relation: 'trained-from' },
    { from: 'run', to: 'data', relation: 'trained-on' },
    { from: 'run', to: 'result', relation: 'made' },
    { from: 'result', to: 'export', relation: 'exported-as' },
  ],
}

describe('the lineage of a model', () => {
  it('is told in the order in which things came about', () => {
    const order = inOrder(lineage).map(({ id }) => id)
    for (const { earlier, later } of lineage.edges.map(stepOf)) expect(order.indexOf(earlier)).toBeLessThan(order.indexOf(later))
    expect(order).toHaveLength(5)
  })

  it('has every node once even where it goes in a circle', () => {
    const circle: Lineage = { nodes: ['a', 'b'].map(node), edges: [{ from: 'a', to: 'b', relation: 'made' }, { from: 'b', to: 'a', relation: 'made' }] }
    expect(inOrder(circle).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('is drawn without one node over another, the earlier before the later in the direction of reading', () => {
    for (const [direction, sign] of [['ltr', 1], ['rtl', -1]] as const) {
      const places = placeNodes(lineage, direction)
      for (const { earlier, later } of lineage.edges.map(stepOf)) {
        expect((places.get(later)!.x - places.get(earlier)!.x) * sign).toBeGreaterThan(0)
      }
      const all = [...places.values()].map(({ x, y }) => `${x} ${y}`)
      expect(new Set(all).size).toBe(5)
    }
  })
})
