import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { golden } from '../testing/folder.ts'
import { bf16ToF32, f16ToF32, f32ToBf16, f32ToF16 } from './float-conversion.ts'
import { readSafetensorsHeader } from './header.ts'
import { readBytes, readTensor } from './read.ts'

const { tensors } = readSafetensorsHeader(golden('dtypes.safetensors'))
const floats = readTensor(tensors.get('floats')!)
const halves = (name: string) => new Uint16Array(readBytes(tensors.get(name)!).buffer)

const formats = [
  { name: 'bf16', narrow: f32ToBf16, widen: bf16ToF32, mantissa: 7, maxExponent: 127, minExponent: -126 },
  { name: 'f16', narrow: f32ToF16, widen: f16ToF32, mantissa: 10, maxExponent: 15, minExponent: -14 },
]

/** Rounds to nearest, ties to even, by arithmetic alone. */
function roundExactly(value: number, { mantissa, maxExponent, minExponent }: (typeof formats)[number]): number {
  if (value === 0 || !Number.isFinite(value)) return value
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), minExponent)
  const unit = 2 ** (exponent - mantissa)
  const steps = value / unit
  const below = Math.floor(steps)
  const tie = below % 2 === 0 ? below : below + 1
  const rounded = (steps - below === 0.5 ? tie : Math.round(steps)) * unit
  const limit = 2 ** maxExponent * (2 - 2 ** -mantissa)
  return Math.abs(rounded) > limit ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded
}

describe.each(formats)('$name', (format) => {
  it('rounds as PyTorch does', () => {
    const target = new Uint16Array(floats.length)
    format.narrow(floats, target)
    const expected = halves(`floats.${format.name}`)
    const isNaN = (i: number) => Number.isNaN(floats[i])
    expect(target.filter((_, i) => !isNaN(i))).toEqual(expected.filter((_, i) => !isNaN(i)))
    const back = new Float32Array(target.length)
    format.widen(target, back)
    expect(back.filter((value) => Number.isNaN(value))).toHaveLength(1)
  })

  it('rounds to nearest, ties to even', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        const bits = new Uint16Array(1)
        const back = new Float32Array(1)
        format.narrow(Float32Array.of(value), bits)
        format.widen(bits, back)
        expect(back[0]).toBe(roundExactly(value, format))
      }),
      { numRuns: 3000 },
    )
  })

  it('widens all 65536 patterns so that they come back', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, i) => i)
    const wide = new Float32Array(all.length)
    const back = new Uint16Array(all.length)
    format.widen(all, wide)
    format.narrow(wide, back)
    const changed = all.filter((bits, i) => bits !== back[i] && !Number.isNaN(wide[i]))
    expect(changed).toHaveLength(0)
  })
})
