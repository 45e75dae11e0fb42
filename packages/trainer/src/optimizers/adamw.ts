import { fail } from '@tunesmith/contract'
import { KernelMemory, type Factors } from '../kernels/index.ts'
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
  /** Where the moments of adopted parameters are. */
  readonly #reserved = new Map<string, Moments>()
  #memory = new KernelMemory()

  constructor(options: Partial<AdamWOptions> = {}) {
    this.options = { ...adamWDefaults, ...options }
  }

  adopt(parameters: Map<string, Float32Array>): void {
    const lengths = Array.from(parameters.values(), ({ length }) => length)
    this.#memory = new KernelMemory([...lengths, ...lengths, ...lengths])
    this.#memory.adopt(parameters)
    for (const [name, { length }] of parameters) {
      this.#reserved.set(name, { mean: this.#memory.take(length), square: this.#memory.take(length) })
    }
  }

  step(parameters: NamedArrays, gradients: NamedArrays, learningRate: number, gradientScale = 1): void {
    this.steps++
    for (const [name, parameter] of parameters) {
      const gradient = gradientOf(gradients, name, parameter.length)
      const { mean, square } = this.#momentsOf(name, parameter.length)
      const factors = stepFactors(this.options, name, this.steps, learningRate, gradientScale)
      updateWithAdamW(this.#memory, parameter, gradient, mean, square, factors)
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
    for (const [key, { dtype, data }] of state) {
      if (!key.endsWith('.exp_avg')) continue
      const name = key.slice(0, -'.exp_avg'.length)
      const square = state.get(`${name}.exp_avg_sq`)
      if (dtype !== 'F32' || square?.dtype !== 'F32' || square.data.length !== data.length) {
        fail('OPTIMIZER_STATE_MISMATCH', { name, reason: 'its two moments do not belong together' })
      }
      const moments = this.#emptyMoments(name, data.length)
      moments.mean.set(data)
      moments.square.set(square.data)
      this.#moments.set(name, moments)
    }
  }

  #emptyMoments(name: string, length: number): Moments {
    const reserved = this.#reserved.get(name)
    if (reserved?.mean.length !== length) return { mean: new Float32Array(length), square: new Float32Array(length) }
    reserved.mean.fill(0)
    reserved.square.fill(0)
    return reserved
  }

  #momentsOf(name: string, length: number): Moments {
    let moments = this.#moments.get(name)
    if (!moments) {
      // A parameter that appears after a resume means that the state is of another model.
      if (this.steps > 1) fail('OPTIMIZER_STATE_MISMATCH', { name, reason: 'it has no moments in the saved state' })
      moments = this.#emptyMoments(name, length)
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

/**
 * The numbers of one step that are the same for every element of a parameter. What would come near the smallest number
 * float32 can hold becomes zero: processors take twenty times as long for such numbers.
 */
export function stepFactors(
  options: AdamWOptions,
  name: string,
  steps: number,
  learningRate: number,
  gradientScale: number,
): Factors {
  const { beta1, beta2, epsilon } = options
  const rootCorrection2 = Math.sqrt(1 - beta2 ** steps)
  return {
    gradientScale,
    toMean: 1 - beta1,
    beta2,
    toSquare: 1 - beta2,
    epsilon: epsilon * rootCorrection2,
    size: (learningRate * rootCorrection2) / (1 - beta1 ** steps),
    keep: 1 - learningRate * decayOf(options, name),
    smallestGradient: 2 ** -62 / Math.sqrt(1 - beta2), // adds 2⁻¹²⁴ to the mean square
    smallestMean: 2 ** -80,
    smallestSquare: 2 ** -125,
  }
}

/** The number of steps a saved state was made with. */
export function readSteps(state: ReadonlyMap<string, StateTensor>): number {
  const steps = state.get('step')?.data[0]
  if (steps === undefined) fail('OPTIMIZER_STATE_MISMATCH', { name: 'step', reason: 'it is missing' })
  return steps
}

/** θ ← θ·(1 − ηλ) − η·m̂ / (√v̂ + ε), computed in float32. */
export function updateWithAdamW(
  memory: KernelMemory,
  parameter: Float32Array,
  gradient: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  factors: Factors,
): void {
  memory.setFactors(factors)
  const changed = [parameter, mean, square].map((array) => ({ array, isWritten: true }))
  memory.forChunks([...changed, { array: gradient }], parameter.length, memory.kernels.adamW)
}
