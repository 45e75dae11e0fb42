import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, golden, testFolder } from '../testing/folder.ts'
import { readSafetensorsHeader } from './header.ts'
import { readBytes, readTensor, readTensorSlice } from './read.ts'
import { type TensorToWrite, writeSafetensors } from './write.ts'

describe('a file of the reference implementation', () => {
  const file = readSafetensorsHeader(golden('dtypes.safetensors'))

  it('is read with every dtype, shape and name', () => {
    const described = Object.fromEntries(
      [...file.tensors.values()].map(({ name, dtype, shape }) => [name, `${dtype}[${shape.join()}]`]),
    )
    expect(described).toEqual({
      floats: 'F32[25]',
      'floats.bf16': 'BF16[25]',
      'floats.f16': 'F16[25]',
      f64: 'F64[1,2]',
      i64: 'I64[2]',
      i32: 'I32[2,1]',
      i16: 'I16[1]',
      i8: 'I8[2]',
      u8: 'U8[3]',
      bool: 'BOOL[2]',
      scalar: 'F32[]',
      empty: 'F32[0,3]',
      '7': 'F32[1]',
      'häufig "quoted"\t漢字': 'F32[1]',
    })
    expect(file.metadata).toEqual({ format: 'pt' })
    expect([...readTensor(file.tensors.get('f64')!)]).toEqual([Math.fround(0.1), -2.5])
    expect([...readBytes(file.tensors.get('u8')!)]).toEqual([255, 0, 1])
    expect([...readTensor(file.tensors.get('scalar')!)]).toEqual([0.5])
    expect([...readTensor(file.tensors.get('empty')!)]).toEqual([])
  })

  it('comes out the same, byte for byte, when its tensors are written again in any order', () => {
    const tensors = [...file.tensors.values()].map(
      (entry): TensorToWrite => ({ ...entry, data: () => readBytes(entry) }),
    )
    const path = join(testFolder(), 'again.safetensors')
    writeSafetensors(path, tensors.reverse(), file.metadata)
    expect(readFileSync(path)).toEqual(readFileSync(golden('dtypes.safetensors')))
  })

  it('refuses to take integers for weights', () => {
    expect(codeOf(() => readTensor(file.tensors.get('i64')!))).toBe('TENSOR_DTYPE_UNSUPPORTED')
  })
})

describe('written tensors', () => {
  it('are read back as they were, whatever their names and shapes', () => {
    const tensor = fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((name) => name !== '__metadata__'),
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    })
    const folder = testFolder()
    fc.assert(
      fc.property(
        fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 6 }),
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 3, noNullPrototype: true }),
        (specs, metadata) => {
          const path = join(folder, 'random.safetensors')
          const tensors = specs.map(({ name, shape }, seed) => {
            const count = shape.reduce((product, size) => product * size, 1)
            const data = Float32Array.from({ length: count }, (_, i) => seed + i / 8)
            return { name, shape, dtype: 'F32' as const, data }
          })
          writeSafetensors(path, tensors, metadata)
          const file = readSafetensorsHeader(path)
          expect(file.dataOffset % 8).toBe(0)
          expect(file.metadata).toEqual({ format: 'pt', ...metadata })
          expect(file.tensors.size).toBe(tensors.length)
          for (const { name, shape, data } of tensors) {
            const entry = file.tensors.get(name)!
            expect(entry.shape).toEqual(shape)
            expect(readTensor(entry)).toEqual(data)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each(['F16', 'BF16'] as const)('are rounded to %s through many chunks, and read in slices', (dtype) => {
    const count = 3 * 1024 * 1024 + 5
    const data = Float32Array.from({ length: count }, (_, i) => (i % 4001) / 64 - 31)
    const path = join(testFolder(), 'half.safetensors')
    writeSafetensors(path, [{ name: 'w', dtype, shape: [count], data }])
    const entry = readSafetensorsHeader(path).tensors.get('w')!
    expect(entry.byteLength).toBe(count * 2)
    const whole = readTensor(entry)
    const tolerance = dtype === 'F16' ? 2 ** -11 : 2 ** -8
    const worst = whole.reduce((max, value, i) => Math.max(max, Math.abs(value - data[i])), 0)
    expect(worst).toBeLessThanOrEqual(32 * tolerance)
    expect(readTensorSlice(entry, 2_500_001, 7)).toEqual(whole.slice(2_500_001, 2_500_008))
  })

  it('are told apart from a mistake in the calling code', () => {
    const path = join(testFolder(), 'never.safetensors')
    const w = { name: 'w', dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) } as const
    expect(() => writeSafetensors(path, [w, w])).toThrow('internal: w is written twice')
    const unfilled = 'internal: the data of w does not fill F32 [3]'
    expect(() => writeSafetensors(path, [{ ...w, shape: [3] }])).toThrow(unfilled)
  })

  it('cannot be read past the end of a file that shrank since', () => {
    const path = join(testFolder(), 'shrinks.safetensors')
    writeSafetensors(path, [{ name: 'w', dtype: 'F32', shape: [64], data: new Float32Array(64) }])
    const entry = readSafetensorsHeader(path).tensors.get('w')!
    truncateSync(path, entry.offset + 100)
    expect(codeOf(() => readTensor(entry))).toBe('SAFETENSORS_TRUNCATED')
  })
})

