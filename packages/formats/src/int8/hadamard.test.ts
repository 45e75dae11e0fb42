import { describe, expect, it } from 'vitest'
import { rotateBlocks, rotationBlockFor } from './hadamard.ts'

describe('rotation by the Hadamard matrix', () => {
  it('is the matrix of Sylvester, normalised', () => {
    const rows = Array.from({ length: 4 }, (_, row) => {
      const unit = Float32Array.from({ length: 8 }, (_, i) => (i === row + 4 ? 2 : 0))
      rotateBlocks(unit, 4)
      expect([...unit.subarray(0, 4)]).toEqual([0, 0, 0, 0])
      return [...unit.subarray(4)]
    })
    expect(rows).toEqual([
      [1, 1, 1, 1],
      [1, -1, 1, -1],
      [1, 1, -1, -1],
      [1, -1, -1, 1],
    ])
  })

  it('undoes itself, and spreads one large number over its block', () => {
    const values = Float32Array.from({ length: 128 }, (_, i) => (i === 70 ? 100 : Math.sin(i)))
    const turned = Float32Array.from(values)
    rotateBlocks(turned, 64)
    expect(Math.max(...turned.map(Math.abs))).toBeLessThan(20)
    rotateBlocks(turned, 64)
    turned.forEach((value, i) => expect(value).toBeCloseTo(values[i], 4))
  })

  it('turns as many features together as divide the size', () => {
    expect([64, 896, 4864, 96, 86, 43].map((size) => rotationBlockFor(size, 64))).toEqual([64, 64, 64, 32, 2, 1])
  })
})
