import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { integerProductsAreExact } from './integer-products.ts'

const isLinuxOnX86 = process.platform === 'linux' && process.arch === 'x64'
const hasVnni = isLinuxOnX86 && /^flags.*\bavx(512)?_vnni\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'))

describe('products of 8-bit integers', () => {
  it.skipIf(!hasVnni)('are exact where the processor has instructions for them', async () => {
    expect(await integerProductsAreExact()).toBe(true)
  })
})
