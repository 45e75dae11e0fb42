import { assign, type Statement, type Value, type Variable } from './assembler.ts'
import { f32x4 } from './instructions.ts'

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
export const layOut = (factors: Factors): Float32Array => Float32Array.from(order.flatMap((name) => Array(4).fill(factors[name])))

export const factorFloats = 4 * order.length

/**
 * One AdamW step on four elements, in float32 as in PyTorch: θ ← θ·(1 − ηλ) − η·m̂ / (√v̂ + ε).
 *
 * @param m the old mean, and afterwards the new
 * @param v the old mean square, and afterwards the new
 * @param parameter its address
 * @param factors their address
 */
export function updateElements(
  { g, m, v }: Readonly<Record<'g' | 'm' | 'v', Variable<'v128'>>>,
  gradient: Value<'v128'>,
  parameter: Value<'i32'>,
  factors: Value<'i32'>,
): Statement[] {
  const { add, sub, mul, div, sqrt, abs } = f32x4
  const factor = (name: keyof Factors) => f32x4.load(factors, 16 * order.indexOf(name))
  const zeroBelow = (smallest: keyof Factors, value: Value<'v128'>, magnitude: Value<'v128'>) =>
    f32x4.zeroWhere(value, f32x4.isBelow(magnitude, factor(smallest)))
  const step = div(mul(m, factor('size')), add(sqrt(v), factor('epsilon')))
  return [
    assign(g, mul(gradient, factor('gradientScale'))),
    assign(g, zeroBelow('smallestGradient', g, abs(g))),
    assign(m, add(m, mul(sub(g, m), factor('toMean')))),
    assign(m, zeroBelow('smallestMean', m, abs(m))),
    assign(v, add(mul(v, factor('beta2')), mul(mul(g, g), factor('toSquare')))),
    assign(v, zeroBelow('smallestSquare', v, v)),
    f32x4.store(parameter, sub(mul(f32x4.load(parameter), factor('keep')), step)),
  ]
}
