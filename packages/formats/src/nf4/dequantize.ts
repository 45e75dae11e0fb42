import { decodeAbsmax } from './absmax.ts'
import { NF4_CODE } from './code-book.ts'
import type { Nf4Tensor } from './tensor.ts'

/** The matrix that the codes stand for, row-major, bit for bit like `bitsandbytes.functional.dequantize_4bit`. */
export function dequantizeNf4(tensor: Nf4Tensor): Float32Array {
  const { codes, blockSize, shape } = tensor
  const absmax = decodeAbsmax(tensor)
  const weights = new Float32Array(shape[0] * shape[1])
  for (let block = 0; block < absmax.length; block++) {
    const scale = absmax[block]
    const end = Math.min((block + 1) * blockSize, weights.length)
    for (let i = block * blockSize; i < end; i += 2) {
      const byte = codes[i / 2] // not a shift, which has 32 bits only
      weights[i] = NF4_CODE[byte >> 4] * scale
      // an odd last weight has no neighbour; writing past the end of a typed array does nothing
      weights[i + 1] = NF4_CODE[byte & 15] * scale
    }
  }
  return weights
}
