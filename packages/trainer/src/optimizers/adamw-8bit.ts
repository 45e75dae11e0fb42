import { fail } from '@tunesmith/contract'
import { blockElements, KernelMemory, layout, type Factors } from '../kernels/index.ts'
import { readSteps, stepFactors, updateWithAdamW } from './adamw.ts'
import { quantizer, zeroCode } from './dynamic-map.ts'
import {
  adamWDefaults,
  gradientOf,
  type AdamWOptions,
  type NamedArrays,
  type Optimizer,
  type OptimizerState,
  type StateTensor,
} from './optimizer.ts'

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
  #memory = memoryWithTables()

  constructor(options: Partial<AdamWOptions> = {}) {
    this.options = { ...adamWDefaults, ...options }
  }

  adopt(parameters: Map<string, Float32Array>): void {
    this.#memory = memoryWithTables(Array.from(parameters.values(), ({ length }) => length))
    this.#memory.adopt(parameters)
  }

  step(parameters: NamedArrays, gradients: NamedArrays, learningRate: number, gradientScale = 1): void {
    this.steps++
    for (const [name, parameter] of parameters) {
      const gradient = gradientOf(gradients, name, parameter.length)
      const { mean, square } = this.#momentsOf(name, parameter.length)
      const factors = stepFactors(this.options, name, this.steps, learningRate, gradientScale)
      if (mean instanceof Float32Array) updateWithAdamW(this.#memory, parameter, gradient, mean, square as Float32Array, factors)
      else updateInBlocks(this.#memory, parameter, gradient, mean, square as QuantizedMoment, factors)
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

function memoryWithTables(lengths?: readonly number[]): KernelMemory {
  const memory = new KernelMemory(lengths)
  memory.setTables(layout.meanTables, signedMap)
  memory.setTables(layout.squareTables, unsignedMap)
  return memory
}

const isQuantized = (moment: Moment) => !(moment instanceof Float32Array)
const lengthOf = (moment: Moment) => (moment instanceof Float32Array ? moment : moment.codes).length

function emptyMoment(length: number, signed: boolean): Moment {
  if (length < smallestQuantized) return new Float32Array(length)
  const zero = zeroCode(signed ? signedMap : unsignedMap)
  return { codes: new Uint8Array(length).fill(zero), scales: new Float32Array(Math.ceil(length / blockElements)) }
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
  if (scales?.data.length !== Math.ceil(tensor.data.length / blockElements)) {
    fail('OPTIMIZER_STATE_MISMATCH', { name: key, reason: 'its block scales do not fit its codes' })
  }
  return { codes: Uint8Array.from(tensor.data), scales: Float32Array.from(scales.data) }
}

/** One AdamW step on moments that are unpacked, updated and packed again block by block. */
function updateInBlocks(
  memory: KernelMemory,
  parameter: Float32Array,
  gradient: Float32Array,
  mean: QuantizedMoment,
  square: QuantizedMoment,
  factors: Factors,
): void {
  memory.setFactors(factors)
  const written = { isWritten: true }
  const operands = [
    { array: parameter, ...written },
    { array: mean.codes, filler: zeroCode(signedMap), ...written },
    { array: square.codes, filler: zeroCode(unsignedMap), ...written },
    { array: mean.scales, elementsPerValue: blockElements, ...written },
    { array: square.scales, elementsPerValue: blockElements, ...written },
    { array: gradient },
  ]
  memory.forChunks(operands, parameter.length, memory.kernels.adamW8bit)
}
