import { describe, expect, it } from 'vitest'
import { add, matmul, sum } from '../functional.ts'
import { withScope } from '../scope.ts'
import { input, type Tensor } from '../tensor.ts'
import { verify } from './verify.ts'

const a = input('a', [2, 3])
const b = input('b', [3, 4])

describe('verify', () => {
  it('accepts a sound graph', () => {
    expect(() => verify([sum(matmul(a, b)), add(a, a)], 'building')).not.toThrow()
  })

  it('finds a tensor whose shape is not what its op gives', () => {
    const corrupted: Tensor = { ...matmul(a, b), shape: [2, 5] }
    expect(() => verify([sum(corrupted)], 'fuse')).toThrow(/after fuse, MatMul .* is float32 \[2,5\] but .* \[2,4\]/)
  })

  it('finds a wrong element type', () => {
    expect(() => verify([{ ...add(a, a), dtype: 'int32' }], 'fuse')).toThrow('its op gives float32')
  })

  it('finds inputs that no longer fit', () => {
    expect(() => verify([{ ...matmul(a, b), inputs: [a, a] }], 'fuse')).toThrow('do not multiply')
  })

  it('finds a tensor that exists twice', () => {
    const product = matmul(a, b)
    expect(() => verify([product, { ...product }], 'recompute')).toThrow('exists twice')
  })

  it('finds a tensor that would run before its input', () => {
    const late = withScope({ phase: 'backward' }, () => add(a, a))
    const early: Tensor = { ...late, id: late.id + 1, inputs: [late, a], scope: { ...late.scope, phase: 'forward' } }
    expect(() => verify([early], 'recompute')).toThrow(`runs before its input Add#${late.id}`)
  })
})
