import { concat, expand, gather, reshape, scatterAdd, slice, transpose } from '../functional.ts'
import { broadcastShapes, elementCount, sameShape } from '../shape.ts'
import { constant, type Tensor } from '../tensor.ts'
import type { Op } from './op.ts'

const zeros = (like: Tensor, axis: number, size: number): Tensor => expand(constant(0), like.shape.with(axis, size))

/** Ops that move elements without changing them. */
export const movement: {
  [K in 'Reshape' | 'Transpose' | 'Slice' | 'Concat' | 'Expand' | 'Gather' | 'ScatterAdd']: Op<K>
} = {
  Reshape: {
    infer: ([x], { shape }) => {
      if (elementCount(x.shape) !== elementCount(shape)) {
        throw new Error(`internal: [${x.shape}] cannot be reshaped to [${shape}]`)
      }
      return { shape, dtype: x.dtype }
    },
    gradient: (dy, { inputs: [x] }) => [reshape(dy, x.shape)],
    onnx: (lowering, y, [x]) => lowering.node('Reshape', [x, lowering.ints(y.shape)], y),
  },
  Transpose: {
    infer: ([x], { permutation }) => {
      if (permutation.length !== x.shape.length || x.shape.some((_, axis) => !permutation.includes(axis))) {
        throw new Error(`internal: [${permutation}] does not permute the axes of [${x.shape}]`)
      }
      return { shape: permutation.map((axis) => x.shape[axis]), dtype: x.dtype }
    },
    gradient: (dy, { attributes: { permutation } }) => {
      const inverse = permutation.map((_, axis) => permutation.indexOf(axis))
      return [transpose(dy, inverse)]
    },
    onnx: (lowering, y, inputs) => lowering.node('Transpose', inputs, y, { perm: y.attributes.permutation }),
  },
  Slice: {
    infer: ([x], { axis, start, end }) => {
      if (start < 0 || end > x.shape[axis] || start >= end) {
        throw new Error(`internal: slice ${start}:${end} of axis ${axis} is outside [${x.shape}]`)
      }
      return { shape: x.shape.with(axis, end - start), dtype: x.dtype }
    },
    gradient: (dy, { inputs: [x], attributes: { axis, start, end } }) => {
      const parts = [dy]
      if (start > 0) parts.unshift(zeros(x, axis, start))
      if (end < x.shape[axis]) parts.push(zeros(x, axis, x.shape[axis] - end))
      return [concat(parts, axis)]
    },
    onnx: (lowering, y, [x]) => {
      const { axis, start, end } = y.attributes
      return lowering.node('Slice', [x, lowering.ints([start]), lowering.ints([end]), lowering.ints([axis])], y)
    },
  },
  Concat: {
    infer: (inputs, { axis }) => {
      const [{ shape, dtype }] = inputs
      const stranger = inputs.find((x) => x.dtype !== dtype || !sameShape(x.shape.with(axis, shape[axis]), shape))
      if (stranger) throw new Error(`internal: [${shape}] and [${stranger.shape}] do not join along axis ${axis}`)
      return { shape: shape.with(axis, inputs.reduce((total, x) => total + x.shape[axis], 0)), dtype }
    },
    gradient: (dy, { inputs, attributes: { axis } }) => {
      let start = 0
      return inputs.map((x) => slice(dy, axis, start, (start += x.shape[axis])))
    },
    onnx: (lowering, y, inputs) => lowering.node('Concat', inputs, y, { axis: y.attributes.axis }),
  },
  Expand: {
    infer: ([x], { shape }) => {
      if (!sameShape(broadcastShapes(x.shape, shape), shape)) {
        throw new Error(`internal: [${x.shape}] does not stretch to [${shape}]`)
      }
      return { shape, dtype: x.dtype }
    },
    gradient: (dy) => [dy], // the driver sums the broadcast axes
    onnx: (lowering, y, [x]) => lowering.node('Expand', [x, lowering.ints(y.shape)], y),
  },
  Gather: {
    infer: ([table, ids]) => {
      if (ids.dtype !== 'int32' && ids.dtype !== 'int64') throw new Error(`internal: ids are ${ids.dtype}`)
      return { shape: [...ids.shape, ...table.shape.slice(1)], dtype: table.dtype }
    },
    gradient: (dy, { inputs: [table, ids] }) => [scatterAdd(ids, dy, table.shape[0]), null],
    onnx: (lowering, y, inputs) => lowering.node('Gather', inputs, y, { axis: 0 }),
  },
  ScatterAdd: {
    infer: ([ids, updates], { rows }) => {
      if (!sameShape(ids.shape, updates.shape.slice(0, ids.shape.length))) {
        throw new Error(`internal: ids [${ids.shape}] do not index updates [${updates.shape}]`)
      }
      return { shape: [rows, ...updates.shape.slice(ids.shape.length)], dtype: updates.dtype }
    },
    gradient: (dy, { inputs: [ids] }) => [null, gather(dy, ids)],
    onnx: (lowering, y, [ids, updates]) => {
      const idsShape = y.inputs[0].shape
      const wide = lowering.step('Cast', [ids], 'int64', idsShape, { to: lowering.dtype('int64') })
      const indices = lowering.step('Reshape', [wide, lowering.ints([...idsShape, 1])], 'int64', [...idsShape, 1])
      const empty = lowering.step('Expand', [lowering.scalar(0, y.dtype), lowering.ints(y.shape)], y.dtype, y.shape)
      return lowering.node('ScatterND', [empty, indices, updates], y, { reduction: 'add' })
    },
  },
}
