import type { DType } from './dtype.ts'
import type { Attributes } from './ops/attributes.ts'
import { elementCount, normalizeAxis, sameShape, type Shape } from './shape.ts'
import { apply, constant, type Tensor } from './tensor.ts'

// elementwise: inputs broadcast as in NumPy; a number stands for a constant scalar

type Operand = Tensor | number

const operand = (x: Operand): Tensor => (typeof x === 'number' ? constant(x) : x)

export const add = (a: Operand, b: Operand): Tensor => apply('Add', [operand(a), operand(b)], {})
export const sub = (a: Operand, b: Operand): Tensor => apply('Sub', [operand(a), operand(b)], {})
export const mul = (a: Operand, b: Operand): Tensor => apply('Mul', [operand(a), operand(b)], {})
export const div = (a: Operand, b: Operand): Tensor => apply('Div', [operand(a), operand(b)], {})
/** The larger of two; where they are equal, the gradient goes to `a`. */
export const maximum = (a: Operand, b: Operand): Tensor => apply('Maximum', [operand(a), operand(b)], {})
export const neg = (x: Tensor): Tensor => apply('Neg', [x], {})
export const exp = (x: Tensor): Tensor => apply('Exp', [x], {})
export const log = (x: Tensor): Tensor => apply('Log', [x], {})
export const sqrt = (x: Tensor): Tensor => apply('Sqrt', [x], {})
export const square = (x: Tensor): Tensor => mul(x, x)
export const reciprocal = (x: Tensor): Tensor => apply('Reciprocal', [x], {})
/** |x|; its slope at 0 is taken as 0. */
export const abs = (x: Tensor): Tensor => apply('Abs', [x], {})
/** The largest whole number that is not above x; not differentiable. */
export const floor = (x: Tensor): Tensor => apply('Floor', [x], {})
export const sin = (x: Tensor): Tensor => apply('Sin', [x], {})
export const cos = (x: Tensor): Tensor => apply('Cos', [x], {})
/** The Gauss error function, 2/√π ∫₀ˣ e^(−t²) dt. */
export const erf = (x: Tensor): Tensor => apply('Erf', [x], {})
export const tanh = (x: Tensor): Tensor => apply('Tanh', [x], {})
export const sigmoid = (x: Tensor): Tensor => apply('Sigmoid', [x], {})

/** Sigmoid-weighted linear unit, x σ(x) (Elfwing et al. 2017, arXiv:1702.03118); also called swish. */
export const silu = (x: Tensor): Tensor => apply('Silu', [x], {})

/** Gaussian error linear unit, exact: x/2 (1 + erf(x/√2)) (Hendrycks & Gimpel 2016, arXiv:1606.08415). */
export const gelu = (x: Tensor): Tensor => mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1))

/** The tanh approximation of `gelu`, as PyTorch's `gelu(approximate='tanh')`. */
export function geluTanh(x: Tensor): Tensor {
  const inner = mul(add(x, mul(mul(square(x), x), 0.044715)), Math.sqrt(2 / Math.PI))
  return mul(mul(x, 0.5), add(tanh(inner), 1))
}

// truth values, without gradients

export const equal = (a: Tensor, b: Tensor): Tensor => apply('Equal', [a, b], {})
export const lessOrEqual = (a: Tensor, b: Tensor): Tensor => apply('LessOrEqual', [a, b], {})
export const and = (a: Tensor, b: Tensor): Tensor => apply('And', [a, b], {})

/** Elements of `a` where `condition` is true, of `b` elsewhere. */
export const where = (condition: Tensor, a: Operand, b: Operand): Tensor =>
  apply('Where', [condition, operand(a), operand(b)], {})

/** x in another element type. No gradient flows through whole numbers and truth values. */
export const cast = (x: Tensor, to: DType): Tensor => (x.dtype === to ? x : apply('Cast', [x], { to }))

// reductions: over all axes when none are given; axes may be counted from the back, and are dropped unless `keepDims`

const reduction =
  (op: 'Sum' | 'Mean' | 'Max') =>
  (x: Tensor, { axes, keepDims = false }: Partial<Attributes['Sum']> = {}): Tensor =>
    apply(op, [x], {
      axes: axes?.map((axis) => normalizeAxis(axis, x.shape.length)) ?? x.shape.map((_, axis) => axis),
      keepDims,
    })

export const sum = reduction('Sum')
export const mean = reduction('Mean')
/** The largest element; equal ones share the gradient. */
export const max = reduction('Max')

// movement

