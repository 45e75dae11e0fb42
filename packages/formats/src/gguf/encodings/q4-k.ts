/// <reference lib="esnext.float16" />
import { type Encoding, viewOf } from './encoding.ts'
import { nearest, nearestWithin } from './nearest.ts'
import { fitScaleAndMinimum, type ScaleAndMinimum } from './scale-and-minimum.ts'

const SIZE = 256
const GROUP = 32
const GROUPS = SIZE / GROUP
const SCALES_AT = 4
const CODES_AT = 16
const BYTES = CODES_AT + SIZE / 2
const { fround, max, min } = Math

/**
 * Blocks of 256 numbers in 8 groups: number = scale × code − minimum, with codes of 4 bits. The scales and minimums of
 * the groups are 6-bit codes themselves, times one half-precision number each for the whole block.
 */
export const q4_k: Encoding = {
  blockSize: SIZE,
  blockBytes: BYTES,
  encode(source, target) {
    const view = viewOf(target)
    const fits: ScaleAndMinimum[] = Array.from({ length: GROUPS }, () => ({ scale: 0, minimum: 0 }))
    const codes = new Uint8Array(SIZE)
    for (let start = 0, at = 0; start < source.length; start += SIZE, at += BYTES) {
      let [greatestScale, greatestMinimum] = [0, 0]
      for (let group = 0; group < GROUPS; group++) {
        const begin = group * GROUP
        fitScaleAndMinimum(source.subarray(start + begin, start + begin + GROUP), codes.subarray(begin, begin + GROUP), fits[group])
        greatestScale = max(greatestScale, fits[group].scale)
        greatestMinimum = max(greatestMinimum, fits[group].minimum)
      }
      view.setFloat16(at, fround(greatestScale / 63), true)
      view.setFloat16(at + 2, fround(greatestMinimum / 63), true)
      const inverseScale = greatestScale > 0 ? fround(63 / greatestScale) : 0
      const inverseMinimum = greatestMinimum > 0 ? fround(63 / greatestMinimum) : 0
      for (let group = 0; group < GROUPS; group++) {
        const scaleCode = min(63, nearest(fround(inverseScale * fits[group].scale)))
        const minimumCode = min(63, nearest(fround(inverseMinimum * fits[group].minimum)))
        packScale(target, at + SCALES_AT, group, scaleCode, minimumCode)
        // once more, with the scale and minimum as the file has them
        const scale = fround(view.getFloat16(at, true) * scaleCode)
        const minimum = fround(view.getFloat16(at + 2, true) * minimumCode)
        if (scale === 0) continue
        for (let i = group * GROUP; i < (group + 1) * GROUP; i++) {
          codes[i] = nearestWithin(fround(fround(source[start + i] + minimum) / scale), 0, 15)
        }
      }
      for (let group = 0; group < GROUPS; group += 2) {
        for (let i = 0; i < GROUP; i++) {
          const low = codes[group * GROUP + i]
          const high = codes[(group + 1) * GROUP + i]
          target[at + CODES_AT + (group / 2) * GROUP + i] = low | (high << 4)
        }
      }
    }
  },
  decode(source, target) {
    const view = viewOf(source)
    for (let start = 0, at = 0; start < target.length; start += SIZE, at += BYTES) {
      const blockScale = view.getFloat16(at, true)
      const blockMinimum = view.getFloat16(at + 2, true)
      for (let group = 0; group < GROUPS; group++) {
        const [scaleCode, minimumCode] = unpackScale(source, at + SCALES_AT, group)
        const scale = fround(blockScale * scaleCode)
        const minimum = fround(blockMinimum * minimumCode)
        const codesAt = at + CODES_AT + (group >> 1) * GROUP
        const shift = (group & 1) * 4
        for (let i = 0; i < GROUP; i++) {
          target[start + group * GROUP + i] = fround(scale * ((source[codesAt + i] >> shift) & 15)) - minimum
        }
      }
    }
  },
}

/** Groups 0 to 3 have a byte each for scale and minimum; the codes of 4 to 7 are in a third, and in the upper bits of those. */
function packScale(target: Uint8Array, at: number, group: number, scale: number, minimum: number): void {
  if (group < 4) {
    target[at + group] = scale
    target[at + group + 4] = minimum
  } else {
    target[at + group + 4] = (scale & 15) | ((minimum & 15) << 4)
    target[at + group - 4] |= (scale >> 4) << 6
    target[at + group] |= (minimum >> 4) << 6
  }
}

function unpackScale(source: Uint8Array, at: number, group: number): [scale: number, minimum: number] {
  if (group < 4) return [source[at + group] & 63, source[at + group + 4] & 63]
  const low = source[at + group + 4]
  return [(low & 15) | ((source[at + group - 4] >> 6) << 4), (low >> 4) | ((source[at + group] >> 6) << 4)]
}
