import { abs, customGradient, div, max, maximum, mul, reshape } from '../functional.ts'
import { apply, type Tensor } from '../tensor.ts'

/** An int8 matrix with one scale a column; the first axis is the one that is summed over. */
export interface Int8Matrix {
  /** int8 `[inner, columns]` */
  codes: Tensor
  /** float32 `[columns]` */
  scales: Tensor
}

/** A linear layer's weight rounded twice, for the products of the forward and of the backward pass. */
export interface Int8ComputeWeight {
  /** Wᵀ: codes `[inFeatures, outFeatures]`, a scale for each output feature. */
  forward: Int8Matrix
  /** W: codes `[outFeatures, inFeatures]`, a scale for each input feature. */
  backward: Int8Matrix
}

const smallestScale = 1e-30 // keeps rows of zeros from dividing by zero

/** x @ matrix with both factors rounded to 8 bits; each row of x has its own scale. */
function int8Product(x: Tensor, { codes, scales }: Int8Matrix): Tensor {
  const [inner, columns] = codes.shape
  const rows = reshape(x, [-1, inner])
  const largest = maximum(max(abs(rows), { axes: [1], keepDims: true }), smallestScale)
  const product = apply('DynamicQuantizeMatMul', [div(rows, largest), codes, scales], {})
  return reshape(mul(product, largest), [...x.shape.slice(0, -1), columns])
}

/**
 * x `[…, inFeatures]` @ Wᵀ → `[…, outFeatures]` in 8-bit integer arithmetic, both ways: about three times as fast as
 * float32 where the processor has instructions for it (VNNI), and not exact (cosine to the exact result about 0.999
 * forward). Activations with large outliers lose more, so it is to be asked for, not a default.
 */
export function matmulInt8Compute(x: Tensor, weight: Int8ComputeWeight): Tensor {
  return customGradient(int8Product(x, weight.forward), [x], (dy) => [int8Product(dy, weight.backward)])
}
