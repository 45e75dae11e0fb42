import { matmul } from '../functional.ts'
import { apply, type Tensor } from '../tensor.ts'

/** A linear layer's weight in 8 bits with one scale for each output feature. */
export interface Int8RowsWeight {
  /** int8 `[outFeatures, inFeatures]` */
  codes: Tensor
  /** float32 `[outFeatures]` */
  scales: Tensor
}

/**
 * x `[…, inFeatures]` @ Wᵀ → `[…, outFeatures]` for a frozen weight W = codes × scales. The weight is unpacked for each
 * product, in the backward pass again, so that only one is in memory at a time.
 */
export function matmulInt8Rows(x: Tensor, { codes, scales }: Int8RowsWeight): Tensor {
  return matmul(x, apply('DequantizeLinear', [codes, scales], {}), { transposeB: true })
}
