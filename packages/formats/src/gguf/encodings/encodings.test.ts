import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { golden } from '../../testing/folder.ts'
import { openGguf } from '../header.ts'
import { readGgufTensor } from '../read.ts'
import { encodedBytes, type EncodingName, encodings } from '../tensor-types.ts'

const file = openGguf(golden('blocks.gguf'))
const bytes = readFileSync(file.path)
const numbers = readGgufTensor(file.tensors.get('numbers')!)
const names = Object.keys(encodings).filter((name) => name !== 'F32') as EncodingName[]

function encode(name: EncodingName, values: Float32Array): Uint8Array {
  const encoded = new Uint8Array(encodedBytes(name, values.length))
  encodings[name].encode(values, encoded)
  return encoded
}

function decode(name: EncodingName, encoded: Uint8Array, count: number): Float32Array {
  const values = new Float32Array(count)
  encodings[name].decode(encoded, values)
  return values
}

describe.each(names)('%s', (name) => {
  const { blockSize } = encodings[name]

  it('has the bytes of the reference implementation', () => {
    const { offset, byteLength } = file.tensors.get(name)!
    expect(Buffer.from(encode(name, numbers)).equals(bytes.subarray(offset, offset + byteLength))).toBe(true)
  })

  it('is read as the reference implementation reads it', () => {
    const expected = readGgufTensor(file.tensors.get(`${name}.decoded`)!)
    expect(readGgufTensor(file.tensors.get(name)!)).toEqual(expected)
  })

  it('keeps zeros, and every block apart from its neighbours', () => {
    const block = numbers.slice(512 + blockSize, 512 + 2 * blockSize)
    const alone = encode(name, block)
    const between = new Float32Array(3 * blockSize)
    between.set(block, blockSize)
    const encoded = encode(name, between)
    expect(encoded.subarray(alone.length, 2 * alone.length)).toEqual(alone)
    expect(decode(name, encoded, between.length).subarray(0, blockSize).every((value) => Math.abs(value) === 0)).toBe(true)
  })

  it('changes no number by more than a step of its block', () => {
    const steps: Partial<Record<EncodingName, number>> = { Q8_0: 1 / 127, Q6_K: 1 / 16, Q5_0: 1 / 16, Q4_0: 1 / 8, Q4_K: 1 / 7 }
    const step = steps[name] ?? 2 ** -8
    const block = fc.array(fc.integer({ min: -4000, max: 4000 }), { minLength: blockSize, maxLength: blockSize })
    fc.assert(
      fc.property(block, (whole) => {
        const values = Float32Array.from(whole, (value) => value / 512)
        const decoded = decode(name, encode(name, values), values.length)
        const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        const worst = decoded.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0)
        expect(worst).toBeLessThanOrEqual(greatest * step * 1.01)
      }),
      { numRuns: 40 },
    )
  })
})
