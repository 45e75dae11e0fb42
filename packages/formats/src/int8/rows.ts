import { fail } from '@tunesmith/contract'
import { bitsOf, greatestMagnitude } from '../greatest-magnitude.ts'

/** A matrix in 8 bits, symmetric around zero, with one scale a row. */
export interface Int8Rows {
  /** `[out, in]` */
  shape: [number, number]
  /** Row-major, from -127 to 127. */
  codes: Int8Array
  /** `[out]`; a weight is its code times the scale of its row. */
  scales: Float32Array
}

export const GREATEST_CODE = 127
/** Adding and taking off 1.5·2⁵² rounds a double to a whole number, ties to even. */
export const ROUND_TO_WHOLE = 6_755_399_441_055_744

/**
 * Quantises a matrix to 8 bits with one scale for each output row, so that the greatest magnitude of a row becomes 127
 * (the weight side of LLM.int8(), arXiv 2208.07339, without outliers).
 *
 * @param weights row-major, `[out, in]`
 * @throws WEIGHTS_NOT_FINITE
 */
export function quantizeInt8Rows(weights: Float32Array, shape: [number, number]): Int8Rows {
  const [rows, columns] = shape
  if (weights.length !== rows * columns) throw new Error(`internal: ${weights.length} weights for [${shape}]`)
  const codes = new Int8Array(weights.length)
  const scales = new Float32Array(rows)
  if (!quantizeRows(weights, columns, codes, scales)) {
    fail('WEIGHTS_NOT_FINITE', { path: 'the model', tensor: 'a weight matrix' })
  }
  return { shape, codes, scales }
}

/**
 * Quantises whole rows; large matrices are quantised some rows at a time.
 *
 * @param codes receives one code a weight
 * @param scales receives one scale a row
 * @returns false where a weight is NaN or infinite
 */
export function quantizeRows(weights: Float32Array, columns: number, codes: Int8Array, scales: Float32Array): boolean {
  const bits = bitsOf(weights)
  for (let start = 0, row = 0; start < weights.length; start += columns, row++) {
    const greatest = greatestMagnitude(bits, start, start + columns)
    if (Number.isNaN(greatest)) return false
    scales[row] = greatest / GREATEST_CODE
    const inverse = greatest === 0 ? 0 : GREATEST_CODE / greatest
    for (let i = start; i < start + columns; i++) {
      codes[i] = weights[i] * inverse + ROUND_TO_WHOLE - ROUND_TO_WHOLE
    }
  }
  return true
}

/** The matrix that the codes stand for, row-major. */
export function dequantizeInt8Rows({ shape: [rows, columns], codes, scales }: Int8Rows): Float32Array {
  const weights = new Float32Array(codes.length)
  for (let row = 0; row < rows; row++) {
    for (let i = row * columns; i < (row + 1) * columns; i++) weights[i] = codes[i] * scales[row]
  }
  return weights
}
