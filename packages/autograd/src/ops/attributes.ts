import type { DType, TensorData } from '../dtype.ts'
import type { Shape } from '../shape.ts'
import type { ExternalData, Tensor } from '../tensor.ts'

type None = Record<never, never>

interface Reduction {
  axes: readonly number[]
  keepDims: boolean
}

interface MatrixProduct {
  transposeA: boolean
  transposeB: boolean
  /** The factor on the product. */
  alpha: number
}

/** The attributes each op takes; its keys are the names of all ops. */
export interface Attributes {
  // leaves
  Input: { name: string; shape: Shape; dtype: DType }
  Constant: { data: TensorData; shape: Shape; dtype: DType }
  External: { name: string; location: ExternalData; shape: Shape; dtype: DType }
  // elementwise
  Add: None
  Sub: None
  Mul: None
  Div: None
  Maximum: None
  Neg: None
  Exp: None
  Log: None
  Sqrt: None
  Reciprocal: None
  Abs: None
  Floor: None
  Sin: None
  Cos: None
  Erf: None
  Tanh: None
  Sigmoid: None
  Silu: None
  Equal: None
  LessOrEqual: None
  And: None
  Where: None
  Cast: { to: DType }
  // reductions
  Sum: Reduction
  Mean: Reduction
  Max: Reduction
  // movement
  Reshape: { shape: Shape }
  Transpose: { permutation: readonly number[] }
  Slice: { axis: number; start: number; end: number }
  Concat: { axis: number }
  Expand: { shape: Shape }
  Gather: None
  ScatterAdd: { rows: number }
  // linear algebra
  MatMul: MatrixProduct
  Gemm: MatrixProduct
  // neural networks
  Softmax: None
  RmsNorm: { epsilon: number }
  // quantised weights
  MatMulNf4: { outFeatures: number; inFeatures: number }
  DequantizeLinear: None
  DynamicQuantizeMatMul: None
  // structure
  CustomGradient: { backward: (dy: Tensor) => (Tensor | null)[] }
}

export type OpName = keyof Attributes
