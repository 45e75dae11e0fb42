import { valueName } from '../dump.ts'
import type { Op } from './op.ts'

/** Tensors that come from outside the computation. */
export const leaves: { [K in 'Input' | 'Constant' | 'External']: Op<K> } = {
  Input: {
    infer: (_, { shape, dtype }) => ({ shape, dtype }),
    gradient: () => [],
    onnx: (lowering, y) => lowering.input(y.attributes.name, y.dtype, y.shape),
  },
  Constant: {
    infer: (_, { shape, dtype }) => ({ shape, dtype }),
    gradient: () => [],
    onnx: (lowering, y) => lowering.constant(valueName(y), y.dtype, y.shape, y.attributes.data),
  },
  External: {
    infer: (_, { shape, dtype }) => ({ shape, dtype }),
    gradient: () => [],
    onnx: (lowering, y) => lowering.external(valueName(y), y.dtype, y.shape, y.attributes.location),
  },
}
