/**
 * The number of greatest magnitude among `count` from `start` on, the first of equals, with its sign: scaling by it lets
 * the side that reaches further use the one code more that a two's complement range has below zero.
 */
export function signedExtreme(source: Float32Array, start: number, count: number): number {
  let extreme = 0
  let greatest = 0
  for (let i = start; i < start + count; i++) {
    const magnitude = Math.abs(source[i])
    if (magnitude <= greatest) continue
    greatest = magnitude
    extreme = source[i]
  }
  return extreme
}
