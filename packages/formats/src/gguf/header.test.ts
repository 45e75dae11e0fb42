import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { codeOf, testFolder } from '../testing/folder.ts'
import { mutate, randomSource } from '../testing/mutations.ts'
import { parseSoundly, soundGguf } from '../testing/sound-gguf.ts'
import { memorySource } from './byte-source.ts'
import { openGguf, parseGguf } from './header.ts'

const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
const u64 = (value: number | bigint) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer)
const text = (value: string | Buffer) => Buffer.concat([u64(Buffer.from(value).length), Buffer.from(value)])

interface Parts {
  magic?: string
  version?: number
  tensorCount?: number | bigint
  entryCount?: number | bigint
  entries?: Buffer[]
  tensors?: Buffer[]
  data?: number
}

function fileWith({ magic = 'GGUF', version = 3, entries = [], tensors = [], data = 0, ...counts }: Parts): Buffer {
  const { tensorCount = tensors.length, entryCount = entries.length } = counts
  const header = Buffer.concat([Buffer.from(magic), u32(version), u64(tensorCount), u64(entryCount), ...entries, ...tensors])
  return Buffer.concat([header, Buffer.alloc((32 - (header.length % 32)) % 32), Buffer.alloc(data)])
}

const tensor = (name: string, sizes: (number | bigint)[], { type = 0, offset = 0 as number | bigint } = {}) =>
  Buffer.concat([text(name), u32(sizes.length), ...sizes.map(u64), u32(type), u64(offset)])
const entry = (key: string, type: number, ...value: Buffer[]) => Buffer.concat([text(key), u32(type), ...value])
const array = (key: string, type: number, count: number | bigint, ...values: Buffer[]) =>
  entry(key, 9, u32(type), u64(count), ...values)
const alignment = (value: number, type = 4) => entry('general.alignment', type, u32(value))

const refusals: [fault: string, file: Buffer, code: string][] = [
  ['an empty file', Buffer.alloc(0), 'GGUF_TRUNCATED'],
  ['a file that ends in the counts', fileWith({}).subarray(0, 17), 'GGUF_TRUNCATED'],
  ['another format', fileWith({ magic: 'GGML' }), 'GGUF_INVALID'],
  ['version 1', fileWith({ version: 1 }), 'GGUF_VERSION_UNSUPPORTED'],
  ['a version to come', fileWith({ version: 4 }), 'GGUF_VERSION_UNSUPPORTED'],
  ['the other byte order', fileWith({ version: 0x03000000 }), 'GGUF_VERSION_UNSUPPORTED'],
  ['more tensors than fit', fileWith({ tensorCount: 1e6 }), 'GGUF_TRUNCATED'],
  ['more tensors than numbers go', fileWith({ tensorCount: 2n ** 63n }), 'GGUF_INVALID'],
  ['more entries than fit', fileWith({ entryCount: 2n ** 40n }), 'GGUF_TRUNCATED'],
  ['a key longer than the file', fileWith({ entries: [Buffer.concat([u64(1e4), Buffer.alloc(32)])] }), 'GGUF_TRUNCATED'],
  ['a key longer than the limit', fileWith({ entries: [Buffer.concat([u64(65_536), Buffer.alloc(32)])] }), 'GGUF_INVALID'],
  ['a text longer than the limit', fileWith({ entries: [entry('a', 8, u64(2 ** 30))] }), 'GGUF_INVALID'],
  ['a text that is not UTF-8', fileWith({ entries: [entry('a', 8, text(Buffer.from([0xff])))] }), 'GGUF_INVALID'],
  ['a key twice', fileWith({ entries: [entry('a', 0, Buffer.alloc(1)), entry('a', 0, Buffer.alloc(1))] }), 'GGUF_INVALID'],
  ['an unknown type', fileWith({ entries: [entry('a', 13, u64(0))] }), 'GGUF_INVALID'],
  ['a bool that is 2', fileWith({ entries: [entry('a', 7, Buffer.of(2))] }), 'GGUF_INVALID'],
  ['an array of arrays', fileWith({ entries: [array('a', 9, 1, u32(4), u64(1), u32(1))] }), 'GGUF_INVALID'],
  ['an array longer than the file', fileWith({ entries: [array('a', 6, 1e6)] }), 'GGUF_TRUNCATED'],
  ['an array of more texts than fit', fileWith({ entries: [array('a', 8, 1e6)] }), 'GGUF_TRUNCATED'],
  ['an array of more bools than fit', fileWith({ entries: [array('a', 7, 2 ** 31)] }), 'GGUF_TRUNCATED'],
  ['an array whose size overflows', fileWith({ entries: [array('a', 12, 2n ** 61n)] }), 'GGUF_INVALID'],
  ['an alignment of 0', fileWith({ entries: [alignment(0)] }), 'GGUF_INVALID'],
  ['an alignment of 24', fileWith({ entries: [alignment(24)] }), 'GGUF_INVALID'],
  ['an alignment of 2³¹', fileWith({ entries: [alignment(2 ** 31)] }), 'GGUF_INVALID'],
  ['an alignment that is no uint32', fileWith({ entries: [alignment(32, 5)] }), 'GGUF_INVALID'],
  ['a tensor name of 64 bytes', fileWith({ tensors: [tensor('n'.repeat(64), [1])], data: 4 }), 'GGUF_INVALID'],
  ['five dimensions', fileWith({ tensors: [tensor('w', [1, 1, 1, 1, 1])], data: 4 }), 'GGUF_INVALID'],
  ['four billion dimensions', fileWith({ tensors: [Buffer.concat([text('w'), u32(2 ** 32 - 1), Buffer.alloc(64)])] }), 'GGUF_INVALID'],
  ['a size of zero', fileWith({ tensors: [tensor('w', [0, 4])], data: 16 }), 'GGUF_INVALID'],
  ['a product that overflows', fileWith({ tensors: [tensor('w', [2n ** 40n, 2n ** 40n])], data: 16 }), 'GGUF_INVALID'],
  ['an unknown tensor type', fileWith({ tensors: [tensor('w', [4], { type: 4 })], data: 16 }), 'GGUF_INVALID'],
  ['half a block', fileWith({ tensors: [tensor('w', [16, 2], { type: 8 })], data: 68 }), 'GGUF_INVALID'],
  ['a tensor twice', fileWith({ tensors: [tensor('w', [1]), tensor('w', [1], { offset: 32 })], data: 64 }), 'GGUF_INVALID'],
  ['a tensor past the end', fileWith({ tensors: [tensor('w', [9])], data: 32 }), 'GGUF_TRUNCATED'],
  ['an offset past the end', fileWith({ tensors: [tensor('w', [8], { offset: 2n ** 52n })], data: 32 }), 'GGUF_TRUNCATED'],
  ['an offset that is not aligned', fileWith({ tensors: [tensor('w', [1], { offset: 4 })], data: 32 }), 'GGUF_INVALID'],
  ['an overlap', fileWith({ tensors: [tensor('w', [16]), tensor('v', [16], { offset: 32 })], data: 128 }), 'GGUF_INVALID'],
  ['two tensors in one', fileWith({ tensors: [tensor('w', [8]), tensor('v', [8])], data: 64 }), 'GGUF_INVALID'],
]

