import { describe, expect, it } from 'vitest'
import { add, cast, matmul, square, sum, tanh } from '../functional.ts'
import { gradients } from '../gradients.ts'
import { constant, input, type Tensor } from '../tensor.ts'
import { schedule } from './schedule.ts'

describe('schedule', () => {
  const packed = constant(new Uint16Array(9), [3, 3], 'bfloat16')
  const x = input('x', [2, 3])
  const first = input('first', [3, 3])
  const second = input('second', [3, 3])
  const hidden = tanh(matmul(x, first))
  const weight = cast(packed, 'float32')
  const loss = sum(square(matmul(add(matmul(hidden, weight), hidden), second)))
  const [dFirst, dSecond] = gradients(loss, [first, second])
  const order = schedule([loss, dFirst, dSecond])
  const at = (tensor: Tensor) => order.indexOf(tensor)

  it('puts every tensor after its inputs', () => {
    for (const tensor of order) for (const input of tensor.inputs) expect(at(input)).toBeLessThan(at(tensor))
  })

  it('puts what depends on stored weights alone before everything else', () => {
    const head = order.slice(0, at(weight) + 1)
    expect(head.every(({ op }) => op === 'Constant' || op === 'Cast')).toBe(true)
  })

  it('puts results last, those of the first layer first', () => {
    expect(order.slice(-3)).toEqual([dFirst, dSecond, loss])
  })
})
