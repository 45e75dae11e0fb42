const { fround } = Math

/** Exponents of ten from 10⁻⁶ to 10⁰, each with twice the values of the one before. */
const DECADES = 7

/**
 * The signed 8-bit dynamic data type of bitsandbytes (arXiv 1511.04561), ascending: 256 values in [-1, 1], dense near
 * zero. Every operation is rounded to float32 where PyTorch rounds it, so that all bits agree with
 * `bitsandbytes.functional.create_dynamic_map()`.
 */
export function createDynamicMap(): Float32Array {
  const values = [0, 1]
  for (let decade = 0; decade < DECADES; decade++) {
    const edges = linspace(0.1, 1, 2 ** decade + 1)
    const scale = fround(10 ** (decade - DECADES + 1))
    for (let i = 0; i + 1 < edges.length; i++) {
      const mean = fround(edges[i] + edges[i + 1]) / 2
      values.push(mean * scale, -mean * scale)
    }
  }
  return Float32Array.from(values).sort()
}

/** `torch.linspace` in float32: from both ends to the middle, multiply and add in one rounding. */
function linspace(start: number, end: number, count: number): Float32Array {
  const [first, last] = [fround(start), fround(end)]
  const step = fround(fround(last - first) / (count - 1))
  return Float32Array.from({ length: count }, (_, i) =>
    i < Math.floor(count / 2) ? first + step * i : last - step * (count - i - 1),
  )
}
