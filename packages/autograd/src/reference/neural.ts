import type { Kernels } from './kernel.ts'
import type { NdArray } from './ndarray.ts'

/** Applies `compute` to each row, that is to the elements along the last axis. */
function mapRows(x: NdArray, compute: (row: readonly number[]) => readonly number[]): NdArray {
  const width = x.shape.at(-1)!
  const rows = Array.from({ length: x.data.length / width }, (_, row) => x.data.slice(row * width, (row + 1) * width))
  return { shape: x.shape, data: rows.flatMap(compute) }
}

export const neural: Kernels<'Softmax' | 'RmsNorm'> = {
  Softmax: ([x]) =>
    mapRows(x, (row) => {
      const largest = Math.max(...row)
      const powers = row.map((element) => Math.exp(element - largest))
      const sum = powers.reduce((total, power) => total + power, 0)
      return powers.map((power) => power / sum)
    }),
  RmsNorm: ([x, weight], { epsilon }) =>
    mapRows(x, (row) => {
      const meanSquare = row.reduce((sum, element) => sum + element * element, 0) / row.length
      return row.map((element, column) => (element / Math.sqrt(meanSquare + epsilon)) * weight.data[column])
    }),
}
