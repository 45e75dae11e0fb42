import { describe, expect, it } from 'vitest'
import { add, cast, exp, matmul, square, sum, tanh } from '../functional.ts'
import { gradients } from '../gradients.ts'
import { checkpoint } from '../scope.ts'
import { constant, input, type Tensor } from '../tensor.ts'
import { topologicalOrder } from '../traversal.ts'
import { recompute } from './recompute.ts'
import { schedule } from './schedule.ts'

const packed = constant(new Uint16Array(9), [3, 3], 'bfloat16')
const x = input('x', [2, 3])

describe('schedule', () => {
  it('puts every tensor after its inputs, once', () => {
    const weight = input('weight', [3, 3])
    const loss = sum(square(tanh(matmul(add(x, exp(x)), weight))))
    const results = [loss, ...gradients(loss, [weight])]
    const order = schedule(results)
    expect(new Set(order)).toEqual(new Set(topologicalOrder(results)))
    expect(order).toHaveLength(new Set(order).size)
    for (const tensor of order) {
      for (const source of tensor.inputs) expect(order.indexOf(source)).toBeLessThan(order.indexOf(tensor))
    }
  })

  it('keeps the order in which the computation was written', () => {
    const later = exp(x)
    const first = tanh(x)
    const order = schedule([add(first, later)])
    expect(order.indexOf(later)).toBeLessThan(order.indexOf(first))
  })

  it('unpacks a stored weight just before its use', () => {
    const weight = cast(packed, 'float32')
    const hidden = exp(tanh(x))
    const product = matmul(hidden, weight)
    const order = schedule([sum(product)])
    expect(order.slice(order.indexOf(hidden) + 1, order.indexOf(product) + 1)).toEqual([packed, weight, product])
  })

  it('computes a tensor again just before the backward pass needs it', () => {
    let hidden = x
    const weights: Tensor[] = []
    for (const name of ['first', 'second']) {
      const weight = input(name, [3, 3])
      weights.push(weight)
      hidden = checkpoint(name, () => add(hidden, tanh(exp(matmul(hidden, weight)))))
    }
    const loss = sum(square(hidden))
    const order = schedule(recompute([loss, ...gradients(loss, weights)], 'full'))
    const places = order
      .filter(({ scope, inputs }) => scope.phase !== 'forward' && inputs.length > 0)
      .map(({ scope }) => `${scope.phase} ${scope.path}`)
    const changes = places.filter((place, index) => place !== places[index - 1])
    const again = changes.filter((place) => place.startsWith('recompute'))
    expect(again.indexOf('recompute first')).toBeGreaterThan(again.lastIndexOf('recompute second'))
    const firstAgain = changes.indexOf('recompute first')
    expect(changes.slice(0, firstAgain)).toContain('backward second')
    for (const tensor of order.filter(({ scope }) => scope.phase === 'recompute')) {
      const next = order.slice(order.indexOf(tensor) + 1).find(({ scope }) => scope.phase === 'backward')!
      const readers = order.filter(({ inputs }) => inputs.includes(tensor))
      expect(readers.some((reader) => reader === next || reader.scope.phase === 'recompute')).toBe(true)
    }
  })
})
