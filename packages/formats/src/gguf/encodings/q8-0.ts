/// <reference lib="esnext.float16" />
import { type Encoding, viewOf } from './encoding.ts'

const SIZE = 32
const BYTES = 2 + SIZE
const { abs, fround, max } = Math

/** 32 numbers as bytes times one half-precision scale, chosen so that the greatest becomes 127. */
export const q8_0: Encoding = {
  blockSize: SIZE,
  blockBytes: BYTES,
  encode(source, target) {
    const view = viewOf(target)
    const codes = new Int8Array(target.buffer, target.byteOffset, target.length)
    for (let start = 0, at = 0; start < source.length; start += SIZE, at += BYTES) {
      let greatest = 0
      for (let i = start; i < start + SIZE; i++) greatest = max(greatest, abs(source[i]))
      const scale = fround(greatest / 127)
      const inverse = scale === 0 ? 0 : fround(1 / scale)
      view.setFloat16(at, scale, true)
      for (let i = 0; i < SIZE; i++) {
        const scaled = fround(source[start + i] * inverse)
        codes[at + 2 + i] = scaled < 0 ? scaled - 0.5 : scaled + 0.5 // what is stored loses its fraction: halves go away from zero
      }
    }
  },
  decode(source, target) {
    const view = viewOf(source)
    for (let start = 0, at = 0; start < target.length; start += SIZE, at += BYTES) {
      const scale = view.getFloat16(at, true)
      for (let i = 0; i < SIZE; i++) target[start + i] = scale * view.getInt8(at + 2 + i)
    }
  },
}
