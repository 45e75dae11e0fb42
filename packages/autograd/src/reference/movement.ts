import { elementCount } from '../shape.ts'
import type { Kernels } from './kernel.ts'
import { broadcastElement, build, strides, type NdArray } from './ndarray.ts'

const elementAt = (x: NdArray, index: readonly number[]): number => {
  const steps = strides(x.shape)
  return x.data[index.reduce((position, at, axis) => position + at * steps[axis], 0)]
}

const row = (table: NdArray, id: number): readonly number[] => {
  if (!Number.isInteger(id) || id < 0 || id >= table.shape[0]) {
    throw new Error(`internal: there is no row ${id} in a table of ${table.shape[0]}`)
  }
  const width = elementCount(table.shape.slice(1))
  return table.data.slice(id * width, (id + 1) * width)
}

type MovementOp = 'Reshape' | 'Transpose' | 'Slice' | 'Concat' | 'Expand' | 'Gather' | 'ScatterAdd'

export const movement: Kernels<MovementOp> = {
  Reshape: ([x], { shape }) => ({ shape, data: x.data }),
  Transpose: ([x], { permutation }) =>
    build(
      permutation.map((axis) => x.shape[axis]),
      (index) => {
        const source: number[] = []
        permutation.forEach((from, to) => (source[from] = index[to]))
        return elementAt(x, source)
      },
    ),
  Slice: ([x], { axis, start, end }) =>
    build(x.shape.with(axis, end - start), (index) => elementAt(x, index.with(axis, index[axis] + start))),
  Concat: (parts, { axis }) => {
    const size = parts.reduce((sum, part) => sum + part.shape[axis], 0)
    return build(parts[0].shape.with(axis, size), (index) => {
      let at = index[axis]
      for (const part of parts) {
        if (at < part.shape[axis]) return elementAt(part, index.with(axis, at))
        at -= part.shape[axis]
      }
      throw new Error('internal: unreachable')
    })
  },
  Expand: ([x], { shape }) => build(shape, (index) => broadcastElement(x, index)),
  Gather: ([table, ids]) => ({
    shape: [...ids.shape, ...table.shape.slice(1)],
    data: ids.data.flatMap((id) => row(table, id)),
  }),
  ScatterAdd: ([ids, updates], { rows }) => {
    const rowShape = updates.shape.slice(ids.shape.length)
    const width = elementCount(rowShape)
    const data: number[] = Array.from({ length: rows * width }, () => 0)
    ids.data.forEach((id, position) => {
      for (let column = 0; column < width; column++) {
        data[id * width + column] += updates.data[position * width + column]
      }
    })
    return { shape: [rows, ...rowShape], data }
  },
}
