import { elementCount, type Shape } from '../shape.ts'

/** An array in row-major order; numbers are float64, whole numbers and booleans (0, 1) are numbers too. */
export interface NdArray {
  readonly shape: Shape
  readonly data: readonly number[]
}

/** The distance between neighbours along each axis. */
export function strides(shape: Shape): number[] {
  return shape.map((_, axis) => elementCount(shape.slice(axis + 1)))
}

/** Calls `visit` with every index of an array of this shape, in row-major order. */
export function forEachIndex(shape: Shape, visit: (index: readonly number[], position: number) => void): void {
  const count = elementCount(shape)
  const index = shape.map(() => 0)
  for (let position = 0; position < count; position++) {
    visit(index, position)
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) index[axis] = 0
  }
}

/** An array of this shape whose elements `valueAt` gives. */
export function build(shape: Shape, valueAt: (index: readonly number[], position: number) => number): NdArray {
  const data: number[] = []
  forEachIndex(shape, (index, position) => data.push(valueAt(index, position)))
  return { shape, data }
}

/** The element of `array` that broadcasting puts at `index` of a result of the same or a higher rank. */
export function broadcastElement(array: NdArray, index: readonly number[]): number {
  const skipped = index.length - array.shape.length
  const position = strides(array.shape).reduce(
    (sum, stride, axis) => sum + (array.shape[axis] === 1 ? 0 : index[skipped + axis] * stride),
    0,
  )
  return array.data[position]
}
