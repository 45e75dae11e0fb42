/// <reference lib="esnext.float16" />

/**
 * Widens bfloat16 to float32, exactly: bfloat16 is the upper half of a float32.
 *
 * @param source bit patterns
 * @param target at least as long as `source`
 */
export function bf16ToF32(source: Uint16Array, target: Float32Array): void {
  const bits = new Int32Array(target.buffer, target.byteOffset, source.length)
  for (let i = 0; i < source.length; i++) bits[i] = source[i] << 16
}

const INFINITY_BITS = 0x7f800000
const BF16_NAN = 0x7fc0

/**
 * Rounds float32 to bfloat16, to nearest with ties to even; every NaN becomes the one PyTorch writes.
 *
 * @param target bit patterns, at least as long as `source`
 */
export function f32ToBf16(source: Float32Array, target: Uint16Array): void {
  const bits = new Int32Array(source.buffer, source.byteOffset, source.length)
  for (let i = 0; i < bits.length; i++) {
    const value = bits[i]
    const isNaN = (value & 0x7fffffff) > INFINITY_BITS
    target[i] = isNaN ? BF16_NAN : (value + 0x7fff + ((value >>> 16) & 1)) >>> 16
  }
}

/** Widens IEEE 754 half precision to float32, exactly. */
export function f16ToF32(source: Uint16Array, target: Float32Array): void {
  target.set(new Float16Array(source.buffer, source.byteOffset, source.length))
}

/** Rounds float32 to half precision, to nearest with ties to even; beyond 65504 lies infinity. */
export function f32ToF16(source: Float32Array, target: Uint16Array): void {
  new Float16Array(target.buffer, target.byteOffset, target.length).set(source)
}
