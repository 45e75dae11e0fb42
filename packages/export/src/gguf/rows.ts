import { fail } from '@tunesmith/contract'
import { readTensorSlice, type TensorEntry } from '@tunesmith/formats'
import type { RowChange } from './tensors.ts'

/** Numbers in memory at once, where a head has not more. */
const CHUNK_NUMBERS = 1024 * 1024

/**
 * The rows of a weight as llama.cpp has them, in chunks of whole rows.
 *
 * @param greatest what a number may be without becoming infinite in the encoding that is meant
 * @throws WEIGHTS_NOT_FINITE where a number is greater, infinite or NaN, and what `readTensorSlice` throws
 */
export function* changedRows(entry: TensorEntry, change: RowChange, greatest: number): Iterable<Float32Array> {
  const [rows, columns = 1] = entry.shape
  const together = change.pairedRows ?? 1
  // a vector is one row, whatever its length
  const chunkRows = entry.shape.length === 1 ? rows : Math.ceil(CHUNK_NUMBERS / columns / together) * together
  for (let row = 0; row < rows; row += chunkRows) {
    const count = Math.min(chunkRows, rows - row)
    const numbers = readTensorSlice(entry, row * columns, count * columns)
    if (!isWithin(numbers, greatest)) fail('WEIGHTS_NOT_FINITE', { path: entry.file, tensor: entry.name })
    yield changeRows(numbers, columns, change)
  }
}

/** Applies a change to a matrix of whole heads, `[rows, columns]`. */
export function changeRows(numbers: Float32Array, columns: number, change: RowChange): Float32Array {
  const { offset, factor, pairedRows } = change
  if (offset !== 0 || factor !== 1) {
    for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] + offset) * factor
  }
  return pairedRows === undefined ? numbers : pairHalves(numbers, columns, pairedRows)
}

/** Row i of the first half of each head goes to 2i, row i of the second half to 2i + 1. */
function pairHalves(numbers: Float32Array, columns: number, headRows: number): Float32Array {
  const paired = new Float32Array(numbers.length)
  const half = headRows / 2
  for (let row = 0; row < numbers.length / columns; row++) {
    const inHead = row % headRows
    const target = row - inHead + (inHead < half ? 2 * inHead : 2 * (inHead - half) + 1)
    paired.set(numbers.subarray(row * columns, (row + 1) * columns), target * columns)
  }
  return paired
}

function isWithin(numbers: Float32Array, greatest: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (!(Math.abs(numbers[i]) <= greatest)) return false
  return true
}
