export type Shape = readonly number[]

/** The number of elements; a scalar, whose shape is empty, has one. */
export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis])
}

/** NumPy broadcasting: shapes are aligned at the last axis, and an axis of size 1 stretches. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const sizeA = a[axis - rank + a.length] ?? 1
    const sizeB = b[axis - rank + b.length] ?? 1
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new Error(`internal: shapes [${a}] and [${b}] do not broadcast: ${sizeA} against ${sizeB}`)
    }
    return sizeA === 1 ? sizeB : sizeA
  })
}

/** The axis counted from the front, for an axis that may be negative. */
export function normalizeAxis(axis: number, rank: number): number {
  const normal = axis < 0 ? axis + rank : axis
  if (!Number.isInteger(axis) || normal < 0 || normal >= rank) {
    throw new Error(`internal: axis ${axis} is outside a tensor of rank ${rank}`)
  }
  return normal
}

/** The shape with `axes` reduced to size 1, or dropped. */
export function reduceShape(shape: Shape, axes: readonly number[], keepDims: boolean): number[] {
  const reduced = new Set(axes)
  return keepDims
    ? shape.map((size, axis) => (reduced.has(axis) ? 1 : size))
    : shape.filter((_, axis) => !reduced.has(axis))
}
