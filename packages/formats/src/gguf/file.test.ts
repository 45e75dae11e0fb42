import { existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { gguf } from '@huggingface/gguf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, golden, testFolder } from '../testing/folder.ts'
import { testWeights } from '../testing/weights.ts'
import { openGguf } from './header.ts'
import { readGgufTensor } from './read.ts'
import { type EncodingName, encodings } from './tensor-types.ts'
import { type GgufValue, ggufValue, type NumberTypeName, numberTypes } from './value-types.ts'
import { type GgufTensorToWrite, writeGguf } from './write.ts'

const tensor = (name: string, type: EncodingName, shape: number[], data: Float32Array): GgufTensorToWrite => ({
  name,
  type,
  shape,
  rows: () => [data],
})

describe('a file of the reference implementation', () => {
  it('is read with every type of metadata', () => {
    const { metadata, version } = openGguf(golden('blocks.gguf'))
    const values = Object.fromEntries([...metadata].map(([key, entry]) => [key, entry.value]))
    expect(version).toBe(3)
    expect(values).toEqual({
      'general.architecture': 'golden',
      'test.uint8': 255,
      'test.int8': -128,
      'test.uint16': 65_535,
      'test.int16': -32_768,
      'test.uint32': 2 ** 32 - 1,
      'test.int32': -(2 ** 31),
      'test.uint64': 2n ** 64n - 1n,
      'test.int64': -(2n ** 63n),
      'test.float32': Math.fround(0.1),
      'test.float64': 0.1,
      'test.bool': true,
      'test.string': 'häufig\t漢字',
      'test.strings': ['', 'a', '▁Ġ'],
      'test.int32s': Int32Array.of(1, -2, 3),
      'test.float32s': Float32Array.of(0.5, -1.5),
      'test.bools': [true, false],
    })
  })

  it('comes out the same when it is written again', async () => {
    const { metadata, tensors } = openGguf(golden('blocks.gguf'))
    const path = join(testFolder(), 'again.gguf')
    const again = [...tensors.values()].map((entry) =>
      tensor(entry.name, entry.type as EncodingName, entry.shape, readGgufTensor(entry)),
    )
    await writeGguf(path, { metadata, tensors: again })
    const read = openGguf(path)
    expect(read.metadata).toEqual(metadata)
    for (const entry of tensors.values()) {
      const { type, shape } = read.tensors.get(entry.name)!
      expect({ type, shape }).toEqual({ type: entry.type, shape: entry.shape })
    }
    expect(readGgufTensor(read.tensors.get('numbers')!)).toEqual(readGgufTensor(tensors.get('numbers')!))
  })
})

const number = (type: NumberTypeName) => {
  const { array, bytes } = numberTypes[type]
  return fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw) => new array(raw.slice().buffer)[0])
}

const anyValue: fc.Arbitrary<GgufValue> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map(ggufValue.text),
  fc.boolean().map(ggufValue.bool),
  fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }).map(ggufValue.texts),
  fc.array(fc.boolean(), { maxLength: 5 }).map((value): GgufValue => ({ type: 'array', items: 'bool', value })),
  fc.constantFrom(...(Object.keys(numberTypes) as NumberTypeName[])).chain((type) =>
    fc.oneof(
      number(type).map((value) => ({ type, value }) as GgufValue),
      fc.array(number(type), { maxLength: 5 }).map((values): GgufValue => {
        const { from } = numberTypes[type].array as { from: (this: unknown, values: unknown) => unknown }
        const value = from.call(numberTypes[type].array, values)
        return { type: 'array', items: type, value } as GgufValue
      }),
    ),
  ),
)

