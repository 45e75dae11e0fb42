import { compile, createSession, gradients, input, matmul, square, sum, type Tensor } from '@tunesmith/autograd'
import { describe, expect, it } from 'vitest'
import { dropoutColumns, dropoutPhaseLimit, dropoutRows, loraDropout } from './lora-dropout.ts'

const rows = 128
const features = 96

/** Numbers in [0, 1) from a linear congruential generator, different for each seed. */
function uniforms(count: number, seed: number): Float32Array {
  let state = (seed * 2654435761) >>> 0
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  })
}

const phases = (seed: number) => ({
  [dropoutRows('layer')]: uniforms(rows, 2 * seed + 1).map((value) => value * dropoutPhaseLimit),
  [dropoutColumns('layer')]: uniforms(features, 2 * seed + 2).map((value) => value * dropoutPhaseLimit),
})

async function run(results: Record<string, Tensor>, feeds: Record<string, Float32Array>, recompute: 'none' | 'full' = 'none') {
  const session = await createSession(compile(results, { recompute }), { threads: 1 })
  const result = await session.run(feeds)
  await session.release()
  return result as Record<string, Float32Array>
}

const ones = new Float32Array(rows * features).fill(1)

/** The masks for several draws of phases: what is left of ones. */
async function masks(rate: number, seeds: readonly number[]): Promise<Float32Array[]> {
  const y = loraDropout(rate)(input('x', [rows, features]), 'layer')
  const session = await createSession(compile({ y }), { threads: 1 })
  const found: Float32Array[] = []
  for (const seed of seeds) found.push((await session.run({ x: ones, ...phases(seed) })).y as Float32Array)
  await session.release()
  return found
}

const kept = (mask: Float32Array) => mask.reduce((count, value) => count + Number(value > 0), 0) / mask.length
const seeds = Array.from({ length: 20 }, (_, seed) => seed)

describe('dropout on the input of an adapter', () => {
  it.each([0.05, 0.1, 0.5, 0.9])('drops elements at the rate of %d and keeps the mean', async (rate) => {
    const all = await masks(rate, seeds)
    const share = all.reduce((total, mask) => total + kept(mask), 0) / all.length
    const deviation = Math.sqrt((rate * (1 - rate)) / (all.length * rows * features))
    expect(Math.abs(share - (1 - rate))).toBeLessThan(5 * deviation)
    for (const mask of all) {
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]))
      expect(Math.abs(kept(mask) - (1 - rate))).toBeLessThan(0.03)
    }
  })

  it('drops with no regard to row, column or draw', async () => {
    const rate = 0.5
    const [first, second] = await masks(rate, [100, 101])
    const isKept = (mask: Float32Array, row: number, column: number) => Number(mask[row * features + column] > 0)
    const agreement = (a: (row: number, column: number) => number, b: (row: number, column: number) => number) => {
      let same = 0
      for (let row = 0; row < rows - 1; row++) {
        for (let column = 0; column < features - 1; column++) same += Number(a(row, column) === b(row, column))
      }
      return same / ((rows - 1) * (features - 1))
    }
    const here = (row: number, column: number) => isKept(first, row, column)
    const others = {
      draw: (row: number, column: number) => isKept(second, row, column),
      row: (row: number, column: number) => isKept(first, row + 1, column),
      column: (row: number, column: number) => isKept(first, row, column + 1),
    }
    for (const [name, other] of Object.entries(others)) expect(Math.abs(agreement(here, other) - 0.5), name).toBeLessThan(0.03)
    for (let row = 0; row < rows; row++) {
      const share = first.slice(row * features, (row + 1) * features).filter((value) => value > 0).length / features
      expect(Math.abs(share - 0.5), `row ${row}`).toBeLessThan(5 * Math.sqrt(0.25 / features))
    }
  })

  it('uses one mask forward, backward and when computed again', async () => {
    const x = uniforms(rows * features, 7)
    const weight = uniforms(4 * features, 8)
    const loss = (w: Tensor) =>
      sum(square(matmul(loraDropout(0.3)(input('x', [rows, features]), 'layer'), w, { transposeB: true })))
    const w = input('w', [4, features])
    const y = loss(w)
    const [dw] = gradients(y, [w])
    const feeds = { x, w: weight, ...phases(3) }
    const plain = await run({ y, dw }, feeds)
    const again = await run({ y, dw }, feeds, 'full')
    expect(again).toEqual(plain)

    const [mask] = await masks(0.3, [3])
    const dropped = x.map((value, index) => value * mask[index])
    const expected = new Float64Array(4 * features)
    for (let row = 0; row < rows; row++) {
      for (let out = 0; out < 4; out++) {
        let product = 0
        for (let j = 0; j < features; j++) product += dropped[row * features + j] * weight[out * features + j]
        for (let j = 0; j < features; j++) expected[out * features + j] += 2 * product * dropped[row * features + j]
      }
    }
    const largest = Math.max(...expected)
    expected.forEach((value, index) => expect(Math.abs(plain.dw[index] - value)).toBeLessThan(1e-5 * largest))
  })
})
