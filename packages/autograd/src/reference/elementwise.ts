import type { ElementwiseOp } from '../ops/elementwise.ts'
import { broadcastShapes } from '../shape.ts'
import type { Kernels } from './kernel.ts'
import { broadcastElement, build, type NdArray } from './ndarray.ts'
import { casts } from './number-formats.ts'
import { erf, sigmoid } from './special-functions.ts'

const unary =
  (compute: (x: number) => number) =>
  ([x]: readonly NdArray[]): NdArray => ({ shape: x.shape, data: x.data.map((element) => compute(element)) })

const binary =
  (compute: (a: number, b: number) => number) =>
  ([a, b]: readonly NdArray[]): NdArray =>
    build(broadcastShapes(a.shape, b.shape), (index) => compute(broadcastElement(a, index), broadcastElement(b, index)))

export const elementwise: Kernels<ElementwiseOp> = {
  Add: binary((a, b) => a + b),
  Sub: binary((a, b) => a - b),
  Mul: binary((a, b) => a * b),
  Div: binary((a, b) => a / b),
  Maximum: binary(Math.max),
  Neg: unary((x) => -x),
  Exp: unary(Math.exp),
  Log: unary(Math.log),
  Sqrt: unary(Math.sqrt),
  Reciprocal: unary((x) => 1 / x),
  Abs: unary(Math.abs),
  Floor: unary(Math.floor),
  Sin: unary(Math.sin),
  Cos: unary(Math.cos),
  Erf: unary(erf),
  Tanh: unary(Math.tanh),
  Sigmoid: unary(sigmoid),
  Silu: unary((x) => x * sigmoid(x)),
  Equal: binary((a, b) => (a === b ? 1 : 0)),
  LessOrEqual: binary((a, b) => (a <= b ? 1 : 0)),
  And: binary((a, b) => (a && b ? 1 : 0)),
  Where: ([condition, a, b]) =>
    build(broadcastShapes(condition.shape, broadcastShapes(a.shape, b.shape)), (index) =>
      broadcastElement(broadcastElement(condition, index) ? a : b, index),
    ),
  Cast: ([x], { to }) => ({ shape: x.shape, data: x.data.map((element) => casts[to](element)) }),
}
