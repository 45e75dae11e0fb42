/** [0, 1), from a multiplication modulo 2³². */
function uniform(index: number, factor: number): number {
  return (Math.imul(index, factor) >>> 0) / 2 ** 32
}

/** The same small numbers as `weights` in golden/nf4.py, whose spread changes from block to block. */
export function testWeights(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const spread = 0.01 + 0.05 * uniform(Math.floor(i / 64) + 1, 2246822519)
    return (uniform(i, 2654435761) + uniform(i, 1103515245) - 1) * spread
  })
}