/** The same elements in another shape; one size may be −1 and is then inferred. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const rest = elementCount(x.shape) / elementCount(shape.filter((size) => size !== -1))
  const full = shape.map((size) => (size === -1 ? rest : size))
  return sameShape(x.shape, full) ? x : apply('Reshape', [x], { shape: full })
}

/** Axis i of the result is axis `permutation[i]` of x. */
export const transpose = (x: Tensor, permutation: readonly number[]): Tensor => apply('Transpose', [x], { permutation })

/** The elements `start` (included) to `end` (excluded) along `axis`. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const normal = normalizeAxis(axis, x.shape.length)
  return start === 0 && end === x.shape[normal] ? x : apply('Slice', [x], { axis: normal, start, end })
}

/** Tensors behind one another along `axis`; their other sizes are the same. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  return tensors.length === 1
    ? tensors[0]
    : apply('Concat', tensors, { axis: normalizeAxis(axis, tensors[0].shape.length) })
}

/** x stretched to `shape` by NumPy's broadcasting. */
export const expand = (x: Tensor, shape: Shape): Tensor =>
  sameShape(x.shape, shape) ? x : apply('Expand', [x], { shape })

/** Rows of `table` `[rows, …]` chosen by integer `ids` of any shape; the result is `[...ids, …]`. */
export const gather = (table: Tensor, ids: Tensor): Tensor => apply('Gather', [table, ids], {})

/** The transpose of `gather`: a table of `rows` rows of zeros, to which the rows of `updates` are added at `ids`. */
export const scatterAdd = (ids: Tensor, updates: Tensor, rows: number): Tensor =>
  apply('ScatterAdd', [ids, updates], { rows })

// linear algebra

type MatMulOptions = Partial<Attributes['MatMul']>

/** `alpha` × a @ b over the last two axes, each optionally transposed; leading axes broadcast. */
export const matmul = (
  a: Tensor,
  b: Tensor,
  { transposeA = false, transposeB = false, alpha = 1 }: MatMulOptions = {},
): Tensor => apply('MatMul', [a, b], { transposeA, transposeB, alpha })

/** `alpha` × a @ b + c for matrices, computed in one pass; `c` broadcasts to the result. */
export const gemm = (
  a: Tensor,
  b: Tensor,
  c: Tensor,
  { transposeA = false, transposeB = false, alpha = 1 }: MatMulOptions = {},
): Tensor => apply('Gemm', [a, b, c], { transposeA, transposeB, alpha })

// neural networks

/** Softmax over the last axis. */
export const softmax = (x: Tensor): Tensor => apply('Softmax', [x], {})

/** x / √(mean(x²) + ε) × weight over the last axis (Zhang & Sennrich 2019, arXiv:1910.07467). */
export const rmsNorm = (x: Tensor, weight: Tensor, epsilon: number): Tensor =>
  apply('RmsNorm', [x, weight], { epsilon })

/** log(softmax(x)) over the last axis, safe for large elements. */
export function logSoftmax(x: Tensor): Tensor {
  const shifted = sub(x, stopGradient(max(x, { axes: [-1], keepDims: true })))
  return sub(shifted, log(sum(exp(shifted), { axes: [-1], keepDims: true })))
}

/** (x − mean) / √(variance + ε) × weight + bias over the last axis (Ba et al. 2016, arXiv:1607.06450). */
export function layerNorm(x: Tensor, weight: Tensor, bias: Tensor, epsilon: number): Tensor {
  const centred = sub(x, mean(x, { axes: [-1], keepDims: true }))
  const deviation = sqrt(add(mean(square(centred), { axes: [-1], keepDims: true }), epsilon))
  return add(mul(div(centred, deviation), weight), bias)
}

/** −log softmax(logits)[target] for each row of `logits` `[rows, classes]`; `targets` is int32 `[rows]`. */
export function crossEntropy(logits: Tensor, targets: Tensor): Tensor {
  const [rows, classes] = logits.shape
  const rowStarts = constant(BigInt64Array.from({ length: rows }, (_, row) => BigInt(row * classes)), [rows], 'int64')
  return neg(gather(reshape(logSoftmax(logits), [-1]), add(rowStarts, cast(targets, 'int64'))))
}

// structure

/** `y` as computed, but with the given gradients for `inputs` instead of those of its own ops. */
export const customGradient = (
  y: Tensor,
  inputs: readonly Tensor[],
  backward: (dy: Tensor) => (Tensor | null)[],
): Tensor => apply('CustomGradient', [y, ...inputs], { backward: (dy) => [null, ...backward(dy)] })

/** `x` as a constant: no gradient flows through it. */
export const stopGradient = (x: Tensor): Tensor => customGradient(x, [], () => [])
