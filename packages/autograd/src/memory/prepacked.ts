import type { OnnxInitializer, OnnxModel } from '../onnx/model.ts'
import { byteSize } from './kernel-memory.ts'

/** Kernels of the CPU provider that copy a stored right factor into a layout of their own; each node has its copy. */
const packingOps = new Set(['MatMul', 'FusedMatMul', 'Gemm', 'DynamicQuantizeMatMul'])

/** The stored matrices that a session created with `prepack` reads once and lets go of, each as often as it is packed. */
export function packedWeights(model: OnnxModel): OnnxInitializer[] {
  const stored = new Map(model.initializers.map((initializer) => [initializer.name, initializer]))
  return model.nodes.flatMap(({ op, inputs }) => {
    const right = packingOps.has(op) ? stored.get(inputs[1]) : undefined
    return right?.shape.length === 2 ? [right] : []
  })
}

/** Bytes that a session created with `prepack` keeps for weights besides the files they come from. */
export function prepackedBytes(model: OnnxModel): number {
  return packedWeights(model).reduce((total, weight) => total + byteSize(weight), 0)
}
