import type { Attributes } from '../ops/attributes.ts'
import { elementCount, reduceShape } from '../shape.ts'
import type { Kernels } from './kernel.ts'
import { forEachIndex, strides, type NdArray } from './ndarray.ts'

/** Collects the elements of each group that `axes` join, and makes one number of them. */
const reduce =
  (combine: (group: readonly number[]) => number) =>
  ([x]: readonly NdArray[], { axes, keepDims }: Attributes['Sum']): NdArray => {
    const kept = reduceShape(x.shape, axes, true)
    const groups: number[][] = Array.from({ length: elementCount(kept) }, () => [])
    const groupStrides = strides(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride))
    forEachIndex(x.shape, (index, position) => {
      const group = index.reduce((sum, at, axis) => sum + at * groupStrides[axis], 0)
      groups[group].push(x.data[position])
    })
    return { shape: reduceShape(x.shape, axes, keepDims), data: groups.map(combine) }
  }

const total = (group: readonly number[]): number => group.reduce((sum, x) => sum + x, 0)

export const reductions: Kernels<'Sum' | 'Mean' | 'Max'> = {
  Sum: reduce(total),
  Mean: reduce((group) => total(group) / group.length),
  Max: reduce((group) => group.reduce((largest, x) => Math.max(largest, x))),
}
