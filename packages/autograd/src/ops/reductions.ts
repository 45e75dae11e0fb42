import { cast, div, equal, expand, mul, reshape, sum } from '../functional.ts'
import { elementCount, reduceShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import type { Op } from './op.ts'

type Reduction = 'Sum' | 'Mean' | 'Max'

/** `x`, one value for each reduced group, as a tensor that broadcasts against the reduction's input. */
const asKept = (x: Tensor, y: Tensor<Reduction>): Tensor =>
  reshape(x, reduceShape(y.inputs[0].shape, y.attributes.axes, true))

function reduce(onnxOp: string, gradient: Op<Reduction>['gradient']): Op<Reduction> {
  return {
    infer: ([x], { axes, keepDims }) => ({ shape: reduceShape(x.shape, axes, keepDims), dtype: x.dtype }),
    gradient,
    onnx: (lowering, y, [x]) => {
      const axes = y.attributes.axes
      return axes.length === 0
        ? x
        : lowering.node(onnxOp, [x, lowering.ints(axes)], y, { keepdims: y.attributes.keepDims ? 1 : 0 })
    },
  }
}

export const reductions = {
  Sum: reduce('ReduceSum', (dy, y) => [expand(asKept(dy, y), y.inputs[0].shape)]),
  Mean: reduce('ReduceMean', (dy, y) => {
    const count = elementCount(y.inputs[0].shape) / elementCount(y.shape)
    return [expand(asKept(div(dy, count), y), y.inputs[0].shape)]
  }),
  Max: reduce('ReduceMax', (dy, y) => {
    const isMaximum = cast(equal(y.inputs[0], asKept(y, y)), 'float32')
    const ties = sum(isMaximum, { axes: y.attributes.axes, keepDims: true })
    return [mul(div(asKept(dy, y), ties), isMaximum)] // equal ones share it, as in PyTorch's amax
  }),
}

