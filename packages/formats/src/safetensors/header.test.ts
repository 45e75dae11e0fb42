import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, testFolder } from '../testing/folder.ts'
import { headerLength, parseSafetensorsHeader, readSafetensorsHeader } from './header.ts'
import { readBytes } from './read.ts'

const f32 = (shape: unknown, begin: unknown, end: unknown) => ({ dtype: 'F32', shape, data_offsets: [begin, end] })

function fileWith(header: unknown, dataBytes: number, announced?: bigint): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(announced ?? BigInt(json.length))
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)])
}

/** As `readSafetensorsHeader`, from memory. */
function parse(file: Buffer) {
  const length = headerLength('memory', file.subarray(0, 8), file.length)
  return parseSafetensorsHeader('memory', file.subarray(8, 8 + length), file.length)
}

const byte = '{"dtype":"U8","shape":[1],"data_offsets":[0,1]}'
const two = { a: f32([2], 0, 8), b: f32([1, 3], 8, 20) }

const refusals: [fault: string, file: Buffer, code: string][] = [
  ['an empty file', Buffer.alloc(0), 'SAFETENSORS_TRUNCATED'],
  ['a file of seven bytes', Buffer.alloc(7), 'SAFETENSORS_TRUNCATED'],
  ['a header longer than the file', fileWith(two, 20, 5000n), 'SAFETENSORS_TRUNCATED'],
  ['a header longer than the limit', fileWith(two, 20, 100_000_001n), 'SAFETENSORS_HEADER_TOO_LARGE'],
  ['a header length beyond 2⁶³', fileWith(two, 20, 2n ** 64n - 1n), 'SAFETENSORS_HEADER_TOO_LARGE'],
  ['data cut off', fileWith(two, 19), 'SAFETENSORS_TRUNCATED'],
  ['bytes after the last tensor', fileWith(two, 21), 'SAFETENSORS_LAYOUT_INVALID'],
  ['a gap', fileWith({ a: f32([2], 0, 8), b: f32([1], 12, 16) }, 16), 'SAFETENSORS_LAYOUT_INVALID'],
  ['an overlap', fileWith({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), 'SAFETENSORS_LAYOUT_INVALID'],
  ['two tensors in one', fileWith({ a: f32([2], 0, 8), b: f32([2], 0, 8) }, 8), 'SAFETENSORS_LAYOUT_INVALID'],
  ['a size that does not follow from the shape', fileWith({ a: f32([3], 0, 8) }, 8), 'SAFETENSORS_SIZE_MISMATCH'],
  ['a shape whose product overflows', fileWith({ a: f32([2 ** 40, 2 ** 40], 0, 8) }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['a foreign dtype', fileWith({ a: { ...f32([8], 0, 8), dtype: 'Q4_K' } }, 8), 'SAFETENSORS_DTYPE_UNKNOWN'],
  ['a dtype of all objects', fileWith({ a: { ...f32([2], 0, 8), dtype: 'valueOf' } }, 8), 'SAFETENSORS_DTYPE_UNKNOWN'],
  ['half a byte', fileWith({ a: { dtype: 'F4', shape: [3], data_offsets: [0, 1] } }, 1), 'SAFETENSORS_HEADER_INVALID'],
  ['a pickle file', Buffer.concat([Buffer.from([0x80, 2]), Buffer.alloc(40)]), 'SAFETENSORS_TRUNCATED'],
  ['JSON that ends early', fileWith('{"a":{"dtype":"F32"', 8), 'SAFETENSORS_HEADER_INVALID'],
  ['a header that is a list', fileWith('[]', 0), 'SAFETENSORS_HEADER_INVALID'],
  ['a header that begins with a space', fileWith(' {}', 0), 'SAFETENSORS_HEADER_INVALID'],
  ['bytes that are not UTF-8', fileWith('{"\xff":1}', 0), 'SAFETENSORS_HEADER_INVALID'],
  ['no header at all', fileWith('', 0), 'SAFETENSORS_HEADER_INVALID'],
  ['a name twice', fileWith(`{"a":${byte},"a":${byte}}`, 1), 'SAFETENSORS_HEADER_INVALID'],
  ['a name twice, once escaped', fileWith(`{"a":${byte},"\\u0061":${byte}}`, 1), 'SAFETENSORS_HEADER_INVALID'],
  ['a dtype twice', fileWith(`{"a":${byte.replace('{', '{"dtype":"I8",')}}`, 1), 'SAFETENSORS_HEADER_INVALID'],
  ['half a surrogate pair as a name', fileWith(`{"\\ud800":${byte}}`, 1), 'SAFETENSORS_HEADER_INVALID'],
  ['metadata that is not text', fileWith({ __metadata__: { a: 1 } }, 0), 'SAFETENSORS_HEADER_INVALID'],
  ['metadata that is a list', fileWith({ __metadata__: ['a'] }, 0), 'SAFETENSORS_HEADER_INVALID'],
  ['a tensor that is a number', fileWith({ a: 3 }, 0), 'SAFETENSORS_HEADER_INVALID'],
  ['a tensor without dtype', fileWith({ a: { shape: [1], data_offsets: [0, 4] } }, 4), 'SAFETENSORS_HEADER_INVALID'],
  ['a negative size', fileWith({ a: f32([-1, -2], 0, 8) }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['half a size', fileWith({ a: f32([0.5, 4], 0, 8) }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['offsets that are texts', fileWith({ a: f32([2], '0', '8') }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['three offsets', fileWith({ a: { ...f32([2], 0, 8), data_offsets: [0, 8, 8] } }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['an end before the begin', fileWith({ a: f32([2], 8, 0) }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['an offset beyond exact numbers', fileWith({ a: f32([2], 2 ** 53, 2 ** 53 + 8) }, 8), 'SAFETENSORS_HEADER_INVALID'],
  ['nesting a million deep', fileWith(`{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`, 0), 'SAFETENSORS_HEADER_INVALID'],
]

describe('the safetensors contract', () => {
  it.each(refusals)('refuses %s', (_fault, file, code) => {
    const path = join(testFolder(), 'model.safetensors')
    writeFileSync(path, file)
    expect(codeOf(() => readSafetensorsHeader(path))).toBe(code)
  })

  it('accepts tensors in any order of the header, an empty file, and names that objects have', () => {
    expect([...parse(fileWith({ b: two.b, a: two.a }, 20)).tensors.keys()]).toEqual(['a', 'b'])
    expect(parse(fileWith('{}', 0)).tensors.size).toBe(0)
    const empty = '{"dtype":"U8","shape":[0],"data_offsets":[1,1]}'
    const odd = parse(fileWith(`{"__proto__":${byte},"x\\":":${empty}}`, 1))
    expect([...odd.tensors.keys()]).toEqual(['__proto__', 'x":'])
  })

  it('says which file is missing, and what is not a file', () => {
    const folder = testFolder()
    expect(codeOf(() => readSafetensorsHeader(join(folder, 'none.safetensors')))).toBe('FILE_MISSING')
    mkdirSync(join(folder, 'folder.safetensors'))
    expect(codeOf(() => readSafetensorsHeader(join(folder, 'folder.safetensors')))).toBe('FILE_ACCESS_FAILED')
  })

  it('allocates nothing for a header that is announced but not there', () => {
    const path = join(testFolder(), 'bomb.safetensors')
    writeFileSync(path, fileWith(two, 20, 99_000_000n))
    const before = process.memoryUsage().arrayBuffers
    expect(codeOf(() => readSafetensorsHeader(path))).toBe('SAFETENSORS_TRUNCATED')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })

  it('keeps messages short where names are not', () => {
    const file = fileWith({ ['n'.repeat(1_000_000)]: f32([3], 0, 8) }, 8)
    try {
      parse(file)
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(400)
    }
  })
})

describe('mutated files', () => {
  const c = { dtype: 'BF16', shape: [2, 2], data_offsets: [20, 28] }
  const sound = fileWith({ __metadata__: { format: 'pt' }, ...two, c }, 28)
  const numbers = ['-1', '0', '1e9', '1e400', '9007199254740993', '18446744073709551615', '0.5', '"8"', 'null', '{}']

  const change = fc.integer({ min: 1, max: 255 })
  const flip = fc.tuple(fc.nat(sound.length - 1), change).map(([at, by]) => (file: Buffer) => {
    const changed = Buffer.from(file)
    if (at < changed.length) changed[at] ^= by
    return changed
  })
  const cut = fc.nat(sound.length).map((at) => (file: Buffer) => file.subarray(0, at))
  const insert = fc
    .tuple(fc.nat(sound.length), fc.uint8Array({ maxLength: 16 }))
    .map(([at, bytes]) => (file: Buffer) => Buffer.concat([file.subarray(0, at), bytes, file.subarray(at)]))
  const renumber = fc.tuple(fc.nat(40), fc.constantFrom(...numbers)).map(([which, number]) => (file: Buffer) => {
    let seen = 0
    const json = file.subarray(8).toString('latin1')
    const changed = json.replace(/\d+/g, (old) => (seen++ === which ? number : old))
    const length = Buffer.alloc(8)
    const dataBytes = 28
    length.writeBigUInt64LE(BigInt(Math.max(0, changed.length - dataBytes)))
    return Buffer.concat([length, Buffer.from(changed, 'latin1')])
  })
  const mutations = fc.array(fc.oneof(flip, cut, insert, renumber), { minLength: 1, maxLength: 4 })
  const mutate = (steps: ((file: Buffer) => Buffer)[]) => steps.reduce((file, step) => step(file), sound)

  /** What makes a header safe to act on. */
  function expectSound({ tensors, dataOffset }: ReturnType<typeof parse>, fileBytes: number) {
    let end = dataOffset
    for (const { offset, byteLength } of tensors.values()) {
      expect(offset).toBe(end)
      end += byteLength
    }
    expect(end).toBe(fileBytes)
  }

  it('are either sound or refused with an error from the table', () => {
    let refused = 0
    fc.assert(
      fc.property(mutations, (steps) => {
        const file = mutate(steps)
        try {
          expectSound(parse(file), file.length)
        } catch (error) {
          if (!(error instanceof TunesmithError)) throw error
          refused++
        }
      }),
      { numRuns: 20_000 },
    )
    expect(refused).toBeGreaterThan(10_000)
  })

  it('are read from the disk as safely', () => {
    const path = join(testFolder(), 'mutated.safetensors')
    fc.assert(
      fc.property(mutations, (steps) => {
        writeFileSync(path, mutate(steps))
        try {
          for (const entry of readSafetensorsHeader(path).tensors.values()) {
            expect(readBytes(entry).length).toBe(entry.byteLength)
          }
        } catch (error) {
          if (!(error instanceof TunesmithError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
})
