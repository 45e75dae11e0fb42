const MAGNITUDE_BITS = 0x7fffffff
const INFINITY_BITS = 0x7f800000

const scratchBits = new Int32Array(1)
const scratchValue = new Float32Array(scratchBits.buffer)

/**
 * The greatest magnitude among the float32 values `start` to `end`, given as bit patterns: without their sign bit,
 * floats are ordered like integers, and integers compare faster.
 *
 * @returns NaN where a value is NaN or infinite
 */
export function greatestMagnitude(bits: Int32Array, start: number, end: number): number {
  let greatest = 0
  for (let i = start; i < end; i++) {
    const magnitude = bits[i] & MAGNITUDE_BITS
    if (magnitude > greatest) greatest = magnitude
  }
  if (greatest >= INFINITY_BITS) return Number.NaN
  scratchBits[0] = greatest
  return scratchValue[0]
}

/** The bit patterns of the same memory. */
export function bitsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length)
}
