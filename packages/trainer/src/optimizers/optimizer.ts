/** Arrays by parameter name; the order of the map is the order of all arithmetic, and so part of the result. */
export type NamedArrays = ReadonlyMap<string, Float32Array>

/** One tensor of an optimiser's memory, ready for a safetensors file. */
export interface StateTensor {
  dtype: 'F32' | 'U8' | 'I32'
  shape: number[]
  data: Float32Array | Uint8Array | Int32Array
}
export type OptimizerState = Map<string, StateTensor>

/** Changes parameters a little against their gradients, remembering what it saw. */
export interface Optimizer {
  /** Steps taken. */
  readonly steps: number
  /**
   * Moves parameters to where steps are fastest, by putting other arrays with the same values into the map. The results of
   * steps are the same without it.
   */
  adopt(parameters: Map<string, Float32Array>): void
  /**
   * Updates every parameter in place.
   * @param gradients an array of the same length for each of them, all numbers finite
   * @param gradientScale what they are multiplied with first, to clip them
   */
  step(parameters: NamedArrays, gradients: NamedArrays, learningRate: number, gradientScale?: number): void
  /** Everything it remembers, as views (not copies); with `load` it continues bit for bit. */
  state(): OptimizerState
  /** Puts back what `state` gave; throws `OPTIMIZER_STATE_MISMATCH` when it belongs to other parameters. */
  load(state: ReadonlyMap<string, StateTensor>): void
}

/** Settings of AdamW, in the terms and with the defaults of torch.optim.AdamW. */
export interface AdamWOptions {
  beta1: number
  beta2: number
  epsilon: number
  /** Decoupled weight decay; as a function of the name, so that norms and biases can have none. */
  weightDecay: number | ((name: string) => number)
}

export const adamWDefaults: AdamWOptions = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 }

/** Weight decay of one parameter. */
export function decayOf(options: AdamWOptions, name: string): number {
  return typeof options.weightDecay === 'function' ? options.weightDecay(name) : options.weightDecay
}

/** The gradient of a parameter; its absence is a mistake in the caller. */
export function gradientOf(gradients: NamedArrays, name: string, length: number): Float32Array {
  const gradient = gradients.get(name)
  if (gradient?.length !== length) {
    throw new Error(`internal: gradient of ${name} has ${gradient?.length ?? 'no'} elements, its parameter ${length}`)
  }
  return gradient
}
