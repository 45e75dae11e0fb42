/** Which of two streams, sharing no document and no made-up name, a random source belongs to. */
export type Split = 'train' | 'held-out'

const SALT: Record<Split, number> = { train: 0x5eed_0001, 'held-out': 0x0dd5_eed2 }

/** One step of splitmix32: turns any 32-bit state into a well-mixed 32-bit number. */
function mix(state: number): number {
  let z = (state + 0x9e37_79b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a_2d97)
  return z ^ (z >>> 15)
}

/** FNV-1a, a small stable hash of text; returns an unsigned 32-bit number. */
export function hashText(text: string): number {
  let hash = 0x811c_9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193)
  }
  return mix(hash) >>> 0
}

/**
 * A seeded source of choices (the sfc32 generator, seeded through splitmix32).
 * The same `(seed, index, split)` gives the same choices on every machine.
 */
export class Random {
  readonly split: Split
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, index = 0, split: Split = 'train') {
    this.split = split
    this.a = mix(seed ^ SALT[split])
    this.b = mix(this.a ^ index)
    this.c = mix(this.b + Math.floor(seed / 0x1_0000_0000) + 0x51ed)
    for (let round = 0; round < 12; round++) this.bits()
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor((this.bits() / 0x1_0000_0000) * (high - low + 1))
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.bits() / 0x1_0000_0000 < probability
  }

  /** One item, each equally likely. Throws on an empty list. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('internal: pick from an empty list')
    return items[this.int(0, items.length - 1)]
  }

  /** A new list with the items in random order (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items]
    for (let index = result.length - 1; index > 0; index--) {
      const other = this.int(0, index)
      const held = result[index]
      result[index] = result[other]
      result[other] = held
    }
    return result
  }

  /** `count` different items in random order. Throws when the list is shorter. */
  sample<T>(items: readonly T[], count: number): T[] {
    if (count > items.length) throw new Error('internal: sample larger than the list')
    if (count * 4 > items.length) return this.shuffle(items).slice(0, count)
    const chosen = new Set<T>()
    while (chosen.size < count) chosen.add(this.pick(items))
    return [...chosen]
  }

  /** An item drawn with probability proportional to its weight. */
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T {
    let total = 0
    for (const item of items) total += item.weight
    let left = (this.bits() / 0x1_0000_0000) * total
    for (const item of items) {
      left -= item.weight
      if (left < 0) return item
    }
    return items[items.length - 1]
  }
}
