import type { Attributes } from '../ops/attributes.ts'
import { broadcastShapes } from '../shape.ts'
import type { Kernels } from './kernel.ts'
import { broadcastElement, build, type NdArray } from './ndarray.ts'

/** alpha × a @ b over the last two axes, either read the other way round; the axes before them broadcast. */
export function product([a, b]: readonly NdArray[], { transposeA, transposeB, alpha }: Attributes['MatMul']): NdArray {
  const [rows, inner] = transposeA ? a.shape.slice(-2).reverse() : a.shape.slice(-2)
  const columns = b.shape.at(transposeB ? -2 : -1)!
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2))
  return build([...batch, rows, columns], (index) => {
    const [i, j] = index.slice(-2)
    const at = index.slice(0, -2)
    let sum = 0
    for (let k = 0; k < inner; k++) {
      const left = broadcastLeading(a, at, transposeA ? [k, i] : [i, k])
      const right = broadcastLeading(b, at, transposeB ? [j, k] : [k, j])
      sum += left * right
    }
    return alpha * sum
  })
}

/** The element at `last` of the matrix that broadcasting puts at `batch`; the matrix axes themselves never stretch. */
function broadcastLeading(array: NdArray, batch: readonly number[], last: readonly [number, number]): number {
  const [rows, columns] = array.shape.slice(-2)
  const leading = array.shape.slice(0, -2)
  let matrix = 0
  leading.forEach((size, axis) => {
    const index = batch[batch.length - leading.length + axis]
    matrix = matrix * size + (size === 1 ? 0 : index)
  })
  return array.data[(matrix * rows + last[0]) * columns + last[1]]
}

export const linear: Kernels<'MatMul' | 'Gemm'> = {
  MatMul: product,
  Gemm: ([a, b, c], attributes) => {
    const ab = product([a, b], attributes)
    return build(ab.shape, (index, position) => ab.data[position] + broadcastElement(c, index))
  },
}
