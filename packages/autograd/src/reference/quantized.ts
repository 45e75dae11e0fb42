import { nf4BlockSize, nf4CodeBook } from '../quantization/nf4-code-book.ts'
import type { Kernels } from './kernel.ts'
import { product } from './linear.ts'
import { build, type NdArray } from './ndarray.ts'
import { roundHalfEven } from './number-formats.ts'

const plain = { transposeA: false, transposeB: false, alpha: 1 }

/** Two codes a byte, the first in the high half; each code is a value of the code book × its block's absmax. */
function nf4Matrix(codes: NdArray, absmax: NdArray, rows: number, columns: number): NdArray {
  return build([rows, columns], (_, position) => {
    const byte = codes.data[position >> 1]
    const code = position % 2 === 0 ? byte >> 4 : byte & 15
    return nf4CodeBook[code] * absmax.data[Math.floor(position / nf4BlockSize)]
  })
}

/** What is left of `x` after rounding to 256 evenly spaced levels that include 0 (ONNX `DynamicQuantizeLinear`). */
function roundedTo8Bits(x: NdArray): NdArray {
  const smallest = x.data.reduce((least, element) => Math.min(least, element), 0)
  const largest = x.data.reduce((most, element) => Math.max(most, element), 0)
  const scale = Math.fround((largest - smallest) / 255)
  if (scale === 0) return x
  const clamp = (level: number) => Math.min(255, Math.max(0, level))
  const zero = clamp(roundHalfEven(Math.fround(-smallest / scale)))
  const data = x.data.map((element) => {
    const level = clamp(roundHalfEven(Math.fround(element / scale)) + zero)
    return (level - zero) * scale
  })
  return { shape: x.shape, data }
}

export const quantized: Kernels<'MatMulNf4' | 'DequantizeLinear' | 'DynamicQuantizeMatMul'> = {
  MatMulNf4: ([x, codes, absmax], { outFeatures, inFeatures }) =>
    product([x, nf4Matrix(codes, absmax, outFeatures, inFeatures)], { ...plain, transposeB: true }),
  DequantizeLinear: ([codes, scales]) =>
    build(codes.shape, (index, position) => codes.data[position] * scales.data[index[0]]),
  DynamicQuantizeMatMul: ([x, codes, scales]) => {
    const weight = build(codes.shape, (index, position) => codes.data[position] * scales.data[index.at(-1)!])
    return product([roundedTo8Bits(x), weight], plain)
  },
}
