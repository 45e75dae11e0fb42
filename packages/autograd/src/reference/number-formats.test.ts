import { describe, expect, it } from 'vitest'
import type { DType } from '../dtype.ts'
import { cast } from '../functional.ts'
import { runOnce } from '../session/run-once.ts'
import { input } from '../tensor.ts'
import { casts, decode, roundHalfEven } from './number-formats.ts'
import { randomNumbers } from './random-numbers.ts'
import { erf } from './special-functions.ts'

describe('half-precision floats', () => {
  const random = randomNumbers(1)
  const numbers = Float32Array.from({ length: 4000 }, (_, index) => {
    const magnitude = 2 ** (random() * 44 - 28)
    return index % 4 === 0 ? Math.round(random() * 4096) / 2048 : (random() - 0.5) * magnitude // many ties, many sizes
  })
  const edges = [0, -0, 1, 65504, 65519, 65520, 1e6, -1e6, 2 ** -14, 2 ** -24, 2 ** -25, 1.5 * 2 ** -24, 3.3e38]
  const values = Float32Array.from([...numbers, ...edges])

  it.each<DType>(['float16', 'bfloat16'])('are rounded as ONNX Runtime rounds them: %s', async (dtype) => {
    const x = input('x', [values.length])
    const { y } = await runOnce({ y: cast(cast(x, dtype), 'float32') }, { x: values }, { threads: 1 })
    expect(Array.from(values, casts[dtype])).toEqual(Array.from(y as Float32Array))
  })

  it('are read from their bits', () => {
    expect(decode(Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x0400, 0x7bff, 0xfc00), 'float16')).toEqual([
      1, -2, 2 ** -24, 2 ** -14, 65504, -Infinity,
    ])
    expect(decode(Uint16Array.of(0x7e00), 'float16')).toEqual([NaN])
    expect(decode(Uint16Array.of(0x3f80, 0xc040, 0x7f80), 'bfloat16')).toEqual([1, -3, Infinity])
  })
})

it('whole numbers are rounded to the nearest, halves to the even one', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, -2.6].map((x) => roundHalfEven(x) + 0)).toEqual([0, 2, 2, 0, -2, 2, -3])
})

it('the error function is right to the last digits', () => {
  // Abramowitz & Stegun, table 7.1, with more digits
  expect(erf(0)).toBe(0)
  expect(erf(0.5)).toBeCloseTo(0.5204998778130465, 15)
  expect(erf(-1)).toBeCloseTo(-0.8427007929497149, 15)
  expect(erf(2)).toBeCloseTo(0.9953222650189527, 15)
  expect(erf(3)).toBeCloseTo(0.9999779095030014, 15)
  expect(erf(9)).toBe(1)
})
