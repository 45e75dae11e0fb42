import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  cast,
  customGradient,
  exp,
  floor,
  lessOrEqual,
  max,
  mul,
  square,
  stopGradient,
  sub,
  sum,
} from './functional.ts'
import { gradients } from './gradients.ts'
import { evaluate } from './reference/evaluate.ts'
import { scope } from './scope.ts'
import { constant, input, type Tensor } from './tensor.ts'

const x = input('x', [3])
const feeds = { x: [1, 2, -3] }
const valueOf = (tensor: Tensor) => evaluate([tensor], feeds)[0].data
const gradientOf = (loss: Tensor, wrt: Tensor = x) => valueOf(gradients(loss, [wrt])[0])

describe('gradients', () => {
  it('adds up what flows back through every use of a tensor', () => {
    expect(gradientOf(sum(add(mul(x, x), mul(x, 3))))).toEqual([5, 7, -3])
  })

  it('gives zeros for a tensor that the loss does not depend on', () => {
    const unused = input('unused', [2, 2])
    const [gradient] = gradients(sum(x), [unused])
    expect(gradient.shape).toEqual([2, 2])
    expect(valueOf(gradient)).toEqual([0, 0, 0, 0])
  })

  it('gives one for the loss itself', () => {
    const loss = sum(x)
    expect(gradientOf(loss, loss)).toEqual([1])
  })

  it('works with respect to a tensor in the middle of the computation', () => {
    const middle = square(x)
    expect(gradientOf(sum(mul(middle, x)), middle)).toEqual([1, 2, -3])
  })

  it('sums over the axes along which an operand was stretched', () => {
    const wide = input('wide', [2, 3])
    const column = input('column', [2, 1])
    const loss = sum(mul(wide, mul(column, x)))
    const values = { ...feeds, wide: [1, 2, 3, 4, 5, 6], column: [10, 100] }
    const [dx, dColumn] = evaluate(gradients(loss, [x, column]), values)
    expect(dx).toEqual({ shape: [3], data: [410, 520, 630] })
    expect(dColumn).toEqual({ shape: [2, 1], data: [1 + 4 - 9, 4 + 10 - 18] })
  })

  it('can be taken of gradients', () => {
    const [first] = gradients(sum(exp(x)), [x])
    const [second] = gradients(sum(mul(first, first)), [x])
    valueOf(second).forEach((value, index) => expect(value).toBeCloseTo(2 * Math.exp(2 * feeds.x[index]), 10))
  })

  it('passes nothing through whole numbers and truth values, which no small change moves', () => {
    const scaled = mul(x, 2.5)
    expect(gradientOf(sum(mul(cast(cast(scaled, 'int32'), 'float32'), 2.5)))).toEqual([0, 0, 0])
    expect(gradientOf(sum(mul(cast(lessOrEqual(scaled, x), 'float32'), x)))).toEqual([0, 0, 1])
  })

  it('shares the gradient of a maximum among equal elements, and can be taken again', () => {
    const values = { x: [4, 4, 1] }
    const [first] = gradients(square(max(x)), [x])
    expect(evaluate([first], values)[0].data).toEqual([4, 4, 0])
    const [second] = gradients(sum(mul(first, x)), [x])
    expect(evaluate([second], values)[0].data).toEqual([8, 8, 0])
  })

  it('takes the slope of a magnitude at zero as zero', () => {
    expect(evaluate(gradients(sum(abs(x)), [x]), { x: [2, 0, -2] })[0].data).toEqual([1, 0, -1])
  })

  it('uses the rule of customGradient instead of those of the ops inside', () => {
    const y = customGradient(floor(x), [x], (dy) => [mul(dy, 7)]) // a straight-through estimator
    expect(gradientOf(sum(mul(y, 2)))).toEqual([14, 14, 14])
  })

  it('stops at stopGradient', () => {
    expect(gradientOf(sum(mul(stopGradient(x), x)))).toEqual([1, 2, -3])
  })

  it('refuses an op that has no derivative, and names its place', () => {
    const loss = scope('layers.3', () => sum(floor(x)))
    expect(() => gradients(loss, [x])).toThrow('Floor in layers.3 is not differentiable')
  })

  it('passes by an op without derivative that does not depend on the tensors asked for', () => {
    const other = input('other', [3])
    const loss = sum(mul(floor(other), x))
    const [dx] = evaluate(gradients(loss, [x]), { ...feeds, other: [1.5, 2.5, 3.5] })
    expect(dx.data).toEqual([1, 2, 3])
  })

  it('refuses a loss that is not a scalar', () => {
    expect(() => gradients(x, [x])).toThrow('start at a scalar')
  })

  it('refuses a custom rule that gives the wrong number of gradients', () => {
    const y = customGradient(square(x), [x], (dy) => [dy, dy])
    expect(() => gradients(sum(y), [x])).toThrow('2 inputs but 3 gradients')
  })

  it('refuses a custom gradient of a shape that cannot be that of its input', () => {
    const y = customGradient(square(x), [x], () => [constant(new Float32Array(2), [2])])
    expect(() => gradients(sum(sub(y, 1)), [x])).toThrow('do not broadcast')
  })
})
