const { fround } = Math

/** The float32 values in a 256-bit register; PyTorch sums in this width on every CPU. */
const LANES = 8
/** Registers that take turns, so that additions need not wait for each other. */
const REGISTERS = 4
/** Partial sums of partial sums, which keep rounding errors small (cascade summation). */
const LEVELS = 4

/**
 * The mean in float32 in the order of additions of `torch.mean` on one CPU thread, so that all bits agree. With several
 * threads, PyTorch itself splits more than 32768 values differently, and its last bit may change.
 */
export function torchMean(values: Float32Array): number {
  return fround(torchSum(values) / values.length)
}

/** `vectorized_inner_sum` of PyTorch's SumKernel.cpp. */
function torchSum(values: Float32Array): number {
  const vectors = Math.floor(values.length / LANES)
  const rounds = Math.floor(vectors / REGISTERS)
  const lanes = cascadeSum(values, rounds)
  for (let i = rounds * REGISTERS * LANES; i < vectors * LANES; i++) lanes[i % LANES] += values[i]
  for (let i = LANES; i < lanes.length; i++) lanes[i % LANES] += lanes[i]
  let sum = 0
  for (let i = vectors * LANES; i < values.length; i++) sum = fround(sum + values[i])
  for (let lane = 0; lane < LANES; lane++) sum = fround(sum + lanes[lane])
  return sum
}

/** `multi_row_sum`: adds `rounds` rounds of all registers, moving each level up when it has had its share. */
function cascadeSum(values: Float32Array, rounds: number): Float32Array {
  const width = REGISTERS * LANES
  const power = Math.max(4, Math.floor(ceilLog2(rounds) / LEVELS))
  const share = 1 << power
  const levels = Array.from({ length: LEVELS }, () => new Float32Array(width))
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < width; i++) levels[0][i] += values[round * width + i]
    if ((round + 1) % share === 0) moveUp(levels, round + 1, power)
  }
  const [total, ...rest] = levels
  for (const level of rest) for (let i = 0; i < width; i++) total[i] += level[i]
  return total
}

function moveUp(levels: Float32Array[], done: number, power: number): void {
  for (let level = 1; level < LEVELS; level++) {
    const [below, above] = [levels[level - 1], levels[level]]
    for (let i = 0; i < above.length; i++) above[i] += below[i]
    below.fill(0)
    const mask = ((1 << power) - 1) << (level * power)
    if ((done & mask) !== 0) return
  }
}

function ceilLog2(count: number): number {
  return count <= 2 ? 1 : 32 - Math.clz32(count - 1)
}
