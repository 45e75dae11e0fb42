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

/** Finds the code of a value in [-1, 1] by two look-ups; built once for a map. */
export interface Quantizer {
  /** The value of each code. */
  values: Float32Array
  /** For each code the greatest float it stands for; floats above have the next code. */
  thresholds: Float32Array
  /** For the upper half of a float's bits, the code of the lowest such float; the highest has the same or the next. */
  starts: Uint8Array
}

/** The code of zero. */
export const zeroCode = ({ values }: Quantizer): number => values.indexOf(0)

/**
 * Tables that give the nearest code, except next to zero:
 * - a negative mean stays negative, as in bitsandbytes;
 * - a mean square above zero stays above zero: the mean of the same element may be kept, and divided by zero it would
 *   throw the parameter far away (rows of an embedding whose token comes rarely show it first).
 */
export function quantizer(signed: boolean): Quantizer {
  const values = dynamicMap(signed)
  const thresholds = values.map((value, code) => floatUpTo((value + values[code + 1]) / 2))
  thresholds[255] = Infinity
  const zero = values.indexOf(0)
  if (signed) thresholds[zero - 1] = -smallestNormal
  else thresholds[zero] = 0

  const bits = new Uint32Array(1)
  const float = new Float32Array(bits.buffer)
  const starts = Uint8Array.from({ length: 2 ** 16 }, (_, upperHalf) => {
    const isNegative = upperHalf >= 2 ** 15
    bits[0] = upperHalf * 2 ** 16 + (isNegative ? 0xffff : 0)
    return codeOf(float[0], thresholds)
  })
  return { values, thresholds, starts }
}

/** The code a float stands for, found by halving. */
function codeOf(float: number, thresholds: Float32Array): number {
  let code = 0
  for (let step = 128; step >= 1; step /= 2) if (float > thresholds[code + step - 1]) code += step
  return code
}

const smallestNormal = 2 ** -126

/** The greatest float that is not above a number. */
function floatUpTo(number: number): number {
  const float = Float32Array.of(number)
  const towardsMinusInfinity = number > 0 ? -1 : 1
  if (float[0] > number) new Int32Array(float.buffer)[0] += towardsMinusInfinity
  return float[0]
}
