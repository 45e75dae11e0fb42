import { arrayTypes, type DType, type TensorData } from './dtype.ts'
import { elementCount, type Shape } from './shape.ts'

/** Throws unless `data` is the right kind of array, and as long as the shape says. */
export function checkData(name: string, dtype: DType, shape: Shape, data: TensorData): void {
  const problem =
    data.constructor !== arrayTypes[dtype]
      ? `an ${data.constructor.name}`
      : data.length !== elementCount(shape) && `${data.length} elements`
  if (problem) throw new Error(`internal: ${name} takes ${dtype} [${shape}], got ${problem}`)
}
