import type { TensorData } from '../dtype.ts'
import type { Attributes, OpName } from '../ops/attributes.ts'
import { elementCount, sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { topologicalOrder } from '../traversal.ts'
import { elementwise } from './elementwise.ts'
import type { Kernel, Kernels } from './kernel.ts'
import { leaves } from './leaves.ts'
import { linear } from './linear.ts'
import { movement } from './movement.ts'
import type { NdArray } from './ndarray.ts'
import { neural } from './neural.ts'
import { quantized } from './quantized.ts'
import { reductions } from './reductions.ts'

/** The meaning of every op; an op without a kernel does not compile. */
const kernels: Kernels<OpName> = {
  ...leaves,
  ...elementwise,
  ...reductions,
  ...movement,
  ...linear,
  ...neural,
  ...quantized,
  CustomGradient: ([y]) => y,
}

/**
 * Computes tensors one op after the other in float64, in plain loops: slow, and the yardstick of the fast path.
 * @param inputs what the graph's inputs hold, by name
 * @returns the values of `outputs`, row-major; true is 1
 */
export function evaluate(
  outputs: readonly Tensor[],
  inputs: Readonly<Record<string, TensorData | readonly number[]>> = {},
): NdArray[] {
  const valueOf = new Map<Tensor, NdArray>()
  const inputOf = (name: string): number[] => {
    const data = inputs[name]
    if (!data) throw new Error(`internal: the graph needs the input "${name}"`)
    return Array.from<number | bigint, number>(data, Number)
  }
  for (const tensor of topologicalOrder(outputs)) {
    const kernel = kernels[tensor.op] as Kernel<OpName>
    const values = tensor.inputs.map((input) => valueOf.get(input)!)
    const value = kernel(values, tensor.attributes as Attributes[OpName], inputOf)
    const { shape, data } = value
    if (!sameShape(shape, tensor.shape) || data.length !== elementCount(shape)) {
      throw new Error(`internal: ${tensor.op} gives ${data.length} elements as [${shape}], expected [${tensor.shape}]`)
    }
    valueOf.set(tensor, value)
  }
  return outputs.map((output) => valueOf.get(output)!)
}
