import { dtypes } from '../dtype.ts'
import type { OnnxValue } from '../onnx/model.ts'
import { broadcastShapes, elementCount } from '../shape.ts'

/** How a kernel of ONNX Runtime's CPU provider uses memory, beyond a fresh buffer for its result. */
interface KernelMemory {
  /** The result is the memory of the first input, whatever happens. */
  alias?: true
  /** The result is written over the first input, if nothing else needs it and it has the same size. */
  inPlace?: true
  /** Blocks of bytes that it takes while it runs. */
  workspace?: (inputs: readonly OnnxValue[], output: OnnxValue) => number[]
}

export const byteSize = ({ dtype, shape }: OnnxValue): number => elementCount(shape) * dtypes[dtype].bytes

/** Measured on ONNX Runtime 1.30; the simulation's test compares each kind of node with ONNX Runtime's own count. */
export const kernelMemory: Readonly<Record<string, KernelMemory>> = {
  Reshape: { alias: true },
  Identity: { alias: true },
  Tanh: { inPlace: true },
  Sigmoid: { inPlace: true },
  Softmax: { inPlace: true },
  Cast: { inPlace: true },
  // selects from either side into an array of its own, then merges the two
  Where: {
    workspace: ([condition, a, b], { dtype }) =>
      [a, b].map((side) => byteSize({ ...side, dtype, shape: broadcastShapes(condition.shape, side.shape) })),
  },
  // unpacks the whole weight
  MatMulBnb4: { workspace: ([, codes]) => [2 * elementCount(codes.shape) * dtypes.float32.bytes] },
  // the rounded left factor
  DynamicQuantizeMatMul: { workspace: ([x]) => [elementCount(x.shape)] },
}
