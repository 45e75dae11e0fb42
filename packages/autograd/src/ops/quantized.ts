import type { Lowering } from '../onnx/lowering.ts'
import { nf4BlockSize, nf4CodeBook } from '../quantization/nf4-code-book.ts'
import { elementCount } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import type { Op } from './op.ts'

const codesPerByte = 2

/** The weight `[in, out]` in ONNX operators: looks up two codes at a time. */
function unpackedTranspose(lowering: Lowering, y: Tensor<'MatMulNf4'>, codes: string, absmax: string): string {
  const { outFeatures, inFeatures } = y.attributes
  const bytes = (outFeatures * inFeatures) / codesPerByte
  const blocks = (outFeatures * inFeatures) / nf4BlockSize
  const float = (op: string, inputs: string[], shape: number[], attributes = {}) =>
    lowering.step(op, inputs, 'float32', shape, attributes)
  const table = lowering.table('%nf4', [256, codesPerByte], () =>
    Float32Array.from({ length: 256 * codesPerByte }, (_, i) => nf4CodeBook[i % 2 === 0 ? i >> 5 : (i >> 1) & 15]),
  )
  const ids = lowering.step('Cast', [codes], 'int32', [bytes], { to: lowering.dtype('int32') })
  const values = float('Gather', [table, ids], [bytes, codesPerByte], { axis: 0 })
  const blockRows = float('Reshape', [values, lowering.ints([blocks, nf4BlockSize])], [blocks, nf4BlockSize])
  const scales = float('Reshape', [absmax, lowering.ints([blocks, 1])], [blocks, 1])
  const scaled = float('Mul', [blockRows, scales], [blocks, nf4BlockSize])
  const weight = float('Reshape', [scaled, lowering.ints([outFeatures, inFeatures])], [outFeatures, inFeatures])
  return float('Transpose', [weight], [inFeatures, outFeatures], { perm: [1, 0] })
}

/** `DynamicQuantizeMatMul` of ONNX Runtime in ONNX operators, which round in the same way. */
function integerProduct(lowering: Lowering, y: Tensor, [x, codes, scales]: readonly string[]): string {
  const [rows] = y.inputs
  const scalar = (op: string, ...inputs: string[]) => lowering.step(op, inputs, 'float32', [])
  const over = (op: string) => lowering.step(op, [x], 'float32', [], { keepdims: 0 })
  const low = scalar('Min', over('ReduceMin'), lowering.scalar(0, 'float32'))
  const high = scalar('Max', over('ReduceMax'), lowering.scalar(0, 'float32'))
  const range = scalar('Max', scalar('Sub', high, low), lowering.scalar(1e-30, 'float32'))
  const step = scalar('Div', range, lowering.scalar(255, 'float32'))
  const middle = scalar('Round', scalar('Neg', scalar('Div', low, step)))
  const zero = lowering.step('Cast', [middle], 'uint8', [], { to: lowering.dtype('uint8') })
  const rounded = lowering.step('QuantizeLinear', [x, step, zero], 'uint8', rows.shape)
  const sums = lowering.step('MatMulInteger', [rounded, codes, zero], 'int32', y.shape)
  const product = lowering.step('Cast', [sums], 'float32', y.shape, { to: lowering.dtype('float32') })
  return lowering.node('Mul', [product, lowering.step('Mul', [scales, step], 'float32', y.inputs[2].shape)], y)
}

/** Frozen weights in few bits. Gradients of their inputs are composed in `quantization/`. */
export const quantized: { [K in 'MatMulNf4' | 'DequantizeLinear' | 'DynamicQuantizeMatMul']: Op<K> } = {
  /** x `[…, in]` @ Wᵀ with W `[out, in]` as NF4 codes `[out × in / 2]` and `absmax` `[out × in / 64]`. */
  MatMulNf4: {
    infer: ([x, codes, absmax], { outFeatures, inFeatures }) => {
      const count = outFeatures * inFeatures
      const fits = elementCount(codes.shape) * codesPerByte === count && codes.dtype === 'uint8'
      if (x.shape.at(-1) !== inFeatures || !fits || elementCount(absmax.shape) * nf4BlockSize !== count) {
        const stored = `${codes.dtype} [${codes.shape}] codes and [${absmax.shape}] scales`
        throw new Error(`internal: [${x.shape}] @ NF4 [${outFeatures}, ${inFeatures}]ᵀ with ${stored}`)
      }
      return { shape: [...x.shape.slice(0, -1), outFeatures], dtype: x.dtype }
    },
    gradient: 'none',
    onnx: (lowering, y, [x, codes, absmax]) => {
      if (!lowering.contrib) return lowering.node('MatMul', [x, unpackedTranspose(lowering, y, codes, absmax)], y)
      const { outFeatures, inFeatures } = y.attributes
      const attributes = { K: inFeatures, N: outFeatures, block_size: nf4BlockSize, quant_type: 1, transB: 1 }
      return lowering.node('MatMulBnb4', [x, codes, absmax], y, attributes, 'com.microsoft')
    },
  },
  /** Int8 `[rows, columns]` × one float scale a row `[rows]`. */
  DequantizeLinear: {
    infer: ([codes, scales]) => {
      if (codes.dtype !== 'int8' || scales.shape.length !== 1 || scales.shape[0] !== codes.shape[0]) {
        throw new Error(`internal: ${codes.dtype} [${codes.shape}] with [${scales.shape}] scales is no int8 by rows`)
      }
      return { shape: codes.shape, dtype: scales.dtype }
    },
    gradient: 'none',
    onnx: (lowering, y, inputs) => lowering.node('DequantizeLinear', inputs, y, { axis: 0 }),
  },
  /** x `[rows, in]`, rounded to 8 bits as it comes, @ int8 `[in, out]` × scales `[out]`: integer arithmetic. */
  DynamicQuantizeMatMul: {
    infer: ([x, codes, scales]) => {
      const [inner, columns] = codes.shape
      if (x.shape.length !== 2 || x.shape[1] !== inner || codes.dtype !== 'int8' || scales.shape[0] !== columns) {
        throw new Error(`internal: [${x.shape}] @ ${codes.dtype} [${codes.shape}] with [${scales.shape}] scales`)
      }
      return { shape: [x.shape[0], columns], dtype: x.dtype }
    },
    gradient: 'none',
    onnx: (lowering, y, inputs) =>
      lowering.contrib
        ? lowering.node('DynamicQuantizeMatMul', inputs, y, {}, 'com.microsoft')
        : integerProduct(lowering, y, inputs),
  },
}
