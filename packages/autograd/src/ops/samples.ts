import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DType, TensorData } from '../dtype.ts'
import { mul } from '../functional.ts'
import { randomNumbers } from '../reference/random-numbers.ts'
import { elementCount, type Shape } from '../shape.ts'
import type { Attributes, OpName } from './attributes.ts'

/** What one test of an op feeds it. */
export interface SampleInput {
  shape: Shape
  dtype: DType
  data: TensorData
}

export interface Sample<K extends OpName> {
  inputs: readonly SampleInput[]
  attributes: Attributes[K]
  /** Why the gradient is not the derivative of the forward pass here, so that no test of it is possible. */
  notSmooth?: string
}

const random = randomNumbers(7)

const floats = (shape: Shape, draw: () => number): SampleInput => ({
  shape,
  dtype: 'float32',
  data: Float32Array.from({ length: elementCount(shape) }, draw),
})

/** Numbers around zero, from −2 to 2. */
const around = (...shape: number[]) => floats(shape, () => random() * 4 - 2)
const positive = (...shape: number[]) => floats(shape, () => random() * 3 + 0.1)
/** Magnitudes from 0.5 to 2: no pole and no kink nearby. */
const awayFromZero = (...shape: number[]) => floats(shape, () => (random() * 1.5 + 0.5) * (random() < 0.5 ? -1 : 1))
const ids = (rows: number, ...shape: number[]): SampleInput => ({
  shape,
  dtype: 'int32',
  data: Int32Array.from({ length: elementCount(shape) }, () => Math.floor(random() * rows)),
})
const bools = (...shape: number[]): SampleInput => ({
  shape,
  dtype: 'bool',
  data: Uint8Array.from({ length: elementCount(shape) }, () => (random() < 0.5 ? 1 : 0)),
})
const bytes = (...shape: number[]): SampleInput => ({
  shape,
  dtype: 'uint8',
  data: Uint8Array.from({ length: elementCount(shape) }, () => Math.floor(random() * 256)),
})
const signedBytes = (...shape: number[]): SampleInput => ({
  shape,
  dtype: 'int8',
  data: Int8Array.from({ length: elementCount(shape) }, () => Math.floor(random() * 255) - 127),
})

