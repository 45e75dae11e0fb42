import { fail } from '@tunesmith/contract'
import type { TensorEntry } from '../safetensors/header.ts'
import type { TensorSpec } from '../safetensors/layout.ts'

/** Where the parts of an 8-bit matrix lie in a safetensors file, so that ONNX Runtime can map them into memory. */
export interface Int8RowsEntry {
  /** `[out, in]` */
  shape: [number, number]
  /** I8 `[out, in]` */
  codes: TensorEntry
  /** F32 `[out]` */
  scales: TensorEntry
}

export const int8Names = (weight: string) => ({ codes: weight, scales: `${weight}.scale` })

/** The tensors that store one 8-bit matrix. */
export function int8Specs(weight: string, shape: readonly number[]): TensorSpec[] {
  const names = int8Names(weight)
  return [
    { name: names.codes, dtype: 'I8', shape },
    { name: names.scales, dtype: 'F32', shape: [shape[0]] },
  ]
}

/**
 * Finds the parts of an 8-bit matrix written by `quantizeModelInt8`.
 *
 * @param weight its name, such as `model.layers.0.mlp.up_proj.weight`
 * @throws TENSOR_MISSING, QUANTIZED_WEIGHT_INVALID
 */
export function findInt8Rows(tensors: ReadonlyMap<string, TensorEntry>, weight: string): Int8RowsEntry {
  const names = int8Names(weight)
  const codes = tensors.get(names.codes)
  const scales = tensors.get(names.scales)
  const path = codes?.file ?? tensors.values().next().value?.file ?? 'the file'
  if (codes === undefined) fail('TENSOR_MISSING', { path, tensor: names.codes })
  if (scales === undefined) fail('TENSOR_MISSING', { path, tensor: names.scales })
  const { shape } = codes
  if (codes.dtype !== 'I8' || shape.length !== 2 || scales.dtype !== 'F32' || scales.byteLength !== shape[0] * 4) {
    const detail = 'it does not have one float32 scale for each row of int8'
    fail('QUANTIZED_WEIGHT_INVALID', { path, tensor: weight, detail })
  }
  return { shape: [shape[0], shape[1]], codes, scales }
}
