import { fail } from '@tunesmith/contract'
import type { TensorEntry } from '../safetensors/header.ts'
import type { TensorSpec } from '../safetensors/layout.ts'
import { rotationBlockFor } from './hadamard.ts'

/** An int8 matrix and a scale for each of its columns. */
export interface Int8ColumnsEntry {
  /** I8 `[inner, columns]` */
  codes: TensorEntry
  /** F32 `[columns]` */
  scales: TensorEntry
}

/**
 * Where the two copies of a weight W `[out, in]` lie that integer arithmetic multiplies with: Wᵀ for the forward pass,
 * W for the backward pass, each with a scale for each column.
 */
export interface Int8ComputeEntry {
  /** `[out, in]` */
  shape: [number, number]
  /** Wᵀ `[in, out]`, turned by the Hadamard matrix in blocks of `rotationBlock` rows. */
  forward: Int8ColumnsEntry
  backward: Int8ColumnsEntry
  rotationBlock: number
}

/** Most features that the forward copy turns together: enough to spread outliers, and cheap to do to activations. */
export const GREATEST_ROTATION = 64

export const int8ComputeNames = (weight: string) => ({
  forward: `${weight}.forward`,
  forwardScales: `${weight}.forward_scale`,
  backward: `${weight}.backward`,
  backwardScales: `${weight}.backward_scale`,
})

/** The tensors that store one matrix for integer arithmetic. */
export function int8ComputeSpecs(weight: string, [rows, columns]: readonly number[]): TensorSpec[] {
  const names = int8ComputeNames(weight)
  return [
    { name: names.forward, dtype: 'I8', shape: [columns, rows] },
    { name: names.forwardScales, dtype: 'F32', shape: [rows] },
    { name: names.backward, dtype: 'I8', shape: [rows, columns] },
    { name: names.backwardScales, dtype: 'F32', shape: [columns] },
  ]
}

/**
 * Finds the parts of a matrix written by `quantizeModelInt8Compute`.
 *
 * @param weight its name, such as `model.layers.0.mlp.up_proj.weight`
 * @throws TENSOR_MISSING, QUANTIZED_WEIGHT_INVALID
 */
export function findInt8Compute(tensors: ReadonlyMap<string, TensorEntry>, weight: string): Int8ComputeEntry {
  const names = int8ComputeNames(weight)
  const path = tensors.values().next().value?.file ?? 'the file'
  const demand = (name: string) => tensors.get(name) ?? fail('TENSOR_MISSING', { path, tensor: name })
  const shape = demand(names.backward).shape as [number, number]
  for (const spec of int8ComputeSpecs(weight, shape)) {
    const { dtype, shape: found } = demand(spec.name)
    if (dtype === spec.dtype && String(found) === String(spec.shape)) continue
    const detail = `${spec.name} is ${dtype} [${found}] instead of ${spec.dtype} [${spec.shape}]`
    fail('QUANTIZED_WEIGHT_INVALID', { path, tensor: weight, detail })
  }
  return {
    shape,
    forward: { codes: demand(names.forward), scales: demand(names.forwardScales) },
    backward: { codes: demand(names.backward), scales: demand(names.backwardScales) },
    rotationBlock: rotationBlockFor(shape[1], GREATEST_ROTATION),
  }
}
