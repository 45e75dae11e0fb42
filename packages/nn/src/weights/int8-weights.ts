import { add, external, matmulInt8Compute, type DType, type Int8ComputeWeight, type Int8Matrix, type Tensor } from '@tunesmith/autograd'
import { findInt8Compute, type Int8ColumnsEntry, type TensorEntry } from '@tunesmith/formats'
import type { Linear, Weights } from './weights.ts'

/**
 * `stored`, with the linear layers that are in `quantized` (a file of `quantizeModelInt8Compute`) multiplied in 8-bit
 * integer arithmetic, forward and backward. Biases, norms, embeddings and the output layer stay as stored.
 */
export function int8ComputeWeights(stored: Weights, quantized: ReadonlyMap<string, TensorEntry>): Weights {
  return {
    ...stored,
    linear(name, outFeatures, inFeatures, hasBias): Linear {
      if (!quantized.has(`${name}.weight.forward`)) return stored.linear(name, outFeatures, inFeatures, hasBias)
      return (x) => {
        const product = matmulInt8Compute(x, int8Weight(quantized, `${name}.weight`))
        return hasBias ? add(product, stored.vector(`${name}.bias`, outFeatures)) : product
      }
    },
  }
}

function int8Weight(quantized: ReadonlyMap<string, TensorEntry>, name: string): Int8ComputeWeight {
  const { forward, backward, rotationBlock } = findInt8Compute(quantized, name)
  return {
    forward: matrix(forward),
    backward: matrix(backward),
    ...(rotationBlock > 1 && { rotationBlock }),
  }
}

const matrix = ({ codes, scales }: Int8ColumnsEntry): Int8Matrix => ({
  codes: mapped(codes, 'int8'),
  scales: mapped(scales, 'float32'),
})

const mapped = ({ name, file, offset, byteLength, shape }: TensorEntry, dtype: DType): Tensor =>
  external(name, { file, offset, byteLength }, shape, dtype)
