import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assemble, signed, unsigned, wasmFunction } from './assembler.ts'
import { addTo, KernelMemory, squaredSum, type Factors } from './index.ts'
import { i32 } from './instructions.ts'

/** One vector, parts of one, whole chunks and what is left of them. */
const lengths = [1, 3, 4, 5, 256, 1000, 8192, 8193, 20_000]

const waves = (length: number, shift: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * 0.7 + shift) * 2 ** ((i % 40) - 30))

const bitsOf = (array: Float32Array) => hash('sha1', array)

describe('the assembler', () => {
  it('writes integers as LEB128 does', () => {
    expect([unsigned(0), unsigned(127), unsigned(128), unsigned(624_485)]).toEqual([[0], [127], [128, 1], [0xe5, 0x8e, 0x26]])
    expect([signed(63), signed(64), signed(-64), signed(-123_456)]).toEqual([[63], [0xc0, 0], [0x40], [0xc0, 0xbb, 0x78]])
  })

  it('writes modules that the engine accepts, and refuses wrong ones with it', () => {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: { validate(bytes: Uint8Array): boolean } }
    const sum = wasmFunction({ a: 'i32', b: 'i32' }, {}, ({ a, b }) => ({ statements: [], result: i32.add(a, b) }))
    expect(WebAssembly.validate(assemble({ sum }, 1))).toBe(true)
    expect(WebAssembly.validate(assemble({ sum: { ...sum, result: 'f32' } }, 1))).toBe(false)
  })
})

describe('sums', () => {
  it.each(lengths)('of squares of %i floats are those of float64', (length) => {
    const array = waves(length, 1)
    const expected = array.reduce((total, value) => total + value * value, 0)
    expect(squaredSum(array) / expected).toBeCloseTo(1, 12)
    array[length - 1] = Number.NaN
    expect(squaredSum(array)).toBeNaN()
  })

  it.each(lengths)('add %i floats exactly', (length) => {
    const [sum, addend] = [waves(length, 0), waves(length, 1)]
    const expected = sum.map((value, i) => value + addend[i])
    addTo(sum, addend)
    expect(bitsOf(sum)).toBe(bitsOf(expected))
  })

  it('work on parts of larger arrays without touching the rest', () => {
    const array = new Float32Array(30).fill(1)
    addTo(array.subarray(3, 10), new Float32Array(7).fill(2))
    expect([...array]).toEqual(Array.from({ length: 30 }, (_, i) => (i >= 3 && i < 10 ? 3 : 1)))
    expect(squaredSum(array.subarray(3, 11))).toBe(64)
  })
})

describe('memory for kernels', () => {
  it('gives arrays of its own, and ordinary ones when there is no more room', () => {
    const memory = new KernelMemory([20_000])
    const [first, second] = [memory.take(20_000), memory.take(60_000)]
    expect(first.buffer.byteLength).toBeGreaterThan(first.byteLength)
    expect(second.buffer.byteLength).toBe(second.byteLength)
    for (const array of [first, second]) {
      array.fill(1)
      const operands = [{ array, isWritten: true }, { array: new Float32Array(array.length).fill(2) }]
      memory.forChunks(operands, array.length, memory.kernels.addTo)
      expect(array.every((value) => value === 3)).toBe(true)
    }
  })
})

describe('arrays moved into memory for kernels', () => {
  it('keep their values, and stay where they are when there is no more room', () => {
    const given = new Map([
      ['first', waves(1000, 1)],
      ['second', waves(50_000, 2)],
    ])
    const arrays = new Map(given)
    new KernelMemory([1000]).adopt(arrays)
    expect(arrays.get('first')).not.toBe(given.get('first'))
    expect(bitsOf(arrays.get('first')!)).toBe(bitsOf(given.get('first')!))
    expect(arrays.get('second')).toBe(given.get('second'))
  })
})

describe('the AdamW kernel', () => {
  const factors: Factors = {
    gradientScale: 0.7,
    toMean: 0.1,
    beta2: 0.98,
    toSquare: 0.02,
    epsilon: 1e-8,
    size: 0.01,
    keep: 0.999,
    smallestGradient: 2 ** -25,
    smallestMean: 2 ** -26,
    smallestSquare: 2 ** -45,
  }

  /** The same in JavaScript, each operation rounded to float32. */
  function plainly(parameter: Float32Array, mean: Float32Array, square: Float32Array, gradient: Float32Array): void {
    const round = Math.fround
    const { gradientScale, toMean, beta2, toSquare, epsilon, size, keep, ...smallest } = Object.fromEntries(
      Object.entries(factors).map(([name, value]) => [name, round(value)]),
    ) as unknown as Factors
    const zeroBelow = (value: number, least: number) => (Math.abs(value) < least ? 0 : value)
    for (let i = 0; i < parameter.length; i++) {
      const g = zeroBelow(round(gradient[i] * gradientScale), smallest.smallestGradient)
      const m = round(mean[i] + round(round(g - mean[i]) * toMean))
      const v = round(round(square[i] * beta2) + round(round(g * g) * toSquare))
      mean[i] = zeroBelow(m, smallest.smallestMean)
      square[i] = zeroBelow(v, smallest.smallestSquare)
      const step = round(round(mean[i] * size) / round(round(Math.sqrt(square[i])) + epsilon))
      parameter[i] = round(round(parameter[i] * keep) - step)
    }
  }

  it.each(lengths)('computes %i elements to the last bit, wherever they lie', (length) => {
    const gradients = [waves(length, 3), waves(length, 4), waves(length, 5)]
    const expected = [waves(length, 2), new Float32Array(length), new Float32Array(length)]
    for (const gradient of gradients) plainly(expected[0], expected[1], expected[2], gradient)

    const memory = new KernelMemory([length, length, length])
    const places = { inside: () => memory.take(length), outside: () => new Float32Array(length) }
    for (const place of Object.values(places)) {
      const arrays = [place(), place(), place()]
      arrays[0].set(waves(length, 2))
      memory.setFactors(factors)
      for (const gradient of gradients) {
        const operands = [...arrays.map((array) => ({ array, isWritten: true })), { array: gradient }]
        memory.forChunks(operands, length, memory.kernels.adamW)
      }
      expect(arrays.map(bitsOf)).toEqual(expected.map(bitsOf))
    }
  })
})
