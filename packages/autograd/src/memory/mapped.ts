import type { OnnxModel } from '../onnx/model.ts'
import { byteSize } from './kernel-memory.ts'
import { packedWeights } from './prepacked.ts'

/**
 * Bytes of files that a session maps into memory. ONNX Runtime maps every stored weight by itself, so one that a graph
 * names twice counts twice; those that `prepack` copies into another layout are let go of.
 */
export function mappedBytes(model: OnnxModel, { prepack = false } = {}): number {
  const packed = new Set(prepack ? packedWeights(model) : [])
  return model.initializers.reduce(
    (total, value) => total + (value.location && !packed.has(value) ? byteSize(value) : 0),
    0,
  )
}
