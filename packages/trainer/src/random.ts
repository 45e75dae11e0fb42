import { createHash } from 'node:crypto'

/** Where a stream stands: its key and how many blocks of four words were drawn. */
export interface RandomState {
  key: [number, number]
  /** Blocks drawn, and words of the current block used. */
  block: number
  used: number
}

/**
 * Random numbers computed from a key and a counter (Philox4x32-10: Salmon et al., "Parallel Random Numbers: As Easy
 * as 1, 2, 3", 2011). A stream is named by a seed and labels, so any draw can be made again without stored state, and
 * streams with different labels do not disturb each other. Same bits on every machine.
 */
export class Random {
  readonly #key: [number, number]
  #block = 0
  #words = new Uint32Array(4)
  #used = 4

  private constructor(key: [number, number]) {
    this.#key = key
  }

  /** The stream of this seed and these labels, for example `Random.fromKey(seed, 'shuffle', epoch)`. */
  static fromKey(seed: number, ...labels: (string | number)[]): Random {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, ...labels]))
      .digest()
    return new Random([digest.readUInt32LE(0), digest.readUInt32LE(4)])
  }

  /** The stream that continues where `state` was taken. */
  static fromState({ key, block, used }: RandomState): Random {
    const random = new Random(key)
    if (block > 0) {
      random.#block = block - 1
      random.#refill()
    }
    random.#used = used
    return random
  }

  state(): RandomState {
    return { key: [...this.#key], block: this.#block, used: this.#used }
  }

  /** A whole number of 32 random bits. */
  uint32(): number {
    if (this.#used === 4) this.#refill()
    return this.#words[this.#used++]
  }

  /** A number in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5
    const low = this.uint32() >>> 6
    return (high * 2 ** 26 + low) / 2 ** 53
  }

  /** A whole number in [0, below), each equally likely. */
  integer(below: number): number {
    return Math.floor(this.uniform() * below)
  }

  /** A draw from the normal distribution with mean 0 and deviation 1 (Box–Muller; each call uses two uniforms). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** Puts the items in random order, in place (Fisher–Yates), and returns them. */
  shuffle<T extends { length: number; [index: number]: unknown }>(items: T): T {
    for (let last = items.length - 1; last > 0; last--) {
      const chosen = this.integer(last + 1)
      const item = items[last]
      items[last] = items[chosen]
      items[chosen] = item
    }
    return items
  }

  /** Fills the array with draws from the normal distribution. */
  fillNormal(array: Float32Array, mean = 0, deviation = 1): Float32Array {
    for (let i = 0; i < array.length; i++) array[i] = mean + deviation * this.normal()
    return array
  }

  /** Fills the array with numbers in [low, high). */
  fillUniform(array: Float32Array, low: number, high: number): Float32Array {
    for (let i = 0; i < array.length; i++) array[i] = low + (high - low) * this.uniform()
    return array
  }

  #refill(): void {
    philox4x32(this.#words, [this.#block % 2 ** 32, Math.floor(this.#block / 2 ** 32), 0, 0], this.#key)
    this.#block++
    this.#used = 0
  }
}

/** Ten rounds of Philox on a counter of four words and a key of two, into `out`. */
export function philox4x32(out: Uint32Array, counter: readonly number[], key: readonly number[]): void {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0)
    const low0 = Math.imul(0xd2511f53, c0)
    const high1 = multiplyHigh(0xcd9e8d57, c2)
    const low1 = Math.imul(0xcd9e8d57, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff,
    aHigh = a >>> 16
  const bLow = b & 0xffff,
    bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle % 0x10000)
  return aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)
}
