import { describe, expect, it } from 'vitest'
import { add, customGradient, matmul, mul, sigmoid, square, sum, transpose } from '../functional.ts'
import type { OpName } from '../ops/attributes.ts'
import { evaluate } from '../reference/evaluate.ts'
import { relativeError } from '../reference/relative-error.ts'
import { checkpoint, withScope } from '../scope.ts'
import { runOnce } from '../session/run-once.ts'
import { elementCount } from '../shape.ts'
import { input, save, type Tensor } from '../tensor.ts'
import { topologicalOrder } from '../traversal.ts'
import { fuse } from './fuse.ts'
import { stripCustomGradients } from './strip-custom-gradients.ts'

const a = input('a', [3, 4])
const b = input('b', [4, 5])
const c = input('c', [5])
const stack = input('stack', [2, 3, 4])
const feeds = Object.fromEntries(
  [a, b, c, stack].map(({ attributes, shape }, seed) => [
    (attributes as { name: string }).name,
    Float32Array.from({ length: elementCount(shape) }, (_, i) => Math.sin(i * 1.7 + seed)),
  ]),
)

const opsIn = (outputs: readonly Tensor[]): OpName[] =>
  topologicalOrder(outputs).flatMap(({ op }) => (op === 'Input' || op === 'Constant' ? [] : [op]))

/** The ops after fusion; checks that the results stay the same, in the interpreter and in ONNX Runtime. */
async function fused(...outputs: Tensor[]): Promise<OpName[]> {
  const changed = fuse(outputs)
  const expected = evaluate(outputs, feeds)
  evaluate(changed, feeds).forEach(({ data }, i) => expect(relativeError(data, expected[i].data)).toBeLessThan(1e-12))
  const actual = await runOnce(Object.fromEntries(outputs.map((y, i) => [`y${i}`, y])), feeds, { threads: 1 })
  expected.forEach(({ data }, i) => expect(relativeError(actual[`y${i}`], data)).toBeLessThan(1e-5))
  return opsIn(changed)
}

describe('fuse', () => {
  it('makes Silu of x × sigmoid(x), either way round', async () => {
    expect(await fused(mul(a, sigmoid(a)))).toEqual(['Silu'])
    expect(await fused(mul(sigmoid(a), a))).toEqual(['Silu'])
  })

  it('leaves a sigmoid of something else', async () => {
    expect(await fused(mul(a, sigmoid(square(a))))).toEqual(['Mul', 'Sigmoid', 'Mul'])
  })

  it('leaves a sigmoid that is used elsewhere or is a result', async () => {
    const gate = sigmoid(a)
    expect(await fused(mul(a, gate), sum(gate))).toEqual(['Sigmoid', 'Mul', 'Sum'])
    expect(await fused(mul(a, gate), gate)).toEqual(['Sigmoid', 'Mul'])
  })

  it('reads transposed factors the other way round instead of transposing them', async () => {
    const bT = transpose(b, [1, 0])
    expect(await fused(matmul(a, transpose(bT, [1, 0])))).toEqual(['Transpose', 'MatMul'])
    expect(await fused(matmul(bT, transpose(a, [1, 0])))).toEqual(['MatMul'])
    expect(await fused(matmul(stack, transpose(stack, [0, 2, 1]), { transposeB: false }))).toEqual(['MatMul'])
    expect(await fused(matmul(bT, a, { transposeA: false, transposeB: true, alpha: 2 }))).toEqual(['MatMul'])
  })

  it('leaves a permutation of other axes', async () => {
    expect(await fused(matmul(transpose(stack, [1, 0, 2]), b))).toEqual(['Transpose', 'MatMul'])
  })

  it('folds scalars into alpha, also several', async () => {
    const y = mul(0.5, mul(matmul(a, b), 3))
    expect(await fused(y)).toEqual(['MatMul'])
    expect((fuse([y])[0] as Tensor<'MatMul'>).attributes.alpha).toBe(1.5)
  })

  it('leaves a factor that is no scalar, and a product that is used elsewhere or is a result', async () => {
    expect(await fused(mul(matmul(a, b), c))).toEqual(['MatMul', 'Mul'])
    const product = matmul(a, b)
    expect(await fused(mul(product, 3), sum(product))).toEqual(['MatMul', 'Mul', 'Sum'])
    expect(await fused(mul(product, 3), product)).toEqual(['MatMul', 'Mul'])
  })

  it('adds inside the product', async () => {
    expect(await fused(add(matmul(a, b), c))).toEqual(['Gemm'])
    expect(await fused(add(c, mul(matmul(a, b), 0.5)))).toEqual(['Gemm'])
  })

  it('adds the wider of two products to the narrower one', async () => {
    const narrow = matmul(input('thin', [3, 1]), input('flat', [1, 5]))
    const [y] = fuse([add(matmul(a, b), narrow)])
    expect(y.op).toBe('Gemm')
    expect(y.inputs[0].shape).toEqual([3, 1])
  })

  it('leaves sums that ONNX Gemm cannot do or that would compute a product twice', async () => {
    const product = matmul(a, b)
    expect(await fused(add(product, product))).toEqual(['MatMul', 'Add'])
    expect(await fused(add(product, c), sum(product))).toEqual(['MatMul', 'Add', 'Sum'])
    expect(await fused(add(product, c), product)).toEqual(['MatMul', 'Add'])
    expect(await fused(add(matmul(stack, b), c))).toEqual(['MatMul', 'Add'])
    const wider = input('wider', [2, 3, 5])
    expect(opsIn(fuse([add(product, wider)]))).toEqual(['MatMul', 'Add'])
  })

  it('leaves what would move work into another region or phase', () => {
    const inside = checkpoint('block', () => matmul(a, b))
    expect(opsIn(fuse([add(inside, c)]))).toEqual(['MatMul', 'Add'])
    const backward = withScope({ phase: 'backward' }, () => mul(matmul(a, b), 2))
    expect(opsIn(fuse([backward]))).toEqual(['MatMul'])
    const across = matmul(a, b)
    expect(opsIn(fuse([withScope({ phase: 'backward' }, () => mul(across, 2))]))).toEqual(['MatMul', 'Mul'])
  })

  it('passes on the mark to keep a tensor', () => {
    expect(fuse([add(save(matmul(a, b)), c)])[0].saved).toBe(true)
    expect(fuse([add(matmul(a, b), c)])[0].saved).toBe(false)
  })
})

describe('stripCustomGradients', () => {
  it('leaves only the value, so that fusion sees through', () => {
    const product = customGradient(matmul(a, b), [square(a)], () => [null])
    const [y] = stripCustomGradients([add(product, c)])
    expect(opsIn([y])).toEqual(['MatMul', 'Add'])
    expect(opsIn(fuse([y]))).toEqual(['Gemm'])
  })

  it('passes on the mark to keep the value', () => {
    const [y] = stripCustomGradients([save(customGradient(square(a), [], () => []))])
    expect(y.op).toBe('Mul')
    expect(y.saved).toBe(true)
  })
})
