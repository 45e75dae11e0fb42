import { add, cast, customGradient, expand, gather, matmul, mul, reshape, slice } from '../functional.ts'
import { withScope } from '../scope.ts'
import { elementCount } from '../shape.ts'
import { apply, constant, type Tensor } from '../tensor.ts'
import { nf4BlockSize, nf4CodeBook } from './nf4-code-book.ts'

/** A linear layer's weight in 4-bit NormalFloat, in bitsandbytes' layout: the first code in the high half of a byte. */
export interface Nf4Weight {
  /** uint8 `[outFeatures × inFeatures / 2]`: two codes a byte, row after row. */
  codes: Tensor
  /** The same bytes as uint16 `[outFeatures × inFeatures / 4]`: four codes each. */
  pairs: Tensor
  /** float32 `[outFeatures × inFeatures / 64]`: the scale of each block of 64 weights. */
  absmax: Tensor
  outFeatures: number
  inFeatures: number
}

const codesPerPair = 4
let sharedTable: Tensor | undefined

/** The four weights that each of the 65,536 pairs of bytes stands for, `[65536, 4]`; one tensor for all graphs. */
function pairTable(): Tensor {
  return (sharedTable ??= withScope({ path: '', phase: 'forward', region: undefined }, () => {
    const values = new Float32Array(2 ** 16 * codesPerPair)
    for (let pair = 0; pair < 2 ** 16; pair++) {
      const [first, second] = [pair & 255, pair >> 8] // little-endian
      const codes = [first >> 4, first & 15, second >> 4, second & 15]
      codes.forEach((code, index) => (values[pair * codesPerPair + index] = nf4CodeBook[code]))
    }
    return constant(values, [2 ** 16, codesPerPair])
  }))
}

/** The weight `[outFeatures, inFeatures]` in float32, by looking up four codes at a time; exact. */
export function dequantizeNf4({ pairs, absmax, outFeatures, inFeatures }: Nf4Weight): Tensor {
  const values = gather(pairTable(), cast(pairs, 'int32'))
  const blocks = elementCount(absmax.shape)
  const scaled = mul(reshape(values, [blocks, nf4BlockSize]), reshape(absmax, [blocks, 1]))
  return reshape(scaled, [outFeatures, inFeatures])
}

/**
 * x `[…, inFeatures]` @ Wᵀ → `[…, outFeatures]` for a frozen NF4 weight (QLoRA, arXiv:2305.14314). The backward pass
 * unpacks the weight by table: ONNX Runtime's `MatMulBnb4` gives wrong results when it reads the weight untransposed.
 */
export function matmulNf4(x: Tensor, weight: Nf4Weight): Tensor {
  const { codes, absmax, outFeatures, inFeatures } = weight
  const y = apply('MatMulNf4', [x, codes, absmax], { outFeatures, inFeatures })
  return customGradient(y, [x], (dy) => [matmul(dy, dequantizeNf4(weight))])
}

/** Scales of blocks that are themselves stored in 8 bits, in blocks of 256 ("double quantisation"). */
export interface DoubleQuantizedAbsmax {
  /** uint8 `[n]` */
  codes: Tensor
  /** float32 `[256]`: what each code stands for. */
  codeTable: Tensor
  /** float32 `[⌈n / 256⌉]` */
  nestedAbsmax: Tensor
  /** What was subtracted before quantisation: the mean. */
  offset: Tensor | number
}

const nestedBlockSize = 256

/** The scales `[n]` as `matmulNf4` takes them: code table [codes] × nested absmax + offset. */
export function doubleQuantizedAbsmax({ codes, codeTable, nestedAbsmax, offset }: DoubleQuantizedAbsmax): Tensor {
  const [count] = codes.shape
  const [blocks] = nestedAbsmax.shape
  const perCode = expand(reshape(nestedAbsmax, [blocks, 1]), [blocks, nestedBlockSize])
  const scales = slice(reshape(perCode, [blocks * nestedBlockSize]), 0, 0, count)
  return add(mul(gather(codeTable, cast(codes, 'int32')), scales), offset)
}
