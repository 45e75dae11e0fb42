/** Element types and what each means to ONNX, in bytes and as a JavaScript array. */
export const dtypes = {
  float32: { onnx: 1, bytes: 4 },
  uint8: { onnx: 2, bytes: 1 },
  int8: { onnx: 3, bytes: 1 },
  uint16: { onnx: 4, bytes: 2 },
  int32: { onnx: 6, bytes: 4 },
  int64: { onnx: 7, bytes: 8 },
  bool: { onnx: 9, bytes: 1 },
  float16: { onnx: 10, bytes: 2 },
  bfloat16: { onnx: 16, bytes: 2 },
} as const satisfies Record<string, { onnx: number; bytes: number }>

export type DType = keyof typeof dtypes

/** Types whose values can change a little, so that gradients flow through them. */
export const isFloat = (dtype: DType): boolean => ['float32', 'float16', 'bfloat16'].includes(dtype)

/** What a session takes and returns. */
export type TensorData = Float32Array | Int32Array | BigInt64Array | Uint8Array | Int8Array | Uint16Array

/** The array that holds each type; the half-precision floats as their bits. */
export const arrayTypes = {
  float32: Float32Array,
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  bool: Uint8Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
} as const satisfies Record<DType, new (length: number) => TensorData>
