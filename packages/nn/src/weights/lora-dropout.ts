import { add, constant, floor, input, lessOrEqual, mul, sin, sub, where, type Tensor } from '@tunesmith/autograd'

/** The graph inputs that a layer's dropout mask is made from. */
export const dropoutRows = (layer: string) => `${layer}.dropout_rows`
export const dropoutColumns = (layer: string) => `${layer}.dropout_columns`

/** Phases are drawn from [0, this): sums then stay where float32 is fine enough for the hash below. */
export const dropoutPhaseLimit = Math.PI / 2

/** Stretches the sine so far that what is left behind the point has nothing to do with the phase any more. */
const stretch = 43758.5453

/**
 * Inverted dropout for adapters, as PEFT's `lora_dropout`: each element of `x` `[rows, in]` is 0 with probability `rate`
 * and divided by 1 − rate otherwise. Element [i, j] is kept where the fraction of `stretch` × sin(rowᵢ + columnⱼ) is at
 * least `rate`: two short vectors of random phases, `dropoutRows` `[rows, 1]` and `dropoutColumns` `[1, in]`, make the
 * whole mask, so it need not be kept for the backward pass and is the same when it is computed again.
 */
export function loraDropout(rate: number): (x: Tensor, layer: string) => Tensor {
  return (x, layer) => {
    const [rows, features] = x.shape
    const phases = add(input(dropoutRows(layer), [rows, 1]), input(dropoutColumns(layer), [1, features]))
    const stretched = mul(sin(phases), stretch)
    const uniform = sub(stretched, floor(stretched))
    return mul(x, where(lessOrEqual(constant(rate), uniform), 1 / (1 - rate), 0))
  }
}
