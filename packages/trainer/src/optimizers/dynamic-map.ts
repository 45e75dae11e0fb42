/** Exponents of the dynamic 8-bit type: each is a decade further down and leaves half as many fractions. */
const decades = 7

/**
 * The 256 values an 8-bit moment can take, ascending, in [-1, 1] (signed) or [0, 1] (unsigned): the dynamic tree
 * data type of Dettmers et al., "8-bit Optimizers via Block-wise Quantization" (2022), as bitsandbytes tabulates it.
 * Each decade 10^-6 … 1 holds twice as many values as the one below, so relative precision is best near the maximum.
 */
export function dynamicMap(signed: boolean): Float32Array {
  const values = [0, 1]
  for (let decade = 0; decade < decades; decade++) {
    const steps = 2 ** (signed ? decade : decade + 1)
    for (let i = 0; i < steps; i++) {
      const middle = 0.1 + (0.9 * (i + 0.5)) / steps
      const value = middle * 10 ** (decade - (decades - 1))
      values.push(value)
      if (signed) values.push(-value)
    }
  }
  return Float32Array.from(values).sort()
}

/** Finds the code nearest to a value in [-1, 1]; built once for a map. */
export interface Quantizer {
  /** The value of each code. */
  values: Float32Array
  /** The nearest code. */
  encode: (value: number) => number
}

const mantissaBits = 6
const shift = 23 - mantissaBits

/**
 * Nearest-code search for a map: the upper bits of the float32 give a code at or just below the right one,
 * and a few comparisons with the middles between codes finish it.
 */
export function quantizer(signed: boolean): Quantizer {
  const values = dynamicMap(signed)
  const middles = new Float64Array(255)
  for (let code = 0; code < 255; code++) middles[code] = (values[code] + values[code + 1]) / 2

  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  const firstCode = (value: number) => {
    let code = 0
    while (code < 255 && value > middles[code]) code++
    return code
  }
  // A bucket starts at its smallest value: for negative numbers that is the one with the largest magnitude.
  const start = new Uint8Array(2 ** (32 - shift))
  for (let bucket = 0; bucket < start.length; bucket++) {
    const negative = bucket >= start.length / 2
    bits[0] = ((bucket << shift) | (negative ? 2 ** shift - 1 : 0)) >>> 0
    start[bucket] = Number.isFinite(float[0]) ? firstCode(float[0]) : 0
  }
  const encode = (value: number) => {
    float[0] = value
    let code = start[bits[0] >>> shift]
    while (code < 255 && value > middles[code]) code++
    return code
  }
  return { values, encode }
}