describe('the GGUF contract', () => {
  it.each(refusals)('refuses %s', (_fault, file, code) => {
    const path = join(testFolder(), 'model.gguf')
    writeFileSync(path, file)
    expect(codeOf(() => openGguf(path))).toBe(code)
  })

  it('accepts version 2, gaps between tensors, any order of them, and types it cannot decode', () => {
    const q2k = tensor('w', [256], { type: 10, offset: 64 })
    const file = fileWith({ version: 2, tensors: [q2k, tensor('v', [3, 2])], data: 160 })
    const { tensors, version } = parseGguf('memory', memorySource(file))
    expect(version).toBe(2)
    expect([...tensors.values()].map(({ name, type, shape }) => [name, type, shape])).toEqual([
      ['w', 'Q2_K', [256]],
      ['v', 'F32', [2, 3]],
    ])
  })

  it('says which file is missing', () => {
    expect(codeOf(() => openGguf(join(testFolder(), 'none.gguf')))).toBe('FILE_MISSING')
  })

  it('keeps messages short where names are not', () => {
    const long = 'k'.repeat(60_000)
    try {
      parseGguf('memory', memorySource(fileWith({ entries: [entry(long, 13, u64(0))] })))
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(400)
    }
  })
})

describe('damaged files', () => {
  it('are either sound or refused with an error from the table', async () => {
    const sound = await soundGguf()
    expect(parseSoundly(sound).tensors.size).toBe(3)
    const random = randomSource(20_260_401)
    const outcomes = new Map<string, number>()
    for (let run = 0; run < 20_000; run++) {
      const outcome = outcomeOf(mutate(sound, random))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    // every way to end is taken often, so that the mutations reach all of the reader
    expect([...outcomes.keys()].sort()).toEqual(['GGUF_INVALID', 'GGUF_TRUNCATED', 'GGUF_VERSION_UNSUPPORTED', 'sound'])
    expect(Math.min(...outcomes.values())).toBeGreaterThan(100)
  })
})

function outcomeOf(file: Buffer): string {
  try {
    parseSoundly(file)
    return 'sound'
  } catch (error) {
    if (error instanceof TunesmithError) return error.code
    throw error
  }
}
