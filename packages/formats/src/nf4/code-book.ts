/**
 * The 16 values of NormalFloat4: quantiles of the normal distribution, scaled to [-1, 1], with an exact zero.
 * Source: QLoRA (arXiv 2305.14314), appendix E, with the digits that bitsandbytes uses.
 */
export const NF4_CODE = Float32Array.of(
  -1,
  -0.6961928009986877,
  -0.5250730514526367,
  -0.39491748809814453,
  -0.28444138169288635,
  -0.18477343022823334,
  -0.09105003625154495,
  0,
  0.07958029955625534,
  0.16093020141124725,
  0.24611230194568634,
  0.33791524171829224,
  0.44070982933044434,
  0.5626170039176941,
  0.7229568362236023,
  1,
)

/** The 15 points half-way between neighbours; a value on one belongs to the lower neighbour. */
const midpoints = Float32Array.from({ length: 15 }, (_, i) => Math.fround(NF4_CODE[i] + NF4_CODE[i + 1]) / 2)

/** [-1, 1] is cut into cells of 1/CELLS; neighbouring midpoints are further apart, so a cell has at most one. */
export const CELLS = 32

/** For each cell, the code of its lower end; 1 belongs to a cell of its own. */
export const cellCode = new Uint8Array(2 * CELLS + 1)

/** For each cell, the value above which the next code begins; 2, which no value reaches, where none does. */
export const cellThreshold = new Float32Array(2 * CELLS + 1).fill(2)

for (let cell = 0; cell <= 2 * CELLS; cell++) {
  const [low, high] = [cell / CELLS - 1, (cell + 1) / CELLS - 1]
  const inside = midpoints.filter((point) => point >= low && point < high)
  if (inside.length > 1) throw new Error('internal: two midpoints of NF4 in one cell')
  cellCode[cell] = midpoints.filter((point) => point < low).length
  if (inside.length === 1) cellThreshold[cell] = inside[0]
}
