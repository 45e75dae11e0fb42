/// <reference lib="esnext.float16" />
import { type Encoding, viewOf } from './encoding.ts'
import { signedExtreme } from './signed-extreme.ts'

const SIZE = 32
const HALF = SIZE / 2
const BYTES = 2 + HALF
const { fround, min, trunc } = Math

/** 32 numbers as codes 0 to 15, less 8, times one half-precision scale; code i shares a byte with code i + 16. */
export const q4_0: Encoding = {
  blockSize: SIZE,
  blockBytes: BYTES,
  encode(source, target) {
    const view = viewOf(target)
    for (let start = 0, at = 0; start < source.length; start += SIZE, at += BYTES) {
      const scale = fround(signedExtreme(source, start, SIZE) / -8)
      const inverse = scale === 0 ? 0 : fround(1 / scale)
      const code = (index: number) => min(15, trunc(fround(source[start + index] * inverse + 8.5)))
      view.setFloat16(at, scale, true)
      for (let i = 0; i < HALF; i++) target[at + 2 + i] = code(i) | (code(i + HALF) << 4)
    }
  },
  decode(source, target) {
    const view = viewOf(source)
    for (let start = 0, at = 0; start < target.length; start += SIZE, at += BYTES) {
      const scale = view.getFloat16(at, true)
      for (let i = 0; i < HALF; i++) {
        const byte = source[at + 2 + i]
        target[start + i] = scale * ((byte & 15) - 8)
        target[start + i + HALF] = scale * ((byte >> 4) - 8)
      }
    }
  },
}
