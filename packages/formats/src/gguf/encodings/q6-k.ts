/// <reference lib="esnext.float16" />
import { type Encoding, viewOf } from './encoding.ts'
import { nearest, nearestWithin } from './nearest.ts'
import { fitScale } from './symmetric-scale.ts'

const SIZE = 256
const GROUP = 16
const GROUPS = SIZE / GROUP
const UPPER_AT = 128
const SCALES_AT = 192
const BLOCK_SCALE_AT = 208
const BYTES = 210
const { abs, fround, min } = Math

/** Below this, a block counts as all zeros. */
const NEGLIGIBLE = fround(1e-15)

/**
 * Blocks of 256 numbers in 16 groups: number = scale × (code − 32), with codes of 6 bits, whose upper two stand apart
 * from the lower four. The scales of the groups are signed bytes, times one half-precision number for the whole block.
 */
export const q6_k: Encoding = {
  blockSize: SIZE,
  blockBytes: BYTES,
  encode(source, target) {
    const view = viewOf(target)
    const scales = new Float32Array(GROUPS)
    const codes = new Uint8Array(SIZE)
    for (let start = 0, at = 0; start < source.length; start += SIZE, at += BYTES) {
      let extreme = 0
      for (let group = 0; group < GROUPS; group++) {
        const begin = group * GROUP
        scales[group] = fitScale(source.subarray(start + begin, start + begin + GROUP), codes.subarray(begin, begin + GROUP))
        if (abs(scales[group]) > abs(extreme)) extreme = scales[group]
      }
      if (abs(extreme) < NEGLIGIBLE) {
        target.fill(0, at, at + BYTES)
        continue
      }
      const inverse = fround(-128 / extreme)
      view.setFloat16(at + BLOCK_SCALE_AT, fround(1 / inverse), true)
      for (let group = 0; group < GROUPS; group++) {
        const scaleCode = min(127, nearest(fround(inverse * scales[group])))
        view.setInt8(at + SCALES_AT + group, scaleCode)
        // once more, with the scale as the file has it
        const scale = fround(view.getFloat16(at + BLOCK_SCALE_AT, true) * scaleCode)
        if (scale === 0) continue
        for (let i = group * GROUP; i < (group + 1) * GROUP; i++) {
          codes[i] = nearestWithin(fround(source[start + i] / scale), -32, 31) + 32
        }
      }
      pack(codes, target, at)
    }
  },
  decode(source, target) {
    const view = viewOf(source)
    for (let start = 0, at = 0; start < target.length; start += SIZE, at += BYTES) {
      const blockScale = view.getFloat16(at + BLOCK_SCALE_AT, true)
      for (let i = 0; i < SIZE; i++) {
        const scale = fround(blockScale * view.getInt8(at + SCALES_AT + (i >> 4)))
        target[start + i] = scale * (codeAt(source, at, i) - 32)
      }
    }
  },
}

/** Each half of a block, 128 codes, is four rows of 32: rows 0 and 2 share bytes for their lower bits, as do 1 and 3; all four for their upper. */
function pack(codes: Uint8Array, target: Uint8Array, at: number): void {
  for (let half = 0; half < 2; half++) {
    for (let i = 0; i < 32; i++) {
      const code = (row: number) => codes[half * 128 + row * 32 + i]
      target[at + half * 64 + i] = (code(0) & 15) | ((code(2) & 15) << 4)
      target[at + half * 64 + 32 + i] = (code(1) & 15) | ((code(3) & 15) << 4)
      target[at + UPPER_AT + half * 32 + i] =
        (code(0) >> 4) | ((code(1) >> 4) << 2) | ((code(2) >> 4) << 4) | ((code(3) >> 4) << 6)
    }
  }
}

function codeAt(source: Uint8Array, at: number, index: number): number {
  const half = index >> 7
  const row = (index >> 5) & 3
  const column = index & 31
  const lower = (source[at + half * 64 + (row & 1) * 32 + column] >> ((row >> 1) * 4)) & 15
  const upper = (source[at + UPPER_AT + half * 32 + column] >> (row * 2)) & 3
  return lower | (upper << 4)
}
