/**
 * The largest power of two up to `largest` that divides `size`: how many neighbouring numbers a rotation can turn
 * together without leaving any out.
 */
export function rotationBlockFor(size: number, largest: number): number {
  let block = 1
  while (block * 2 <= largest && size % (block * 2) === 0) block *= 2
  return block
}

/**
 * Multiplies each run of `block` values, in place, with the normalised Hadamard matrix of Sylvester, by the fast
 * Walsh–Hadamard transform. It is its own inverse.
 *
 * @param block a power of two that divides the number of values
 */
export function rotateBlocks(values: Float32Array, block: number): void {
  const scale = 1 / Math.sqrt(block)
  for (let first = 0; first < values.length; first += block) {
    const end = first + block
    for (let half = 1; half < block; half *= 2) {
      for (let start = first; start < end; start += 2 * half) {
        for (let i = start; i < start + half; i++) {
          const a = values[i]
          const b = values[i + half]
          values[i] = a + b
          values[i + half] = a - b
        }
      }
    }
    for (let i = first; i < end; i++) values[i] *= scale
  }
}
