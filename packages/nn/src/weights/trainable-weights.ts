import { add, gather, input, matmul, slice, type Tensor } from '@tunesmith/autograd'
import type { Weights } from './weights.ts'

/** A tensor that training changes: an input of the graph, whose gradient is an output. */
export interface Parameter {
  name: string
  shape: readonly number[]
  tensor: Tensor
}

/** Weights that are all inputs of the graph, for training a whole model; `parameters` fills as they are asked for. */
export function trainableWeights(): Weights & { parameters: Parameter[] } {
  const parameters: Parameter[] = []
  const parameter = (name: string, shape: readonly number[]): Tensor => {
    const known = parameters.find((other) => other.name === name)
    if (known) return known.tensor
    const tensor = input(name, shape)
    parameters.push({ name, shape, tensor })
    return tensor
  }
  return {
    parameters,
    vector: (name, size) => parameter(name, [size]),
    matrix(name, rows, columns) {
      const whole = parameter(name, [rows, columns])
      return {
        trainable: true,
        rows: (ids) => gather(whole, ids),
        block: (start, end) => slice(whole, 0, start, end),
      }
    },
    linear(name, outFeatures, inFeatures, bias) {
      const weight = parameter(`${name}.weight`, [outFeatures, inFeatures])
      const offset = bias ? parameter(`${name}.bias`, [outFeatures]) : undefined
      return (x) => {
        const product = matmul(x, weight, { transposeB: true })
        return offset ? add(product, offset) : product
      }
    },
  }
}
