import { matmul, reshape } from '../functional.ts'
import { broadcastShapes, elementCount, type Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import type { Attributes } from './attributes.ts'
import type { Lowering } from '../onnx/lowering.ts'
import type { Op } from './op.ts'

type Factors = Attributes['MatMul']

/** The gradients of alpha × a' @ b', where a', b' are a, b or their transposes (Giles 2008). */
function matrixProductGradients(dy: Tensor, a: Tensor, b: Tensor, { transposeA, transposeB, alpha }: Factors) {
  const da = transposeA
    ? matmul(b, dy, { transposeA: transposeB, transposeB: true, alpha })
    : matmul(dy, b, { transposeB: !transposeB, alpha })
  const db = transposeB
    ? matmul(dy, a, { transposeA: true, transposeB: transposeA, alpha })
    : matmul(a, dy, { transposeA: !transposeA, alpha })
  return [da, db]
}

function matrixProductShape(a: Tensor, b: Tensor, { transposeA, transposeB }: Factors): number[] {
  if (a.shape.length < 2 || b.shape.length < 2) throw new Error(`internal: [${a.shape}] @ [${b.shape}] needs matrices`)
  const [rows, innerA] = transposeA ? a.shape.slice(-2).reverse() : a.shape.slice(-2)
  const [innerB, columns] = transposeB ? b.shape.slice(-2).reverse() : b.shape.slice(-2)
  if (innerA !== innerB) {
    throw new Error(`internal: matrices [${a.shape}] and [${b.shape}] do not multiply: ${innerA} against ${innerB}`)
  }
  return [...broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2)), rows, columns]
}

const batchOf = (shape: Shape): Shape => shape.slice(0, -2)

/**
 * The factors with their batches stretched where both have one and they stretch each other: ONNX Runtime 1.30.0 computes
 * such products wrongly on CUDA.
 */
function stretchBatches(lowering: Lowering, y: Tensor, names: readonly string[]) {
  const batch = batchOf(y.shape)
  const stretchEachOther = y.inputs.every(({ shape }) => elementCount(batchOf(shape)) < elementCount(batch))
  return y.inputs.map((factor, index) => {
    const { dtype } = factor
    if (!stretchEachOther) return { name: names[index], dtype, shape: factor.shape }
    const shape = [...batch, ...factor.shape.slice(-2)]
    return { name: lowering.step('Expand', [names[index], lowering.ints(shape)], dtype, shape), dtype, shape }
  })
}

/** The same in ONNX's words. */
const onnxAttributes = ({ transposeA, transposeB, alpha }: Factors) => ({
  transA: transposeA ? 1 : 0,
  transB: transposeB ? 1 : 0,
  alpha,
})

/** Products of matrices. */
export const linear: { [K in 'MatMul' | 'Gemm']: Op<K> } = {
  MatMul: {
    infer: ([a, b], attributes) => ({ shape: matrixProductShape(a, b, attributes), dtype: a.dtype }),
    gradient: (dy, { inputs: [a, b], attributes }) => {
      const isWeight = b.shape.length === 2 && a.shape.length > 2 && !attributes.transposeA
      if (!isWeight) return matrixProductGradients(dy, a, b, attributes)
      // one large product instead of a batch of small ones that are then summed
      const flatA = reshape(a, [-1, a.shape.at(-1)!])
      const [da, db] = matrixProductGradients(reshape(dy, [-1, dy.shape.at(-1)!]), flatA, b, attributes)
      return [reshape(da, a.shape), db]
    },
    onnx: (lowering, y, factors) => {
      const { transposeA, transposeB, alpha } = y.attributes
      const [left, right] = stretchBatches(lowering, y, factors)
      const [a, b] = [left.name, right.name]
      if (!transposeA && !transposeB && alpha === 1) return lowering.node('MatMul', [a, b], y)
      const attributes = onnxAttributes(y.attributes)
      if (lowering.contrib) return lowering.node('FusedMatMul', [a, b], y, attributes, 'com.microsoft')
      if (y.shape.length === 2) return lowering.node('Gemm', [a, b], y, attributes)
      const turned = [transposeA ? lowering.swapLastAxes(a, left) : a, transposeB ? lowering.swapLastAxes(b, right) : b]
      if (alpha === 1) return lowering.node('MatMul', turned, y)
      const product = lowering.step('MatMul', turned, y.dtype, y.shape)
      return lowering.node('Mul', [product, lowering.scalar(alpha, y.dtype)], y)
    },
  },
  Gemm: {
    infer: ([a, b, c], attributes) => {
      const shape = matrixProductShape(a, b, attributes)
      if (shape.length !== 2 || elementCount(broadcastShapes(shape, c.shape)) !== elementCount(shape)) {
        throw new Error(`internal: Gemm takes matrices and a bias that broadcasts, got [${c.shape}] for [${shape}]`)
      }
      return { shape, dtype: a.dtype }
    },
    gradient: (dy, { inputs: [a, b], attributes }) => [...matrixProductGradients(dy, a, b, attributes), dy],
    onnx: (lowering, y, inputs) => lowering.node('Gemm', inputs, y, onnxAttributes(y.attributes)),
  },
}

