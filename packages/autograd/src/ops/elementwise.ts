import { isFloat, type DType } from '../dtype.ts'
import {
  add,
  cast,
  cos,
  div,
  exp,
  lessOrEqual,
  mul,
  neg,
  sigmoid,
  silu,
  sin,
  square,
  sub,
  where,
} from '../functional.ts'
import { broadcastShapes, elementCount } from '../shape.ts'
import { constant, type Tensor } from '../tensor.ts'
import type { OpName } from './attributes.ts'
import type { Op } from './op.ts'

type Gradient = (dy: Tensor, y: Tensor) => (Tensor | null)[]

/** One input, one result of the same shape. */
function unary(onnxOp: string, gradient: Gradient | 'none'): Op<OpName> {
  return {
    infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
    gradient,
    onnx: (lowering, y, inputs) => lowering.node(onnxOp, inputs, y),
  }
}

/** Inputs broadcast against each other; the result has their element type, or `dtype`. */
function broadcast(onnxOp: string, gradient: Gradient | 'none', dtype?: DType): Op<OpName> {
  return {
    infer: ([a, b]) => {
      if (a.dtype !== b.dtype) throw new Error(`internal: ${onnxOp} mixes ${a.dtype} and ${b.dtype}`)
      return { shape: broadcastShapes(a.shape, b.shape), dtype: dtype ?? a.dtype }
    },
    gradient,
    onnx: (lowering, y, inputs) => lowering.node(onnxOp, inputs, y),
  }
}

const twoOverSqrtPi = 2 / Math.sqrt(Math.PI)

export type ElementwiseOp =
  | 'Add' | 'Sub' | 'Mul' | 'Div' | 'Maximum' | 'Neg' | 'Exp' | 'Log' | 'Sqrt' | 'Reciprocal' | 'Abs' | 'Floor'
  | 'Sin' | 'Cos' | 'Erf' | 'Tanh' | 'Sigmoid' | 'Silu' | 'Equal' | 'LessOrEqual' | 'And' | 'Where' | 'Cast'

/** Ops on single elements; `x`, `a`, `b` are inputs, `y` the result. */
export const elementwise: { readonly [K in ElementwiseOp]: Op<K> } = {
  Add: broadcast('Add', (dy) => [dy, dy]),
  Sub: broadcast('Sub', (dy) => [dy, neg(dy)]),
  Mul: broadcast('Mul', (dy, { inputs: [a, b] }) => (a === b ? [mul(dy, mul(a, 2)), null] : [mul(dy, b), mul(dy, a)])),
  Div: broadcast('Div', (dy, y) => [div(dy, y.inputs[1]), neg(mul(dy, div(y, y.inputs[1])))]), // −dy y/b
  Maximum: broadcast('Max', (dy, { inputs: [a, b] }) => [
    where(lessOrEqual(b, a), dy, 0), // a wins ties
    where(lessOrEqual(b, a), 0, dy),
  ]),
  Neg: unary('Neg', (dy) => [neg(dy)]),
  Exp: unary('Exp', (dy, y) => [mul(dy, y)]),
  Log: unary('Log', (dy, { inputs: [x] }) => [div(dy, x)]),
  Sqrt: unary('Sqrt', (dy, y) => [div(mul(dy, 0.5), y)]), // dy / 2y
  Reciprocal: unary('Reciprocal', (dy, y) => [neg(mul(dy, square(y)))]), // −dy y²
  Abs: unary('Abs', (dy, { inputs: [x] }) => [
    sub(where(lessOrEqual(constant(0), x), dy, 0), where(lessOrEqual(x, constant(0)), dy, 0)), // 0 at 0
  ]),
  Floor: unary('Floor', 'none'),
  Sin: unary('Sin', (dy, { inputs: [x] }) => [mul(dy, cos(x))]),
  Cos: unary('Cos', (dy, { inputs: [x] }) => [neg(mul(dy, sin(x)))]),
  Erf: unary('Erf', (dy, { inputs: [x] }) => [mul(dy, mul(twoOverSqrtPi, exp(neg(square(x)))))]),
  Tanh: unary('Tanh', (dy, y) => [mul(dy, sub(1, square(y)))]), // dy (1 − y²)
  Sigmoid: unary('Sigmoid', (dy, y) => [mul(dy, mul(y, sub(1, y)))]), // dy y (1 − y)
  Silu: {
    ...unary('Silu', (dy, { inputs: [x] }) => {
      const gate = sigmoid(x)
      return [mul(dy, add(gate, mul(silu(x), sub(1, gate))))] // dy (σ + x σ (1 − σ))
    }),
    onnx: (lowering, y, [x]) =>
      lowering.contrib
        ? lowering.node('QuickGelu', [x], y, { alpha: 1 }, 'com.microsoft')
        : lowering.node('Mul', [x, lowering.step('Sigmoid', [x], y.dtype, y.shape)], y),
  },
  Equal: broadcast('Equal', 'none', 'bool'),
  LessOrEqual: broadcast('LessOrEqual', 'none', 'bool'),
  And: broadcast('And', 'none', 'bool'),
  Where: {
    infer: ([condition, a, b]) => {
      if (condition.dtype !== 'bool' || a.dtype !== b.dtype) {
        throw new Error(`internal: Where cannot choose by ${condition.dtype} from ${a.dtype} and ${b.dtype}`)
      }
      return { shape: broadcastShapes(condition.shape, broadcastShapes(a.shape, b.shape)), dtype: a.dtype }
    },
    gradient: (dy, { inputs: [condition] }) => [null, where(condition, dy, 0), where(condition, 0, dy)],
    onnx: (lowering, y, inputs) => lowering.node('Where', inputs, y),
  },
  Cast: {
    infer: ([x], { to }) => ({ shape: x.shape, dtype: to }),
    gradient: (dy, { inputs: [x] }) => [isFloat(x.dtype) ? cast(dy, x.dtype) : null],
    onnx: (lowering, y, [x]) => {
      const attributes = { to: lowering.dtype(y.dtype) }
      // unpacked weights as flat arrays: those of the same size then take each other's memory, whatever their shapes
      if (y.inputs[0].op !== 'External') return lowering.node('Cast', [x], y, attributes)
      const count = [elementCount(y.shape)]
      const flat = lowering.step('Reshape', [x, lowering.ints(count)], y.inputs[0].dtype, count)
      const unpacked = lowering.step('Cast', [flat], y.dtype, count, attributes)
      return lowering.node('Reshape', [unpacked, lowering.ints(y.shape)], y)
    },
  },
}
