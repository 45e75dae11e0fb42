import { fail } from '@tunesmith/contract'
import { readSteps, stepFactors, updateWithAdamW, type StepFactors } from './adamw.ts'
import { quantizer } from './dynamic-map.ts'
import {
  adamWDefaults,
  gradientOf,
  type AdamWOptions,
  type NamedArrays,
  type Optimizer,
  type OptimizerState,
  type StateTensor,
} from './optimizer.ts'

/** Elements that share one scale. */
const blockSize = 256
/** Smaller parameters keep 32-bit moments: they cost little and norms are sensitive. */
const smallestQuantized = 4096

const signedMap = quantizer(true)
const unsignedMap = quantizer(false)

/** One moment in 8 bits: a code per element and the largest magnitude per block. */
interface QuantizedMoment {
  codes: Uint8Array
  scales: Float32Array
}

type Moment = QuantizedMoment | Float32Array

/**
 * AdamW whose moments are stored in 8 bits, block by block (Dettmers et al., "8-bit Optimizers via Block-wise
 * Quantization", 2022; data type, block size and small-parameter rule as in bitsandbytes). About 2 bytes of state a
 * parameter instead of 8; the arithmetic of a step is that of `AdamW`.
 */
export class AdamW8bit implements Optimizer {
  steps = 0
  readonly options: AdamWOptions
  readonly #moments = new Map<string, { mean: Moment; square: Moment }>()

  constructor(options: Partial<AdamWOptions> = {}) {
    this.options = { ...adamWDefaults, ...options }
  }

  step(parameters: NamedArrays, gradients: NamedArrays, learningRate: number): void {
    this.steps++
    for (const [name, parameter] of parameters) {
      const gradient = gradientOf(gradients, name, parameter.length)
      const { mean, square } = this.#momentsOf(name, parameter.length)
      const factors = stepFactors(this.options, name, this.steps, learningRate)
      if (mean instanceof Float32Array) updateWithAdamW(parameter, gradient, mean, square as Float32Array, factors)
      else updateInBlocks(parameter, gradient, mean, square as QuantizedMoment, factors)
    }
  }

  state(): OptimizerState {
    const state: OptimizerState = new Map([['step', { dtype: 'I32', shape: [1], data: Int32Array.of(this.steps) }]])
    for (const [name, { mean, square }] of this.#moments) {
      putMoment(state, `${name}.exp_avg`, mean)
      putMoment(state, `${name}.exp_avg_sq`, square)
    }
    return state
  }

  load(state: ReadonlyMap<string, StateTensor>): void {
    this.#moments.clear()
    this.steps = readSteps(state)
    for (const key of state.keys()) {
      if (!key.endsWith('.exp_avg')) continue
      const name = key.slice(0, -'.exp_avg'.length)
      this.#moments.set(name, { mean: takeMoment(state, key), square: takeMoment(state, `${name}.exp_avg_sq`) })
    }
  }

  #momentsOf(name: string, length: number): { mean: Moment; square: Moment } {
    let moments = this.#moments.get(name)
    if (!moments) {
      if (this.steps > 1) fail('OPTIMIZER_STATE_MISMATCH', { name, reason: 'it has no moments in the saved state' })
      moments = { mean: emptyMoment(length, true), square: emptyMoment(length, false) }
      this.#moments.set(name, moments)
    }
    const { mean, square } = moments
    if (lengthOf(mean) !== length || lengthOf(square) !== length || isQuantized(mean) !== length >= smallestQuantized) {
      fail('OPTIMIZER_STATE_MISMATCH', { name, reason: `its moments are not 8-bit moments of ${length} elements` })
    }
    return moments
  }
}

const isQuantized = (moment: Moment) => !(moment instanceof Float32Array)
const lengthOf = (moment: Moment) => (moment instanceof Float32Array ? moment : moment.codes).length

