import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { gradients } from '../gradients.ts'
import { evaluate } from '../reference/evaluate.ts'
import type { Kernels } from '../reference/kernel.ts'
import { relativeError } from '../reference/relative-error.ts'
import { runOnce } from '../session/run-once.ts'
import { apply, constant, input, type Tensor } from '../tensor.ts'
import type { OpName } from './attributes.ts'
import { buildCase, cases, isDifferentiable, type BuiltCase } from './fixtures/cases.ts'
import { samples } from './fixtures/samples.ts'
import { ops } from './index.ts'

/** Derivatives of the loss by central differences, in float64. */
function differences({ loss, feeds }: BuiltCase, x: Tensor): number[] {
  const name = (x as Tensor<'Input'>).attributes.name
  const step = 1e-5
  const values = Array.from(feeds[name] as Float32Array)
  return values.map((value, index) => {
    const at = (changed: number) => evaluate([loss], { ...feeds, [name]: values.with(index, changed) })[0].data[0]
    return (at(value + step) - at(value - step)) / (2 * step)
  })
}

describe('the gradient of every op is the derivative of its meaning', () => {
  const smooth = cases.filter(([, op, sample]) => isDifferentiable(op) && !sample.notSmooth)
  it.each(smooth)('%s', (_, op, sample) => {
    const built = buildCase(op, sample)
    const results = evaluate(gradients(built.loss, built.wrt), built.feeds)
    built.wrt.forEach((x, index) => {
      expect(results[index].shape).toEqual(x.shape)
      const expected = differences(built, x)
      expect(expected.some((slope) => slope !== 0)).toBe(true)
      expect(relativeError(results[index].data, expected)).toBeLessThan(1e-6)
    })
  })
})

describe.each([
  { dialect: 'with contrib kernels', contrib: true },
  { dialect: 'with ONNX operators only', contrib: false },
])('ONNX Runtime $dialect computes what every op means', ({ contrib }) => {
  it.each(cases)('%s', async (_, op, sample) => {
    const { y, loss, wrt, feeds } = buildCase(op, sample)
    const results = [y, ...(isDifferentiable(op) ? gradients(loss, wrt) : [])]
    const named = Object.fromEntries(results.map((tensor, index) => [`result${index}`, tensor]))
    const actual = await runOnce(named, feeds, { contrib, threads: 1 })
    evaluate(results, feeds).forEach(({ data }, index) => {
      expect(relativeError(actual[`result${index}`], data)).toBeLessThan(1e-5)
    })
  })
})

describe('without contrib kernels', () => {
  it.each(cases)('%s needs nothing that only ONNX Runtime has', (_, op, sample) => {
    const { y, loss, wrt } = buildCase(op, sample)
    const results = [y, ...(isDifferentiable(op) ? gradients(loss, wrt) : [])]
    const named = Object.fromEntries(results.map((tensor, index) => [`result${index}`, tensor]))
    const { nodes } = compile(named, { contrib: false }).model
    const own = nodes.filter((node) => node.domain !== '' || node.op === 'SimplifiedLayerNormalization')
    expect(own).toEqual([])
  })
})

describe('the op table', () => {
  it('does not compile when an op lacks its row, its samples or its meaning', () => {
    const { Tanh: _row, ...rows } = ops
    const { Tanh: _samples, ...others } = samples
    // @ts-expect-error Tanh has no row
    const withoutRow: typeof ops = rows
    // @ts-expect-error Tanh has no sample
    const withoutSamples: typeof samples = others
    // @ts-expect-error no op has a kernel
    const withoutKernels: Kernels<OpName> = {}
    for (const table of [withoutRow, withoutSamples, withoutKernels]) expect(table).not.toHaveProperty('Tanh')
  })

  const x = input('x', [2, 3])
  const product = { transposeA: false, transposeB: false, alpha: 1 }
  it.each<[string, () => Tensor]>([
    ['do not broadcast', () => apply('Add', [x, input('y', [4])], {})],
    ['mixes', () => apply('Add', [x, input('y', [3], 'int32')], {})],
    ['cannot choose', () => apply('Where', [x, x, x], {})],
    ['cannot be reshaped', () => apply('Reshape', [x], { shape: [5] })],
    ['does not permute', () => apply('Transpose', [x], { permutation: [0, 0] })],
    ['outside', () => apply('Slice', [x], { axis: 1, start: 2, end: 4 })],
    ['do not join', () => apply('Concat', [x, input('y', [3, 3])], { axis: 1 })],
    ['does not stretch', () => apply('Expand', [x], { shape: [2, 1] })],
    ['ids are float32', () => apply('Gather', [x, x], {})],
    ['do not index', () => apply('ScatterAdd', [input('ids', [3], 'int32'), x], { rows: 2 })],
    ['do not multiply', () => apply('MatMul', [x, x], product)],
    ['needs matrices', () => apply('MatMul', [x, input('y', [3])], product)],
    ['a bias that broadcasts', () => apply('Gemm', [x, input('y', [3, 4]), input('c', [3, 1, 1])], product)],
    ['takes int32 [], got an Float32Array', () => constant(5, [], 'int32')],
    ['takes float32 [3], got 2 elements', () => constant(new Float32Array(2), [3])],
    ['does not scale', () => apply('RmsNorm', [x, input('weight', [2])], { epsilon: 1e-5 })],
  ])('turns away inputs that do not fit: %s', (message, build) => {
    expect(build).toThrow(message)
  })
})
