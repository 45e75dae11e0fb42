import type { Op } from './op.ts'

/** Frozen weights in few bits. Gradients of their inputs are composed in `quantization/`. */
export const quantized: { [K in 'MatMulNf4' | 'DequantizeLinear' | 'DynamicQuantizeMatMul']: Op<K> } = {
  /** x `[rows, in]` @ Wᵀ with W `[out, in]` as NF4 codes `[out × in / 2]` and `absmax` `[out × in / 64]`. */
  MatMulNf4: {
    infer: ([x], { outFeatures }) => ({ shape: [...x.shape.slice(0, -1), outFeatures], dtype: x.dtype }),
    gradient: 'none',
    onnx: (lowering, y, inputs) => {
      const { outFeatures, inFeatures } = y.attributes
      const attributes = { K: inFeatures, N: outFeatures, block_size: 64, quant_type: 1, transB: 1 }
      return lowering.node('MatMulBnb4', inputs, y, attributes, 'com.microsoft')
    },
  },
  /** Int8 `[rows, columns]` × one float scale a row `[rows]`. */
  DequantizeLinear: {
    infer: ([codes, scales]) => ({ shape: codes.shape, dtype: scales.dtype }),
    gradient: 'none',
    onnx: (lowering, y, inputs) => lowering.node('DequantizeLinear', inputs, y, { axis: 0 }),
  },
  /** x `[rows, in]`, rounded to 8 bits as it comes, @ int8 `[in, out]` × scales `[out]`: integer arithmetic. */
  DynamicQuantizeMatMul: {
    infer: ([x, codes]) => ({ shape: [x.shape[0], codes.shape[1]], dtype: x.dtype }),
    gradient: 'none',
    onnx: (lowering, y, inputs) => lowering.node('DynamicQuantizeMatMul', inputs, y, {}, 'com.microsoft'),
  },
}
