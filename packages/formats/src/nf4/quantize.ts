import { fail } from '@tunesmith/contract'
import { bitsOf, greatestMagnitude } from '../greatest-magnitude.ts'
import { quantizeAbsmax } from './absmax.ts'
import { CELLS, cellCode, cellThreshold } from './code-book.ts'
import { NF4_BLOCK_SIZES, type Nf4Options, type Nf4Tensor } from './tensor.ts'

const { fround } = Math

/** The least scale that bitsandbytes divides by, against division by zero. */
const LEAST_ABSMAX = fround(1e-38)

/**
 * Quantises a matrix to NormalFloat4 (QLoRA, arXiv 2305.14314), bit for bit like
 * `bitsandbytes.functional.quantize_4bit(weights, quant_type='nf4', compress_statistics=doubleQuantization)`.
 *
 * @param weights row-major, `[out, in]`
 * @throws WEIGHTS_NOT_FINITE
 */
export function quantizeNf4(weights: Float32Array, shape: [number, number], options: Nf4Options = {}): Nf4Tensor {
  const { blockSize = 64, doubleQuantization = true, absmaxRounding } = options
  const [rows, columns] = shape
  if (weights.length !== rows * columns) throw new Error(`internal: ${weights.length} weights for [${shape}]`)
  if (!NF4_BLOCK_SIZES.includes(blockSize)) throw new Error(`internal: NF4 knows no block size ${blockSize}`)
  const codes = new Uint8Array(Math.ceil(weights.length / 2))
  const absmax = new Float32Array(Math.ceil(weights.length / blockSize))
  if (!quantizeBlocks(weights, blockSize, codes, absmax)) {
    fail('WEIGHTS_NOT_FINITE', { path: 'the model', tensor: 'a weight matrix' })
  }
  const scales = doubleQuantization ? quantizeAbsmax(absmax, absmaxRounding) : { absmax }
  return { shape, blockSize, codes, ...scales }
}

/**
 * Quantises a run of whole blocks; the last one may be shorter. Large matrices are quantised run by run.
 *
 * @param codes receives two codes a byte, `[ceil(weights / 2)]`
 * @param absmax receives the greatest magnitude of each block
 * @returns false where a weight is NaN or infinite
 */
export function quantizeBlocks(
  weights: Float32Array,
  blockSize: number,
  codes: Uint8Array,
  absmax: Float32Array,
): boolean {
  const bits = bitsOf(weights)
  const wholeBlocks = Math.floor(weights.length / blockSize)
  for (let block = 0; block < wholeBlocks; block++) {
    const start = block * blockSize
    const greatest = greatestMagnitude(bits, start, start + blockSize)
    if (Number.isNaN(greatest)) return false
    absmax[block] = greatest
    encode(weights, start, start + blockSize, fround(1 / Math.max(greatest, LEAST_ABSMAX)), codes)
  }
  return encodeRemainder(weights, bits, wholeBlocks * blockSize, wholeBlocks, codes, absmax)
}

/** The inner loop: an even number of weights, each found in its cell with one comparison. */
function encode(weights: Float32Array, start: number, end: number, inverse: number, codes: Uint8Array): void {
  for (let i = start, byte = start >> 1; i < end; i += 2, byte++) {
    const first = fround(weights[i] * inverse)
    const second = fround(weights[i + 1] * inverse)
    const firstCell = (first * CELLS + CELLS) | 0
    const secondCell = (second * CELLS + CELLS) | 0
    codes[byte] =
      ((cellCode[firstCell] + (first > cellThreshold[firstCell] ? 1 : 0)) << 4) |
      (cellCode[secondCell] + (second > cellThreshold[secondCell] ? 1 : 0))
  }
}

/** The last, shorter block, which bitsandbytes scales by division instead of by the inverse. */
function encodeRemainder(
  weights: Float32Array,
  bits: Int32Array,
  start: number,
  block: number,
  codes: Uint8Array,
  absmax: Float32Array,
): boolean {
  const count = weights.length - start
  if (count === 0) return true
  const greatest = greatestMagnitude(bits, start, weights.length)
  if (Number.isNaN(greatest)) return false
  absmax[block] = Math.max(greatest, LEAST_ABSMAX)
  const scaled = new Float32Array(count + (count % 2))
  for (let i = 0; i < count; i++) scaled[i] = weights[start + i] / absmax[block]
  encode(scaled, 0, scaled.length, 1, codes.subarray(start >> 1))
  return true
}