function emptyMoment(length: number, signed: boolean): Moment {
  if (length < smallestQuantized) return new Float32Array(length)
  const zero = (signed ? signedMap : unsignedMap).encode(0)
  return { codes: new Uint8Array(length).fill(zero), scales: new Float32Array(Math.ceil(length / blockSize)) }
}

function putMoment(state: OptimizerState, key: string, moment: Moment): void {
  if (moment instanceof Float32Array) {
    state.set(key, { dtype: 'F32', shape: [moment.length], data: moment })
    return
  }
  state.set(key, { dtype: 'U8', shape: [moment.codes.length], data: moment.codes })
  state.set(`${key}.absmax`, { dtype: 'F32', shape: [moment.scales.length], data: moment.scales })
}

function takeMoment(state: ReadonlyMap<string, StateTensor>, key: string): Moment {
  const tensor = state.get(key)
  if (!tensor) fail('OPTIMIZER_STATE_MISMATCH', { name: key, reason: 'it is missing' })
  if (tensor.dtype === 'F32') return Float32Array.from(tensor.data)
  const scales = state.get(`${key}.absmax`)
  if (scales?.data.length !== Math.ceil(tensor.data.length / blockSize)) {
    fail('OPTIMIZER_STATE_MISMATCH', { name: key, reason: 'its block scales do not fit its codes' })
  }
  return { codes: Uint8Array.from(tensor.data), scales: Float32Array.from(scales.data) }
}

const meanBlock = new Float32Array(blockSize)
const squareBlock = new Float32Array(blockSize)

/** One AdamW step on moments that are unpacked, updated and packed again block by block. */
function updateInBlocks(
  parameter: Float32Array,
  gradient: Float32Array,
  mean: QuantizedMoment,
  square: QuantizedMoment,
  factors: StepFactors,
): void {
  const { beta1, beta2, epsilon, size, keep } = factors
  const toMean = 1 - beta1
  const toSquare = 1 - beta2
  const meanValues = signedMap.values
  const squareValues = unsignedMap.values
  for (let block = 0, from = 0; from < parameter.length; block++, from += blockSize) {
    const length = Math.min(blockSize, parameter.length - from)
    const meanScale = mean.scales[block]
    const squareScale = square.scales[block]
    let meanLargest = 0
    let squareLargest = 0
    for (let i = 0; i < length; i++) {
      const at = from + i
      const g = gradient[at]
      const oldMean = meanValues[mean.codes[at]] * meanScale
      const m = (meanBlock[i] = oldMean + (g - oldMean) * toMean)
      const v = (squareBlock[i] = squareValues[square.codes[at]] * squareScale * beta2 + g * g * toSquare)
      parameter[at] = parameter[at] * keep - (size * m) / (Math.sqrt(v) + epsilon)
      if (Math.abs(m) > meanLargest) meanLargest = Math.abs(m)
      if (v > squareLargest) squareLargest = v
    }
    mean.scales[block] = meanLargest
    square.scales[block] = squareLargest
    const perMean = mean.scales[block] > 0 ? 1 / mean.scales[block] : 0
    const perSquare = square.scales[block] > 0 ? 1 / square.scales[block] : 0
    for (let i = 0; i < length; i++) {
      mean.codes[from + i] = encodeKeepingSign(meanBlock[i] * perMean)
      square.codes[from + i] = encodeKeepingPositive(squareBlock[i] * perSquare)
    }
  }
}

/**
 * Nearest code, but a square that is not zero stays above zero: the mean of the same element may be kept, and divided
 * by zero it would throw the parameter far away (rows of an embedding whose token comes rarely show it first).
 */
function encodeKeepingPositive(value: number): number {
  const code = unsignedMap.encode(value)
  return code === 0 && value > 0 ? 1 : code
}

/** Nearest code, but a small negative mean stays negative instead of becoming zero, as in bitsandbytes. */
function encodeKeepingSign(value: number): number {
  const code = signedMap.encode(value)
  return value < 0 && signedMap.values[code] >= 0 ? code - 1 : code
}
