import type { Op } from './op.ts'

/** Ops that shape the backward pass and cost nothing in the forward one. */
export const structure: { CustomGradient: Op<'CustomGradient'> } = {
  CustomGradient: {
    infer: ([y]) => ({ shape: y.shape, dtype: y.dtype }),
    gradient: (dy, y) => y.attributes.backward(dy),
    onnx: (_, __, [y]) => y,
  },
}
