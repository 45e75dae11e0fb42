import { describe, expect, it } from 'vitest'
import { philox4x32, Random } from './random.ts'

describe('philox4x32', () => {
  // Known answers published with the Random123 library.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the published words for counter %j and key %j', (counter, key, words) => {
    const out = new Uint32Array(4)
    philox4x32(out, counter, key)
    expect([...out]).toEqual(words)
  })
})

describe('Random', () => {
  const draws = (random: Random, count = 100) => Array.from({ length: count }, () => random.uint32())

  it('gives the same stream for the same seed and labels, another for any other', () => {
    const streams = [
      [1, 'a', 0],
      [1, 'a', 1],
      [1, 'b', 0],
      [2, 'a', 0],
      [1, 'a'],
      [1, 'a0'],
    ] as [number, ...string[]][]
    const firsts = streams.map((key) => draws(Random.fromKey(...key)).join())
    expect(new Set(firsts).size).toBe(streams.length)
    expect(draws(Random.fromKey(1, 'a', 0)).join()).toBe(firsts[0])
  })

  it('continues from its state at any point', () => {
    for (let drawn = 0; drawn < 12; drawn++) {
      const random = Random.fromKey(7, 'state')
      draws(random, drawn)
      const copy = Random.fromState(JSON.parse(JSON.stringify(random.state())))
      expect(draws(copy)).toEqual(draws(random))
    }
  })

  it('is uniform: every tenth is hit equally often, the mean is a half', () => {
    const random = Random.fromKey(3, 'uniform')
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 100_000; i++) tenths[Math.floor(random.uniform() * 10)]++
    for (const hits of tenths) expect(Math.abs(hits - 10_000)).toBeLessThan(400) // 4 deviations of 95
  })

  it('is normal: mean, deviation and tails', () => {
    const values = Random.fromKey(4, 'normal').fillNormal(new Float32Array(100_000), 2, 3)
    const mean = values.reduce((sum, x) => sum + x) / values.length
    const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
    const beyondTwo = values.filter((x) => Math.abs(x - 2) > 6).length / values.length
    expect(mean).toBeCloseTo(2, 1)
    expect(deviation).toBeCloseTo(3, 1)
    expect(beyondTwo).toBeCloseTo(0.0455, 2)
  })

  it('shuffles without loss, with every order equally likely', () => {
    const orders = new Map<string, number>()
    const random = Random.fromKey(5, 'shuffle')
    for (let i = 0; i < 12_000; i++) {
      const order = random.shuffle([1, 2, 3]).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect([...orders.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321'])
    for (const count of orders.values()) expect(Math.abs(count - 2000)).toBeLessThan(180)
    expect([...random.shuffle(Int32Array.from({ length: 50 }, (_, i) => i))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    )
  })

  it('draws whole numbers inside the range', () => {
    const random = Random.fromKey(6, 'integer')
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(5)))
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4])
  })
})
