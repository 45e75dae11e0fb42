import { add, cast, external, gather, matmul, type DType, type Shape, type Tensor } from '@tunesmith/autograd'
import { fail } from '@tunesmith/contract'
import type { TensorEntry } from '@tunesmith/formats'
import { dirname } from 'node:path'
import type { Weights } from './weights.ts'

/** The safetensors element types a weight may have, in the engine's terms. */
export const weightDtypes: Partial<Record<string, { dtype: DType; bytes: number }>> = {
  F32: { dtype: 'float32', bytes: 4 },
  F16: { dtype: 'float16', bytes: 2 },
  BF16: { dtype: 'bfloat16', bytes: 2 },
}

/**
 * Frozen weights that stay in their safetensors files, memory-mapped; 16-bit ones become float32 in the graph, just
 * before their use.
 */
export function storedWeights(tensors: ReadonlyMap<string, TensorEntry>): Weights {
  const part = (name: string, shape: Shape, firstRow = 0): Tensor => {
    const entry = findTensor(tensors, name)
    const { dtype, bytes } = weightDtypes[entry.dtype]!
    const rowBytes = (entry.byteLength / entry.shape[0]) | 0
    const byteLength = shape.reduce((product, size) => product * size, bytes)
    return external(name, { file: entry.file, offset: entry.offset + firstRow * rowBytes, byteLength }, shape, dtype)
  }
  const dense = (name: string, shape: Shape): Tensor => {
    expectShape(tensors, name, shape)
    return cast(part(name, shape), 'float32')
  }
  return {
    vector: (name, size) => dense(name, [size]),
    matrix(name, rows, columns) {
      expectShape(tensors, name, [rows, columns])
      return {
        trainable: false,
        rows: (ids) => cast(gather(part(name, [rows, columns]), ids), 'float32'),
        block: (start, end) => cast(part(name, [end - start, columns], start), 'float32'),
      }
    },
    linear(name, outFeatures, inFeatures, bias) {
      expectShape(tensors, `${name}.weight`, [outFeatures, inFeatures])
      return (x) => {
        const product = matmul(x, dense(`${name}.weight`, [outFeatures, inFeatures]), { transposeB: true })
        return bias ? add(product, dense(`${name}.bias`, [outFeatures])) : product
      }
    },
  }
}

export function findTensor(tensors: ReadonlyMap<string, TensorEntry>, name: string): TensorEntry {
  const entry = tensors.get(name)
  if (!entry) {
    const [anyTensor] = tensors.values()
    return fail('TENSOR_MISSING', { path: anyTensor ? dirname(anyTensor.file) : 'The model', tensor: name })
  }
  const { file, dtype } = entry
  return weightDtypes[dtype] ? entry : fail('TENSOR_DTYPE_UNSUPPORTED', { path: file, tensor: name, dtype })
}

function expectShape(tensors: ReadonlyMap<string, TensorEntry>, name: string, expected: Shape): void {
  const { shape } = findTensor(tensors, name)
  if (shape.length !== expected.length || shape.some((size, axis) => size !== expected[axis])) {
    fail('MODEL_TENSOR_SHAPE', { name, found: `[${shape.join(', ')}]`, expected: `[${expected.join(', ')}]` })
  }
}
