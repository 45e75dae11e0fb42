import { randomBytes } from 'node:crypto'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** 103 random bits: as good as never twice, and not to be guessed. */
const LENGTH = 20
/** The most of a byte's values that all digits share equally. */
const FAIR = 256 - (256 % DIGITS.length)

/** A new identifier such as `run_4k2…`: what it is, and 20 random digits of base 36. */
export function newId<P extends string>(prefix: P): `${P}_${string}` {
  let random = ''
  while (random.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) if (byte < FAIR && random.length < LENGTH) random += DIGITS[byte % DIGITS.length]
  }
  return `${prefix}_${random}`
}