describe('written files', () => {
  it('are read back as they were, whatever is in them', async () => {
    const folder = testFolder()
    const spec = fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      type: fc.constantFrom<EncodingName>('F32', 'F16', 'Q8_0'),
      outer: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1 }), anyValue, { maxKeys: 6, noNullPrototype: true }),
        fc.uniqueArray(spec, { selector: ({ name }) => name, maxLength: 5 }),
        async (entries, specs) => {
          const metadata = new Map(Object.entries(entries).filter(([key]) => key !== 'general.alignment'))
          const tensors = specs.map(({ name, type, outer }) => {
            const shape = [...outer, 32]
            return tensor(name, type, shape, testWeights(shape.reduce((product, size) => product * size)))
          })
          const path = join(folder, 'random.gguf')
          expect(await writeGguf(path, { metadata, tensors })).toBe(statSync(path).size)
          const file = openGguf(path)
          expect(file.metadata).toEqual(metadata)
          expect([...file.tensors.keys()]).toEqual(specs.map(({ name }) => name))
          for (const { name, type, shape, rows } of tensors) {
            const entry = file.tensors.get(name)!
            const [written] = rows()
            expect(entry).toMatchObject({ type, shape })
            expect(entry.offset % 32).toBe(0)
            if (type === 'F32') expect(readGgufTensor(entry)).toEqual(written)
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  it('are read by another program', async () => {
    const path = join(testFolder(), 'other.gguf')
    const metadata = new Map([
      ['general.architecture', ggufValue.text('llama')],
      ['llama.block_count', ggufValue.uint32(3)],
      ['llama.attention.layer_norm_rms_epsilon', ggufValue.float32(1e-5)],
      ['tokenizer.ggml.tokens', ggufValue.texts(['a', 'Ġb', '漢'])],
      ['tokenizer.ggml.token_type', ggufValue.int32s([1, 3, 6])],
      ['tokenizer.ggml.add_bos_token', ggufValue.bool(false)],
    ])
    const tensors = (Object.keys(encodings) as EncodingName[]).map((type) =>
      tensor(`blk.0.${type}.weight`, type, [3, 512], testWeights(1536)),
    )
    await writeGguf(path, { metadata, tensors })
    const parsed = await gguf(path, { allowLocalFile: true })
    expect(parsed.metadata).toMatchObject({
      version: 3,
      tensor_count: BigInt(tensors.length),
      'general.architecture': 'llama',
      'llama.block_count': 3,
      'tokenizer.ggml.tokens': ['a', 'Ġb', '漢'],
      'tokenizer.ggml.token_type': [1, 3, 6],
      'tokenizer.ggml.add_bos_token': false,
    })
    const ours = openGguf(path)
    for (const { name, shape, dtype, offset } of parsed.tensorInfos) {
      const entry = ours.tensors.get(name)!
      expect(dtype).toBe(encodings[entry.type as EncodingName].id)
      expect(shape.map(Number)).toEqual([512, 3])
      expect(Number(offset)).toBe(entry.offset - [...ours.tensors.values()][0].offset)
    }
  })

  it('replace the old file only when they are whole', async () => {
    const folder = testFolder()
    const path = join(folder, 'model.gguf')
    const whole = { metadata: new Map(), tensors: [tensor('w', 'F32', [2, 4], testWeights(8))] }
    await writeGguf(path, whole)
    const before = readFileSync(path)
    const broken = { ...whole.tensors[0], rows: () => { throw new Error('the disk went away') } }
    await expect(writeGguf(path, { ...whole, tensors: [whole.tensors[0], { ...broken, name: 'v' }] })).rejects.toThrow('went away')
    const given = new AbortController()
    const onProgress = () => given.abort(new Error('enough'))
    const second = { ...whole.tensors[0], name: 'v' }
    const tensors = [whole.tensors[0], second]
    await expect(writeGguf(path, { ...whole, tensors }, { signal: given.signal, onProgress })).rejects.toThrow('enough')
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['model.gguf'])
  })

  it('are the same whatever the number of threads', async () => {
    const folder = testFolder()
    const chunks = Array.from({ length: 7 }, (_, index) => testWeights(4096).map((weight) => weight * (index + 1)))
    const tensors = (['Q4_K', 'Q6_K', 'F16'] as const).map((type) => ({ name: type, type, shape: [7, 4096], rows: () => chunks }))
    const bytes = await Promise.all([1, 3].map(async (threads) => {
      const path = join(folder, `${threads}.gguf`)
      await writeGguf(path, { metadata: new Map(), tensors }, { threads })
      return readFileSync(path)
    }))
    expect(bytes[1].equals(bytes[0])).toBe(true)
  })

  it('hold vocabularies of any size', async () => {
    const path = join(testFolder(), 'model.gguf')
    const tokens = Array.from({ length: 300_000 }, (_, id) => `token ${id}`)
    await writeGguf(path, { metadata: new Map([['tokenizer.ggml.tokens', ggufValue.texts(tokens)]]), tensors: [] })
    expect(openGguf(path).metadata.get('tokenizer.ggml.tokens')!.value).toEqual(tokens)
  })

  it('tell how far they are', async () => {
    const path = join(testFolder(), 'model.gguf')
    const heard: number[] = []
    const halves = { name: 'w', type: 'Q8_0' as const, shape: [4, 32], rows: () => [testWeights(64), testWeights(64)] }
    const bytes = await writeGguf(path, { metadata: new Map(), tensors: [halves] }, {
      onProgress: ({ bytesDone, bytesTotal }) => heard.push(bytesDone / bytesTotal),
    })
    expect(heard).toHaveLength(2)
    expect(heard[1]).toBeGreaterThan(heard[0])
    expect(heard[1]).toBeGreaterThan(0.8)
    expect(bytes).toBe(statSync(path).size)
  })

  it('are told apart from a mistake in the calling code', async () => {
    const path = join(testFolder(), 'never.gguf')
    const w = tensor('w', 'Q8_0', [2, 32], testWeights(64))
    const write = (...tensors: GgufTensorToWrite[]) => writeGguf(path, { metadata: new Map(), tensors })
    await expect(write(w, w)).rejects.toThrow('internal: w is written twice')
    await expect(write({ ...w, shape: [2, 33] })).rejects.toThrow('internal: w cannot be stored as Q8_0 [2, 33]')
    await expect(write({ ...w, shape: [3, 32] })).rejects.toThrow('internal: the rows of w have 68 bytes, not 102')
    await expect(write({ ...w, name: 'n'.repeat(64) })).rejects.toThrow('is too long')
    expect(existsSync(path)).toBe(false)
  })

  it('cannot be read past the end of a file that shrank since', async () => {
    const path = join(testFolder(), 'shrinks.gguf')
    await writeGguf(path, { metadata: new Map(), tensors: [tensor('w', 'F16', [64], testWeights(64))] })
    const entry = openGguf(path).tensors.get('w')!
    truncateSync(path, entry.offset + 100)
    expect(codeOf(() => readGgufTensor(entry))).toBe('GGUF_TRUNCATED')
  })
})
