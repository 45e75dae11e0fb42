import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { executionOrder } from '../memory/execution-order.ts'
import { profile } from '../memory/fixtures/profile.ts'
import { fixOrder } from './fix-order.ts'
import type { OnnxModel, OnnxNode } from './model.ts'

/** A graph of sums: node n adds the values with these indices among the input and the nodes before it. */
function sums(reads: readonly (readonly [number, number])[]): OnnxModel {
  const values = ['x', ...reads.map((_, index) => `node${index}`)]
  const nodes = reads.map(([a, b], index): OnnxNode => {
    const inputs = [values[a % (index + 1)], values[b % (index + 1)]]
    const name = values[index + 1]
    return { op: 'Add', domain: '', name, inputs, output: name, dtype: 'float32', shape: [2], attributes: {} }
  })
  const last = { name: values.at(-1)!, dtype: 'float32', shape: [2] } as const
  return { nodes, inputs: [{ name: 'x', dtype: 'float32', shape: [2] }], outputs: [last], initializers: [] }
}

const graphs = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 40 }).map(sums)
const names = (nodes: readonly { name: string }[]) => nodes.map(({ name }) => name)
const isNotAnchor = (name: string) => !name.endsWith('/anchor')

describe('fixOrder', () => {
  it('makes any graph run as it is written', () => {
    fc.assert(
      fc.property(graphs, (model) => {
        expect(names(executionOrder(fixOrder(model))).filter(isNotAnchor)).toEqual(names(model.nodes))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps a file in which every node stands after its inputs', () => {
    fc.assert(
      fc.property(graphs, (model) => {
        const known = new Set(['x'])
        for (const { inputs, output } of fixOrder(model).nodes) {
          for (const name of inputs) expect(known).toContain(name)
          known.add(output)
        }
      }),
    )
  })

  it('adds nothing to a chain', () => {
    const chain = sums(Array.from({ length: 9 }, (_, index): [number, number] => [index, index]))
    expect(fixOrder(chain).nodes).toEqual(chain.nodes)
  })

  it('is what ONNX Runtime does, too', async () => {
    const [sample] = fc.sample(graphs, { numRuns: 1, seed: 4 })
    const model = fixOrder(sums([...sample.nodes, ...sample.nodes].map((_, i): [number, number] => [i * 7, i * 3])))
    const liveness = { peakBytes: 0, peakNode: '', residentBytes: 0, resultBytes: 0 }
    const graph = { model, inputs: model.inputs, outputs: model.outputs, liveness }
    const nodes = await profile(graph, { x: Float32Array.of(1, 2) })
    expect(names(nodes)).toEqual(names(executionOrder(model)))
  })
})
