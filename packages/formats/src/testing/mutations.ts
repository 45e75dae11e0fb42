/** A source of numbers that is the same for the same seed: xorshift32 (Marsaglia 2003). */
export function randomSource(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Numbers at which counts and offsets break. */
const edges = [0n, 1n, 2n, 31n, 32n, 127n, 255n, 256n, 65_535n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n,
  2n ** 40n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n]

type Mutation = (file: Buffer, random: (below: number) => number) => Buffer

const mutations: readonly Mutation[] = [
  /** One byte is another. */
  (file, random) => {
    if (file.length > 0) file[random(file.length)] ^= 1 + random(255)
    return file
  },
  /** A number of 4 or 8 bytes is one at which counts break. */
  (file, random) => {
    if (file.length < 8) return file
    const edge = edges[random(edges.length)]
    const at = random(file.length - 7)
    if (random(2) === 0) file.writeBigUInt64LE(edge, at)
    else file.writeUInt32LE(Number(edge & 0xffffffffn), at)
    return file
  },
  /** Digits in text are others. */
  (file, random) => {
    const digits = [...file.toString('latin1').matchAll(/\d+/g)]
    if (digits.length === 0) return file
    const { 0: old, index } = digits[random(digits.length)]
    const edge = Buffer.from(String(edges[random(edges.length)]))
    return Buffer.concat([file.subarray(0, index), edge, file.subarray(index + old.length)])
  },
  /** The file ends early. */
  (file, random) => file.subarray(0, random(file.length + 1)),
  /** A stretch is there twice. */
  (file, random) => {
    const from = random(file.length + 1)
    const to = Math.min(file.length, from + random(64))
    return Buffer.concat([file.subarray(0, to), file.subarray(from)])
  },
  /** A stretch is missing. */
  (file, random) => {
    const from = random(file.length + 1)
    return Buffer.concat([file.subarray(0, from), file.subarray(from + random(16))])
  },
]

/** A damaged copy of a file: one to four mutations, chosen by `random`. */
export function mutate(file: Uint8Array, random: (below: number) => number): Buffer {
  let damaged: Buffer = Buffer.from(file)
  for (let count = 1 + random(4); count > 0; count--) damaged = mutations[random(mutations.length)](damaged, random)
  return damaged
}
