import { fail } from '@tunesmith/contract'
import {
  adamWDefaults,
  decayOf,
  gradientOf,
  type AdamWOptions,
  type NamedArrays,
  type Optimizer,
  type OptimizerState,
  type StateTensor,
} from './optimizer.ts'

interface Moments {
  /** Running mean of the gradients (`exp_avg`). */
  mean: Float32Array
  /** Running mean of the squared gradients (`exp_avg_sq`). */
  square: Float32Array
}

/**
 * AdamW with decoupled weight decay and bias correction, the arithmetic of torch.optim.AdamW
 * (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019). Moments are float32, one pair a parameter.
 */
export class AdamW implements Optimizer {
  steps = 0
  readonly options: AdamWOptions
  readonly #moments = new Map<string, Moments>()

  constructor(options: Partial<AdamWOptions> = {}) {
    this.options = { ...adamWDefaults, ...options }
  }

  step(parameters: NamedArrays, gradients: NamedArrays, learningRate: number): void {
    this.steps++
    for (const [name, parameter] of parameters) {
      const gradient = gradientOf(gradients, name, parameter.length)
      const { mean, square } = this.#momentsOf(name, parameter.length)
      updateWithAdamW(parameter, gradient, mean, square, stepFactors(this.options, name, this.steps, learningRate))
    }
  }

  state(): OptimizerState {
    const state: OptimizerState = new Map([['step', { dtype: 'I32', shape: [1], data: Int32Array.of(this.steps) }]])
    for (const [name, { mean, square }] of this.#moments) {
      state.set(`${name}.exp_avg`, { dtype: 'F32', shape: [mean.length], data: mean })
      state.set(`${name}.exp_avg_sq`, { dtype: 'F32', shape: [square.length], data: square })
    }
    return state
  }

  load(state: ReadonlyMap<string, StateTensor>): void {
    this.#moments.clear()
    this.steps = readSteps(state)
    for (const [key, tensor] of state) {
      if (!key.endsWith('.exp_avg')) continue
      const name = key.slice(0, -'.exp_avg'.length)
      const square = state.get(`${name}.exp_avg_sq`)
      if (tensor.dtype !== 'F32' || square?.dtype !== 'F32' || square.data.length !== tensor.data.length) {
        fail('OPTIMIZER_STATE_MISMATCH', { name, reason: 'its two moments do not belong together' })
      }
      this.#moments.set(name, { mean: Float32Array.from(tensor.data), square: Float32Array.from(square.data) })
    }
  }

  #momentsOf(name: string, length: number): Moments {
    let moments = this.#moments.get(name)
    if (!moments) {
      // A parameter that appears after a resume means that the state is of another model.
      if (this.steps > 1) fail('OPTIMIZER_STATE_MISMATCH', { name, reason: 'it has no moments in the saved state' })
      moments = { mean: new Float32Array(length), square: new Float32Array(length) }
      this.#moments.set(name, moments)
    }
    if (moments.mean.length !== length) {
      fail('OPTIMIZER_STATE_MISMATCH', {
        name,
        reason: `its moments have ${moments.mean.length} elements, not ${length}`,
      })
    }
    return moments
  }
}

/** The numbers of one step that are the same for every element of a parameter. */
export interface StepFactors {
  beta1: number
  beta2: number
  /** epsilon · √(1 − β₂ᵗ): lets the loop divide once. */
  epsilon: number
  /** learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) */
  size: number
  /** 1 − learning rate · weight decay */
  keep: number
}

export function stepFactors(options: AdamWOptions, name: string, steps: number, learningRate: number): StepFactors {
  const { beta1, beta2, epsilon } = options
  const rootCorrection2 = Math.sqrt(1 - beta2 ** steps)
  return {
    beta1,
    beta2,
    epsilon: epsilon * rootCorrection2,
    size: (learningRate * rootCorrection2) / (1 - beta1 ** steps),
    keep: 1 - learningRate * decayOf(options, name),
  }
}

/** The number of steps a saved state was made with. */
export function readSteps(state: ReadonlyMap<string, StateTensor>): number {
  const steps = state.get('step')?.data[0]
  if (steps === undefined) fail('OPTIMIZER_STATE_MISMATCH', { name: 'step', reason: 'it is missing' })
  return steps
}

/** θ ← θ·(1 − ηλ) − η·m̂ / (√v̂ + ε), computed in float64 and stored as float32. */
export function updateWithAdamW(
  parameter: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  factors: StepFactors,
): void {
  const { beta1, beta2, epsilon, size, keep } = factors
  const toMean = 1 - beta1
  const toSquare = 1 - beta2
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i]
    const m = (mean[i] = mean[i] + (g - mean[i]) * toMean)
    const v = (square[i] = square[i] * beta2 + g * g * toSquare)
    parameter[i] = parameter[i] * keep - (size * m) / (Math.sqrt(v) + epsilon)
  }
}
