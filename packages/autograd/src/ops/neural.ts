import { add, mean, mul, reciprocal, sqrt, square, sub, sum } from '../functional.ts'
import type { Op } from './op.ts'

/** Ops with a kernel of their own because their parts would each read and write the whole tensor. */
export const neural: { [K in 'Softmax' | 'RmsNorm']: Op<K> } = {
  Softmax: {
    infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
    gradient: (dy, y) => [mul(y, sub(dy, sum(mul(y, dy), { axes: [-1], keepDims: true })))], // y (dy − Σ y dy)
    onnx: (lowering, y, inputs) => lowering.node('Softmax', inputs, y, { axis: -1 }),
  },
  RmsNorm: {
    infer: ([x, weight]) => {
      if (weight.shape.length !== 1 || weight.shape[0] !== x.shape.at(-1)) {
        throw new Error(`internal: a weight of [${weight.shape}] does not scale [${x.shape}]`)
      }
      return { shape: x.shape, dtype: x.dtype }
    },
    gradient: (dy, { inputs: [x, weight], attributes: { epsilon } }) => {
      const lastAxis = { axes: [-1], keepDims: true }
      const inverse = reciprocal(sqrt(add(mean(square(x), lastAxis), epsilon)))
      const normalized = mul(x, inverse)
      const scaled = mul(dy, weight)
      const dx = mul(inverse, sub(scaled, mul(normalized, mean(mul(scaled, normalized), lastAxis))))
      return [dx, mul(dy, normalized)]
    },
    onnx: (lowering, y, [x, weight]) => {
      const { epsilon } = y.attributes
      if (lowering.contrib) {
        const attributes = { axis: -1, epsilon, stash_type: 1 }
        return lowering.node('SimplifiedLayerNormalization', [x, weight], y, attributes)
      }
      const rows = y.shape.map((size, axis) => (axis === y.shape.length - 1 ? 1 : size))
      const step = (op: string, inputs: string[], shape = rows) => lowering.step(op, inputs, y.dtype, shape)
      const squares = step('Mul', [x, x], [...y.shape])
      const meanSquare = step('ReduceMean', [squares, lowering.ints([y.shape.length - 1])])
      const root = step('Sqrt', [step('Add', [meanSquare, lowering.scalar(epsilon, y.dtype)])])
      const normalized = step('Div', [x, root], [...y.shape])
      return lowering.node('Mul', [normalized, weight], y)
    },
  },
}

