import { bf16ToF32, f16ToF32, f32ToBf16, f32ToF16 } from '../../safetensors/float-conversion.ts'
import type { Encoding } from './encoding.ts'

/** Single precision, as it is. */
export const f32: Encoding = {
  blockSize: 1,
  blockBytes: 4,
  encode: (source, target) => target.set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength)),
  decode: (source, target) => new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(source),
}

/** IEEE 754 half precision, rounded to nearest with ties to even. */
export const f16: Encoding = {
  blockSize: 1,
  blockBytes: 2,
  encode: (source, target) => f32ToF16(source, wordsOf(target)),
  decode: (source, target) => f16ToF32(wordsOf(source), target),
}

/** The upper half of single precision, rounded to nearest with ties to even. */
export const bf16: Encoding = {
  blockSize: 1,
  blockBytes: 2,
  encode: (source, target) => f32ToBf16(source, wordsOf(target)),
  decode: (source, target) => bf16ToF32(wordsOf(source), target),
}

const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new Uint16Array(buffer, byteOffset, byteLength / 2)
