/**
 * The number formats of safetensors with their size in bits, in the order of their alignment: a file stores the widest
 * first, so that every tensor starts at a multiple of its element size.
 * Specification: the `Dtype` enumeration of https://github.com/huggingface/safetensors.
 */
export const DTYPE_BITS = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
} as const

export type Dtype = keyof typeof DTYPE_BITS

const alignmentOrder = new Map(Object.keys(DTYPE_BITS).map((dtype, order) => [dtype, order]))

/** The place of `dtype` in the order of alignment; greater is stored earlier. */
export function dtypeOrder(dtype: Dtype): number {
  return alignmentOrder.get(dtype)!
}

/** Whether the format knows a number format of this name. */
export function isDtype(name: string): name is Dtype {
  return alignmentOrder.has(name)
}

/** The largest count of bits that a double still holds exactly, as the count of bytes in a file must be. */
const MAX_BITS = Number.MAX_SAFE_INTEGER

/**
 * The bytes a tensor takes.
 *
 * @returns undefined where the product overflows, or sub-byte elements do not fill whole bytes
 */
export function tensorByteLength(dtype: Dtype, shape: readonly number[]): number | undefined {
  let bits = DTYPE_BITS[dtype] as number
  for (const size of shape) {
    bits *= size
    if (bits > MAX_BITS) return undefined
  }
  return bits % 8 === 0 ? bits / 8 : undefined
}

/** The number of elements; a scalar, whose shape is empty, has one. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1)
}
