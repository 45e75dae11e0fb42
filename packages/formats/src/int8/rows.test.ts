import { describe, expect, it } from 'vitest'
import { codeOf } from '../testing/folder.ts'
import { testWeights } from '../testing/weights.ts'
import { dequantizeInt8Rows, quantizeInt8Rows } from './rows.ts'

describe('int8 by rows', () => {
  it('gives the greatest magnitude of each row the code 127, and zero the code 0', () => {
    const { codes, scales } = quantizeInt8Rows(Float32Array.of(0.5, -1, 0.25, 0, 0, 0, 3e-39, -3e-39, 0), [3, 3])
    expect([...codes]).toEqual([64, -127, 32, 0, 0, 0, 127, -127, 0])
    expect(scales[0]).toBe(Math.fround(1 / 127))
    expect(scales[1]).toBe(0)
  })

  it('rounds ties to even', () => {
    const { codes } = quantizeInt8Rows(Float32Array.of(127, 0.5, 1.5, 2.5, -0.5, -1.5), [1, 6])
    expect([...codes]).toEqual([127, 0, 2, 2, 0, -2])
  })

  it('errs by no more than half a step', () => {
    const weights = testWeights(20 * 64)
    const quantized = quantizeInt8Rows(weights, [20, 64])
    const back = dequantizeInt8Rows(quantized)
    weights.forEach((weight, i) => {
      expect(Math.abs(weight - back[i])).toBeLessThanOrEqual(quantized.scales[Math.floor(i / 64)] * 0.50001)
    })
  })

  it('refuses NaN even where greater numbers follow', () => {
    expect(codeOf(() => quantizeInt8Rows(Float32Array.of(1, Number.NaN, 9), [1, 3]))).toBe('WEIGHTS_NOT_FINITE')
  })
})