const folder = mkdtempSync(join(tmpdir(), 'autograd-samples-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const weights = join(folder, 'weights.bin')
writeFileSync(weights, new Uint8Array(around(6).data.buffer))

type Samples = { readonly [K in OpName]: readonly [Sample<K>, ...Sample<K>[]] }

const unary = (...draws: ((...shape: number[]) => SampleInput)[]) => {
  const [first, second = first] = draws
  return [
    { inputs: [first(7)], attributes: {} },
    { inputs: [second(2, 3, 4)], attributes: {} },
  ] as const
}

/** Same shapes, both stretched, one scalar, one of lower rank. */
const binary = (left: (...shape: number[]) => SampleInput, right: (...shape: number[]) => SampleInput) =>
  [
    { inputs: [left(2, 3), right(2, 3)], attributes: {} },
    { inputs: [left(2, 1, 3), right(4, 1)], attributes: {} },
    { inputs: [left(3, 4), right()], attributes: {} },
    { inputs: [left(5), right(2, 1, 5)], attributes: {} },
  ] as const

const product = { transposeA: false, transposeB: false, alpha: 1 }

/** At least one test case for every op; an op without one does not compile. */
export const samples: Samples = {
  Input: [{ inputs: [], attributes: { name: 'x', shape: [2, 3], dtype: 'float32' } }],
  Constant: [
    { inputs: [], attributes: { data: around(2, 3).data, shape: [2, 3], dtype: 'float32' } },
    { inputs: [], attributes: { data: Int32Array.of(3, -5), shape: [2], dtype: 'int32' } },
  ],
  External: [
    {
      inputs: [],
      attributes: { name: 'w', location: { file: weights, offset: 4, byteLength: 16 }, shape: [2, 2], dtype: 'float32' },
    },
  ],

  Add: binary(around, around),
  Sub: binary(around, around),
  Mul: binary(around, around),
  Div: binary(around, awayFromZero),
  Maximum: binary(around, around),
  Neg: unary(around),
  Exp: unary(around),
  Log: unary(positive),
  Sqrt: unary(positive),
  Reciprocal: unary(awayFromZero),
  Abs: unary(awayFromZero),
  Floor: unary(around),
  Sin: unary(around),
  Cos: unary(around),
  Erf: unary(around),
  Tanh: unary(around),
  Sigmoid: unary(around),
  Silu: unary(around),
  Equal: [
    { inputs: [ids(3, 4, 5), ids(3, 4, 5)], attributes: {} },
    { inputs: [ids(3, 4, 1), ids(3, 5)], attributes: {} },
  ],
  LessOrEqual: [...binary(around, around), { inputs: [ids(3, 4, 1), ids(3, 5)], attributes: {} }],
  And: [{ inputs: [bools(4, 5), bools(4, 5)], attributes: {} }, { inputs: [bools(4, 1), bools(5)], attributes: {} }],
  Where: [
    { inputs: [bools(2, 3), around(2, 3), around(2, 3)], attributes: {} },
    { inputs: [bools(3, 1), around(2, 1, 4), around()], attributes: {} },
    { inputs: [bools(1, 4), around(4), around(3, 1)], attributes: {} },
  ],
  Cast: [
    { inputs: [around(2, 3)], attributes: { to: 'float32' } },
    { inputs: [around(2, 3)], attributes: { to: 'int32' }, notSmooth: 'whole numbers' },
    { inputs: [ids(9, 5)], attributes: { to: 'float32' } },
    { inputs: [bools(5)], attributes: { to: 'float32' } },
    { inputs: [bytes(5)], attributes: { to: 'int32' } },
  ],

  Sum: [
    { inputs: [around(2, 3)], attributes: { axes: [0, 1], keepDims: false } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [1], keepDims: true } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [0, 2], keepDims: false } },
    { inputs: [around()], attributes: { axes: [], keepDims: false } },
  ],
  Mean: [
    { inputs: [around(2, 3)], attributes: { axes: [0, 1], keepDims: false } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [2], keepDims: true } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [0, 1], keepDims: false } },
  ],
  Max: [
    { inputs: [around(2, 5)], attributes: { axes: [1], keepDims: false } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [0], keepDims: true } },
    { inputs: [around(2, 3, 4)], attributes: { axes: [0, 1, 2], keepDims: false } },
  ],

  Reshape: [
    { inputs: [around(2, 6)], attributes: { shape: [3, 4] } },
    { inputs: [around(1)], attributes: { shape: [] } },
  ],
  Transpose: [
    { inputs: [around(2, 3)], attributes: { permutation: [1, 0] } },
    { inputs: [around(2, 3, 4)], attributes: { permutation: [1, 2, 0] } },
    { inputs: [around(2, 3, 2, 4)], attributes: { permutation: [0, 2, 1, 3] } },
  ],
  Slice: [
    { inputs: [around(5)], attributes: { axis: 0, start: 1, end: 4 } },
    { inputs: [around(2, 6)], attributes: { axis: 1, start: 0, end: 3 } },
    { inputs: [around(2, 3, 4)], attributes: { axis: 2, start: 2, end: 4 } },
  ],
  Concat: [
    { inputs: [around(2), around(3)], attributes: { axis: 0 } },
    { inputs: [around(2, 1), around(2, 3), around(2, 2)], attributes: { axis: 1 } },
  ],
  Expand: [
    { inputs: [around(3)], attributes: { shape: [2, 3] } },
    { inputs: [around(2, 1, 3)], attributes: { shape: [2, 4, 3] } },
    { inputs: [around()], attributes: { shape: [2, 2] } },
  ],
  Gather: [
    { inputs: [around(4, 3), ids(4, 5)], attributes: {} },
    { inputs: [around(4, 3), ids(4, 2, 3)], attributes: {} },
    { inputs: [around(5), ids(5, 3)], attributes: {} },
    { inputs: [around(4, 2, 3), ids(4)], attributes: {} },
  ],
  ScatterAdd: [
    { inputs: [ids(4, 5), around(5, 3)], attributes: { rows: 4 } },
    { inputs: [ids(3, 2, 4), around(2, 4, 2)], attributes: { rows: 3 } },
    { inputs: [ids(3, 6), around(6)], attributes: { rows: 3 } },
  ],

  MatMul: [
    { inputs: [around(2, 3), around(3, 4)], attributes: product },
    { inputs: [around(3, 2), around(3, 4)], attributes: { ...product, transposeA: true, alpha: 0.5 } },
    { inputs: [around(2, 3), around(4, 3)], attributes: { ...product, transposeB: true } },
    { inputs: [around(4, 3), around(2, 4)], attributes: { transposeA: true, transposeB: true, alpha: 2 } },
    { inputs: [around(2, 2, 3, 4), around(2, 2, 3, 4)], attributes: { ...product, transposeB: true, alpha: 0.25 } },
    { inputs: [around(2, 3, 4), around(2, 3, 2)], attributes: { ...product, transposeA: true } },
    { inputs: [around(2, 4, 3), around(2, 2, 4)], attributes: { ...product, transposeA: true, transposeB: true } },
    { inputs: [around(2, 1, 2, 3), around(1, 2, 3, 2)], attributes: product },
    { inputs: [around(2, 1, 3, 2), around(2, 2, 3)], attributes: { ...product, transposeA: true, transposeB: true } },
    { inputs: [around(2, 3, 4), around(4, 2)], attributes: product },
    { inputs: [around(2, 3, 4), around(2, 4)], attributes: { ...product, transposeB: true, alpha: 0.5 } },
    { inputs: [around(2, 4, 3), around(4, 2)], attributes: { ...product, transposeA: true } },
    { inputs: [around(3, 2), around(2, 2, 4)], attributes: product },
  ],
  Gemm: [
    { inputs: [around(2, 3), around(3, 4), around(4)], attributes: product },
    { inputs: [around(3, 2), around(4, 3), around(2, 4)], attributes: { transposeA: true, transposeB: true, alpha: 0.5 } },
    { inputs: [around(2, 3), around(4, 3), around(2, 1)], attributes: { ...product, transposeB: true, alpha: 2 } },
    { inputs: [around(3, 2), around(3, 4), around()], attributes: { ...product, transposeA: true } },
  ],

  Softmax: [
    { inputs: [around(2, 5)], attributes: {} },
    { inputs: [around(2, 3, 4)], attributes: {} },
    { inputs: [floats([2, 3], () => random() * 4 + 90)], attributes: {} },
  ],
  RmsNorm: [
    { inputs: [around(2, 6), around(6)], attributes: { epsilon: 1e-5 } },
    { inputs: [around(2, 3, 4), around(4)], attributes: { epsilon: 0.3 } },
  ],

  MatMulNf4: [
    { inputs: [around(3, 64), bytes(32 * 6), positive(6)], attributes: { outFeatures: 6, inFeatures: 64 } },
    { inputs: [around(2, 3, 128), bytes(64 * 5), positive(10)], attributes: { outFeatures: 5, inFeatures: 128 } },
  ],
  DequantizeLinear: [{ inputs: [signedBytes(3, 5), positive(3)], attributes: {} }],
  DynamicQuantizeMatMul: [{ inputs: [around(3, 8), signedBytes(8, 5), positive(5)], attributes: {} }],

  CustomGradient: [{ inputs: [around(2, 3)], attributes: { backward: (dy) => [mul(dy, 1)] } }],
}
