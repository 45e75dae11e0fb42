import { assign, doWhile, wasmFunction, type Statement, type Value, type Variable } from './assembler.ts'
import { advance, f32x4, i32 } from './instructions.ts'
import { layout } from './layout.ts'

/** What a step multiplies with, adds and compares with: the same for every element of a parameter. */
export interface Factors {
  /** On every gradient: clipping. */
  gradientScale: number
  /** 1 − β₁ */
  toMean: number
  beta2: number
  /** 1 − β₂ */
  toSquare: number
  /** ε · √(1 − β₂ᵗ): lets the loop divide once. */
  epsilon: number
  /** learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) */
  size: number
  /** 1 − learning rate · weight decay */
  keep: number
  /** Gradients, means and mean squares below these become zero. */
  smallestGradient: number
  smallestMean: number
  smallestSquare: number
}

const order = [
  'gradientScale',
  'toMean',
  'beta2',
  'toSquare',
  'epsilon',
  'size',
  'keep',
  'smallestGradient',
  'smallestMean',
  'smallestSquare',
] as const satisfies (keyof Factors)[]

/** Factors as kernels read them from memory: each four times, for four elements at once. */
export const inFours = (factors: Factors): number[] => order.flatMap((name) => Array<number>(4).fill(factors[name]))

const factor = (name: keyof Factors) => f32x4.load(i32.constant(layout.factors), 16 * order.indexOf(name))

/**
 * One AdamW step on four elements, in float32 as in PyTorch: θ ← θ·(1 − ηλ) − η·m̂ / (√v̂ + ε).
 * @param m the old mean, and afterwards the new
 * @param v the old mean square, and afterwards the new
 * @param parameter its address
 */
export function updateElements(
  { g, m, v }: Readonly<Record<'g' | 'm' | 'v', Variable<'v128'>>>,
  gradient: Value<'v128'>,
  parameter: Value<'i32'>,
): Statement[] {
  const { add, sub, mul, div, sqrt, abs, isBelow, zeroWhere } = f32x4
  const step = div(mul(m, factor('size')), add(sqrt(v), factor('epsilon')))
  return [
    assign(g, mul(gradient, factor('gradientScale'))),
    assign(g, zeroWhere(g, isBelow(abs(g), factor('smallestGradient')))),
    assign(m, add(m, mul(sub(g, m), factor('toMean')))),
    assign(m, zeroWhere(m, isBelow(abs(m), factor('smallestMean')))),
    assign(v, add(mul(v, factor('beta2')), mul(mul(g, g), factor('toSquare')))),
    assign(v, zeroWhere(v, isBelow(v, factor('smallestSquare')))),
    f32x4.store(parameter, sub(mul(f32x4.load(parameter), factor('keep')), step)),
  ]
}

/** One AdamW step with moments in float32. */
export const adamW = wasmFunction(
  { parameter: 'i32', mean: 'i32', square: 'i32', gradient: 'i32', parameterEnd: 'i32' },
  { g: 'v128', m: 'v128', v: 'v128' },
  ({ parameter, mean, square, gradient, parameterEnd, g, m, v }) => ({
    statements: [
      doWhile(
        [
          assign(m, f32x4.load(mean)),
          assign(v, f32x4.load(square)),
          ...updateElements({ g, m, v }, f32x4.load(gradient), parameter),
          f32x4.store(mean, m),
          f32x4.store(square, v),
          ...[parameter, mean, square, gradient].map((address) => advance(address, 16)),
        ],
        i32.isBelow(parameter, parameterEnd),
      ),
    ],
  }),
)
