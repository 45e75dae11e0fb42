import { abs, customGradient, div, matmul, max, maximum, mul, reshape } from '../functional.ts'
import { withScope } from '../scope.ts'
import { apply, constant, type Tensor } from '../tensor.ts'

/** An int8 matrix with one scale a column; the first axis is the one that is summed over. */
export interface Int8Matrix {
  /** int8 `[inner, columns]` */
  codes: Tensor
  /** float32 `[columns]` */
  scales: Tensor
}

/** A linear layer's weight rounded twice, for the products of the forward and of the backward pass. */
export interface Int8ComputeWeight {
  /** (W R)ᵀ: codes `[inFeatures, outFeatures]`, a scale for each output feature. */
  forward: Int8Matrix
  /** W: codes `[outFeatures, inFeatures]`, a scale for each input feature. */
  backward: Int8Matrix
  /** Features that R turns together, see `hadamard`; without it R is the identity. */
  rotationBlock?: number
}

const smallestScale = 1e-30 // keeps rows of zeros from dividing by zero

const hadamards = new Map<number, Tensor>()

/**
 * The normalised Hadamard matrix of Sylvester `[size, size]`, for a power of two: orthogonal and symmetric, with all
 * entries of the same magnitude, so that it spreads a large number over all features of its block.
 */
export function hadamard(size: number): Tensor {
  const known = hadamards.get(size)
  if (known) return known
  const values = Float32Array.from({ length: size * size }, (_, i) => {
    let odd = 0
    for (let common = Math.floor(i / size) & (i % size); common !== 0; common &= common - 1) odd ^= 1
    return (odd ? -1 : 1) / Math.sqrt(size)
  })
  const matrix = withScope({ path: '', phase: 'forward', region: undefined }, () => constant(values, [size, size]))
  hadamards.set(size, matrix)
  return matrix
}

/** A left factor as integer products take it: rows with 1 as their largest magnitude, and what that was before. */
interface ScaledRows {
  rows: Tensor
  largest: Tensor
}

function scaleRows(x: Tensor, rotationBlock?: number): ScaledRows {
  const inner = x.shape.at(-1)!
  const turned = rotationBlock ? matmul(reshape(x, [-1, rotationBlock]), hadamard(rotationBlock)) : x
  const rows = reshape(turned, [-1, inner])
  const largest = maximum(max(abs(rows), { axes: [1], keepDims: true }), smallestScale)
  return { rows: div(rows, largest), largest }
}

/** x @ matrix, where x has the given shape and both factors are rounded to 8 bits; each row of x has its own scale. */
function int8Product({ rows, largest }: ScaledRows, { codes, scales }: Int8Matrix, shape: readonly number[]): Tensor {
  const product = apply('DynamicQuantizeMatMul', [rows, codes, scales], {})
  return reshape(mul(product, largest), [...shape.slice(0, -1), codes.shape[1]])
}

/** Several layers read the same tensor: it is scaled once for all of them. */
const scaledInputs = new WeakMap<Tensor, Map<number, ScaledRows>>()

function scaledInput(x: Tensor, rotationBlock = 0): ScaledRows {
  const ofTensor = scaledInputs.get(x) ?? new Map<number, ScaledRows>()
  scaledInputs.set(x, ofTensor)
  const scaled = ofTensor.get(rotationBlock) ?? scaleRows(x, rotationBlock)
  ofTensor.set(rotationBlock, scaled)
  return scaled
}

/**
 * x `[…, inFeatures]` @ Wᵀ → `[…, outFeatures]` in 8-bit integer arithmetic, both ways: about three times as fast as
 * float32 where the processor has instructions for it (VNNI), and not exact (cosine to the exact result about 0.999
 * forward). A few large activations would take all the precision of their row, so both factors of the forward product
 * may be turned by the same rotation, which leaves the product as it is (QuaRot, Ashkboos et al. 2024, arXiv:2404.00456).
 */
export function matmulInt8Compute(x: Tensor, weight: Int8ComputeWeight): Tensor {
  const y = int8Product(scaledInput(x, weight.rotationBlock), weight.forward, x.shape)
  return customGradient(y, [x], (dy) => [int8Product(scaleRows(dy), weight.backward, dy.shape)])
}
