import type { OnnxModel } from '../onnx/model.ts'
import { byteSize } from './kernel-memory.ts'

/** Kernels of the CPU provider that copy a stored right factor into a layout of their own; each node has its copy. */
const packingOps = new Set(['MatMul', 'FusedMatMul', 'Gemm', 'DynamicQuantizeMatMul'])

/** Bytes that a session created with `prepack` keeps for weights besides the files they come from. */
export function prepackedBytes(model: OnnxModel): number {
  const stored = new Map(model.initializers.map((initializer) => [initializer.name, initializer]))
  let total = 0
  for (const { op, inputs } of model.nodes) {
    const right = packingOps.has(op) ? stored.get(inputs[1]) : undefined
    if (right?.shape.length === 2) total += byteSize(right)
  }
  return total
}
