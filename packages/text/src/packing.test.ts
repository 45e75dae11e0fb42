import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packExamples } from './packing.ts'

describe('packExamples', () => {
  it('puts each example into the fullest sequence with room', () => {
    expect(packExamples([3, 7, 5, 2, 3], 10)).toEqual([
      [1, 0],
      [2, 4, 3],
    ])
  })

  it('gives an example as long as a sequence one of its own', () => {
    expect(packExamples([8, 8, 0], 8)).toHaveLength(2)
  })

  it('keeps every example once and leaves no two sequences that would fit into one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 300 }), (lengths) => {
        const bins = packExamples(lengths, 64)
        expect(bins.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index))
        for (const bin of bins) expect(bin.reduce((sum, index) => sum + lengths[index], 0)).toBeLessThanOrEqual(64)
        // Two sequences that would fit together cannot both exist.
        const rooms = bins.map((bin) => 64 - bin.reduce((sum, index) => sum + lengths[index], 0)).sort((a, b) => b - a)
        if (bins.length > 1) expect(rooms[0] + rooms[1]).toBeLessThan(64)
      }),
    )
  })

  it('is fast for many examples', () => {
    const lengths = Array.from({ length: 100_000 }, (_, index) => 1 + ((index * 7919) % 2048))
    const start = process.cpuUsage()
    const bins = packExamples(lengths, 2048)
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(3)
    const tokens = lengths.reduce((sum, length) => sum + length, 0)
    expect(tokens / (bins.length * 2048)).toBeGreaterThan(0.99)
  })

  it('refuses an example that cannot fit', () => {
    expect(() => packExamples([5, 11], 10)).toThrow(/example 1 has 11 tokens/)
  })
})
