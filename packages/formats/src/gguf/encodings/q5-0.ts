/// <reference lib="esnext.float16" />
import { type Encoding, viewOf } from './encoding.ts'
import { signedExtreme } from './signed-extreme.ts'

const SIZE = 32
const HALF = SIZE / 2
const BYTES = 2 + 4 + HALF
const { fround, min, trunc } = Math

/** As Q4_0 with codes 0 to 31, less 16; the fifth bits of all codes stand together before the others. */
export const q5_0: Encoding = {
  blockSize: SIZE,
  blockBytes: BYTES,
  encode(source, target) {
    const view = viewOf(target)
    for (let start = 0, at = 0; start < source.length; start += SIZE, at += BYTES) {
      const scale = fround(signedExtreme(source, start, SIZE) / -16)
      const inverse = scale === 0 ? 0 : fround(1 / scale)
      const code = (index: number) => min(31, trunc(fround(fround(source[start + index] * inverse) + 16.5)))
      let fifthBits = 0
      view.setFloat16(at, scale, true)
      for (let i = 0; i < HALF; i++) {
        const [low, high] = [code(i), code(i + HALF)]
        target[at + 6 + i] = (low & 15) | ((high & 15) << 4)
        fifthBits |= ((low >> 4) << i) | ((high >> 4) << (i + HALF))
      }
      view.setUint32(at + 2, fifthBits >>> 0, true)
    }
  },
  decode(source, target) {
    const view = viewOf(source)
    for (let start = 0, at = 0; start < target.length; start += SIZE, at += BYTES) {
      const scale = view.getFloat16(at, true)
      const fifthBits = view.getUint32(at + 2, true)
      for (let i = 0; i < HALF; i++) {
        const byte = source[at + 6 + i]
        target[start + i] = scale * (((byte & 15) | (((fifthBits >>> i) & 1) << 4)) - 16)
        target[start + i + HALF] = scale * (((byte >> 4) | (((fifthBits >>> (i + HALF)) & 1) << 4)) - 16)
      }
    }
  },
}
