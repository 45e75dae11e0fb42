import type { DType } from '../dtype.ts'
import type { Lowering } from '../onnx/lowering.ts'
import type { Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import type { Attributes, OpName } from './attributes.ts'

/** Everything the engine knows of one op; reading its row tells all. */
export interface Op<K extends OpName> {
  /** The result's shape and element type; throws when the inputs do not fit. */
  infer(inputs: readonly Tensor[], attributes: Attributes[K]): { shape: Shape; dtype: DType }
  /**
   * The gradients of the inputs, given `dy`, the gradient of the result `y`; `null` where there is none.
   * Shapes may still be broadcast: the driver sums them back. `'none'` marks an op that is not differentiable.
   */
  gradient: 'none' | ((dy: Tensor, y: Tensor<K>) => (Tensor | null)[])
  /** Writes the ONNX nodes that compute `y`; `inputs` are the ONNX names of its inputs. Returns the result's name. */
  onnx(lowering: Lowering, y: Tensor<K>, inputs: readonly string[]): string
}
