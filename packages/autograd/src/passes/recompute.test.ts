import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { add, cast, matmul, mul, rmsNorm, sigmoid, square, sum, tanh } from '../functional.ts'
import { gradients } from '../gradients.ts'
import { evaluate } from '../reference/evaluate.ts'
import { checkpoint } from '../scope.ts'
import { runOnce } from '../session/run-once.ts'
import { constant, input, save, type Tensor } from '../tensor.ts'
import { topologicalOrder } from '../traversal.ts'
import { recompute, type RecomputeLevel } from './recompute.ts'

const width = 8
const levels: RecomputeLevel[] = ['none', 'smart', 'full']
const scale = constant(new Float32Array(width).fill(1), [width])
const fill = (shape: readonly number[], seed: number) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * 0.7 + seed) / 2)

/** A stack of residual blocks, each a region; `saved` is the product that `smart` keeps. */
function stack(depth: number, rows = 4) {
  const x = input('x', [rows, width])
  const weights = Array.from({ length: depth }, (_, layer) => input(`w${layer}`, [width, width]))
  let hidden = x
  const blocks = weights.map((weight, layer) =>
    checkpoint(`block${layer}`, () => {
      const product = save(matmul(rmsNorm(hidden, scale, 1e-5), weight))
      const activation = tanh(mul(product, sigmoid(product)))
      const output = add(hidden, activation)
      hidden = output
      return { product, activation, output }
    }),
  )
  const loss = sum(square(hidden))
  const feeds: Record<string, Float32Array> = { x: fill(x.shape, 0) }
  weights.forEach((weight, layer) => (feeds[`w${layer}`] = fill(weight.shape, layer + 1)))
  return { loss, blocks, feeds, results: [loss, ...gradients(loss, weights)] }
}

const recomputed = (outputs: readonly Tensor[]) =>
  topologicalOrder(outputs).filter(({ scope }) => scope.phase === 'recompute')

/** Forward tensors (not leaves) that the backward pass reads. */
function keptForBackward(outputs: readonly Tensor[]): Set<number> {
  const readers = topologicalOrder(outputs).filter(({ scope }) => scope.phase !== 'forward')
  const read = readers.flatMap(({ inputs }) => inputs)
  return new Set(read.filter(({ scope, inputs }) => scope.phase === 'forward' && inputs.length > 0).map(({ id }) => id))
}

describe('recompute', () => {
  it('changes no bit of any result', async () => {
    const { results, feeds } = stack(5)
    const named = Object.fromEntries(results.map((tensor, index) => [`result${index}`, tensor]))
    const [none, ...others] = await Promise.all(levels.map((level) => runOnce(named, feeds, { recompute: level })))
    for (const other of others) expect(other).toEqual(none)
    const expected = evaluate(results, feeds)
    expected.forEach(({ data }, i) => expect(none[`result${i}`][0]).toBeCloseTo(data[0], 3))
  })

  it('keeps everything, the marked tensors, or only what leaves a region', () => {
    const { results, blocks } = stack(3)
    const kept = levels.map((level) => keptForBackward(recompute(results, level)))
    for (const [layer, { product, activation, output }] of blocks.entries()) {
      const isLast = layer === blocks.length - 1
      expect(levels.map((_, i) => kept[i].has(product.id))).toEqual([true, true, false])
      expect(levels.map((_, i) => kept[i].has(activation.id))).toEqual([true, false, false])
      if (!isLast) expect(levels.map((_, i) => kept[i].has(output.id))).toEqual([true, true, true])
    }
  })

  it('computes each region of a chain once again, not again for every later one', () => {
    const counts = [2, 4, 8].map((depth) => recomputed(recompute(stack(depth).results, 'full')).length)
    expect(counts[1]).toBe(2 * counts[0])
    expect(counts[2]).toBe(4 * counts[0])
  })

  it('computes nothing again that is not needed', () => {
    expect(recomputed(recompute(stack(3).results, 'none'))).toEqual([])
    const { loss } = stack(3)
    expect(recomputed(recompute([loss], 'full'))).toEqual([])
  })

  it('keeps what is a result anyway', () => {
    const { results, blocks } = stack(2)
    const again = recomputed(recompute([...results, blocks[0].activation], 'full')).map(({ id }) => id)
    expect(again).not.toContain(blocks[0].activation.id)
    expect(again).toContain(blocks[1].activation.id)
  })

  it('unpacks stored weights again at every level', () => {
    const packed = constant(new Uint16Array(width * width), [width, width], 'bfloat16')
    const weight = cast(packed, 'float32')
    const x = input('x', [2, width])
    const loss = sum(square(matmul(x, weight)))
    for (const level of levels) {
      const names = recomputed(recompute([loss, ...gradients(loss, [x])], level)).map(({ op }) => op)
      expect(names).toEqual(['Cast'])
    }
  })

  it('needs less memory with each level', () => {
    const { results } = stack(12, 64)
    const named = Object.fromEntries(results.map((tensor, index) => [`result${index}`, tensor]))
    const [none, smart, full] = levels.map((level) => compile(named, { recompute: level }).liveness.peakBytes)
    expect(smart).toBeLessThan(none * 0.8)
    expect(full).toBeLessThan(smart * 0.8)
  })
})
