import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TunesmithError } from '@tunesmith/contract'
import { dequantizeInt8Rows, quantizeInt8Rows } from '../int8/rows.ts'
import { findInt8Compute, GREATEST_ROTATION, type Int8ColumnsEntry } from '../int8/compute.ts'
import { rotateBlocks } from '../int8/hadamard.ts'
import { findInt8Rows } from '../int8/stored.ts'
import { dequantizeNf4 } from '../nf4/dequantize.ts'
import { quantizeNf4 } from '../nf4/quantize.ts'
import { findNf4, nf4Names, readNf4 } from '../nf4/stored.ts'
import { readSafetensorsHeader } from '../safetensors/header.ts'
import { readBytes, readTensor } from '../safetensors/read.ts'
import { type TensorToWrite, writeSafetensors } from '../safetensors/write.ts'
import { codeOf, testFolder } from '../testing/folder.ts'
import { testWeights } from '../testing/weights.ts'
import {
  plannedInt8Compute,
  plannedWidening,
  type QuantizeProgress,
  quantizeModelInt8,
  quantizeModelInt8Compute,
  quantizeModelNf4,
  widenModel,
} from './quantize-model.ts'

/** Larger than one run of a quantiser, so that its parts must join without a seam. */
const big = { name: 'up.weight', shape: [1100, 1024] as [number, number] }
const odd = { name: 'odd.weight', shape: [3, 43] as [number, number] }
const names = [big.name, odd.name]

function modelFolder(dtype: 'F32' | 'BF16' = 'F32', extra: TensorToWrite[] = []): string {
  const folder = testFolder()
  writeFileSync(join(folder, 'config.json'), '{}')
  const weights = [big, odd].map(({ name, shape }) => ({ name, dtype, shape, data: weightsOf({ name, shape }) }))
  writeSafetensors(join(folder, 'model.safetensors'), [...weights, ...extra])
  return folder
}

const allWeights = testWeights(big.shape[0] * big.shape[1])
const weightsOf = ({ shape }: typeof big) => allWeights.slice(0, shape[0] * shape[1])

/** As toEqual, but for arrays of a million elements: each is compared by its bytes. */
function expectSame(actual: object, expected: object): void {
  const comparable = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, ArrayBuffer.isView(part) ? hash(part) : part]))
  expect(comparable(actual)).toEqual(comparable(expected))
}

function hash(part: ArrayBufferView): string {
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  return `${part.constructor.name} ${createHash('sha256').update(bytes).digest('hex')}`
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason)
  if (error instanceof TunesmithError) return error.code
  throw error ?? new Error('nothing was refused')
}

describe('a model quantised to NF4', () => {
  it.each([0, 2])('holds what quantising each matrix gives, on %i threads', async (threads) => {
    const folder = modelFolder()
    const file = await quantizeModelNf4(folder, names, join(folder, 'cache', 'nf4.safetensors'), { threads })
    expect(file.reused).toBe(false)
    for (const weight of [big, odd]) {
      const stored = readNf4(findNf4(file.tensors, weight.name))
      expectSame(stored, quantizeNf4(weightsOf(weight), weight.shape))
    }
    expect(readdirSync(join(folder, 'cache'))).toEqual(['nf4.safetensors'])
  })

  it('reads bfloat16 weights', async () => {
    const folder = modelFolder('BF16')
    const options = { threads: 0, blockSize: 128 } as const
    const { tensors } = await quantizeModelNf4(folder, [big.name], join(folder, 'nf4.safetensors'), options)
    const entry = findNf4(tensors, big.name)
    const source = readTensor(readSafetensorsHeader(join(folder, 'model.safetensors')).tensors.get(big.name)!)
    const expected = quantizeNf4(source, big.shape, { blockSize: 128 })
    expectSame(readNf4(entry), expected)
    const state = Buffer.from(readBytes(tensors.get(nf4Names(big.name).state)!)).toString()
    expect(JSON.parse(state)).toMatchObject({ quant_type: 'nf4', dtype: 'bfloat16', shape: big.shape, blocksize: 128 })
  })

  it('can leave scales in float32', async () => {
    const folder = modelFolder()
    const options = { threads: 0, doubleQuantization: false }
    const { tensors } = await quantizeModelNf4(folder, [odd.name], join(folder, 'nf4.safetensors'), options)
    expect(readNf4(findNf4(tensors, odd.name))).toEqual(quantizeNf4(weightsOf(odd), odd.shape, options))
  })

  it('takes the place of what an interrupted attempt left', async () => {
    const folder = modelFolder()
    const out = join(folder, 'nf4.safetensors')
    for (const path of [out, `${out}.index`]) writeFileSync(`${path}.partial-0123456789ab`, 'half of it')
    await quantizeModelNf4(folder, [odd.name], out, { threads: 0 })
    const left = readdirSync(folder).filter((name) => name.startsWith('nf4.safetensors'))
    expect(left.sort()).toEqual(['nf4.safetensors', 'nf4.safetensors.index.partial-0123456789ab'])
  })

  it('is kept until the weights or the settings change', async () => {
    const folder = modelFolder()
    const out = join(folder, 'nf4.safetensors')
    const quantize = (blockSize: 64 | 128 = 64) => quantizeModelNf4(folder, names, out, { threads: 0, blockSize })
    expect((await quantize()).reused).toBe(false)
    const before = readFileSync(out)
    expect((await quantize()).reused).toBe(true)
    expect((await quantize(128)).reused).toBe(false)
    expect((await quantize()).reused).toBe(false)
    expect(readFileSync(out).equals(before)).toBe(true)
    utimesSync(join(folder, 'model.safetensors'), 1, 1)
    expect((await quantize()).reused).toBe(false)
    writeFileSync(out, 'damaged')
    expect((await quantize()).reused).toBe(false)
  })

  it('tells how far it is', async () => {
    const folder = modelFolder()
    const seen: QuantizeProgress[] = []
    const onProgress = (progress: QuantizeProgress) => seen.push(progress)
    await quantizeModelNf4(folder, names, join(folder, 'nf4.safetensors'), { threads: 1, onProgress })
    const total = 1100 * 1024 + 3 * 43
    expect(seen.length).toBeGreaterThanOrEqual(3)
    expect(seen.every(({ weightsTotal }) => weightsTotal === total)).toBe(true)
    expect(seen.at(-1)?.weightsDone).toBe(total)
    expect(new Set(seen.map(({ tensor }) => tensor))).toEqual(new Set(names))
  })

  it.each([0, 2])('is not made from weights that are not numbers, on %i threads', async (threads) => {
    const data = testWeights(64)
    data[63] = Number.NaN
    const folder = modelFolder('F32', [{ name: 'nan.weight', dtype: 'F32', shape: [1, 64], data }])
    const out = join(folder, 'nf4.safetensors')
    const attempt = quantizeModelNf4(folder, [...names, 'nan.weight'], out, { threads })
    expect(await refusalOf(attempt)).toBe('WEIGHTS_NOT_FINITE')
    await expect(attempt).rejects.toThrow('nan.weight')
    expect(readdirSync(folder).sort()).toEqual(['config.json', 'model.safetensors'])
  })

  it('is made from matrices of floats only', async () => {
    const folder = modelFolder('F32', [
      { name: 'norm.weight', dtype: 'F32', shape: [4], data: new Float32Array(4) },
      { name: 'ids', dtype: 'I64', shape: [2, 2], data: new BigInt64Array(4) },
    ])
    const attempt = (name: string) => refusalOf(quantizeModelNf4(folder, [name], join(folder, 'x'), { threads: 0 }))
    expect(await attempt('none.weight')).toBe('TENSOR_MISSING')
    expect(await attempt('norm.weight')).toBe('WEIGHT_NOT_QUANTIZABLE')
    expect(await attempt('ids')).toBe('TENSOR_DTYPE_UNSUPPORTED')
  })
})

describe('a stored NF4 matrix that does not fit together', () => {
  const state = { quant_type: 'nf4', blocksize: 64, dtype: 'float32', shape: [2, 64] }
  const part = (name: string, dtype: 'U8' | 'F32', count: number, text?: string): TensorToWrite => ({
    name,
    dtype,
    shape: [count],
    data: text === undefined ? new (dtype === 'U8' ? Uint8Array : Float32Array)(count) : Buffer.from(text),
  })

  function codeFor(parts: { codes?: number; absmax?: number; state?: unknown }): string {
    const names = nf4Names('w.weight')
    const text = typeof parts.state === 'string' ? parts.state : JSON.stringify(parts.state ?? state)
    const path = join(testFolder(), 'nf4.safetensors')
    writeSafetensors(path, [
      part(names.codes, 'U8', parts.codes ?? 64),
      part(names.absmax, 'F32', parts.absmax ?? 2),
      part(names.state, 'U8', Buffer.byteLength(text), text),
    ])
    return codeOf(() => {
      findNf4(readSafetensorsHeader(path).tensors, 'w.weight')
      throw new TunesmithError('DISK_FULL', { path: 'stands for no error' })
    })
  }

  it('is refused', () => {
    expect(codeFor({})).toBe('DISK_FULL')
    expect(codeFor({ codes: 63 })).toBe('QUANTIZED_WEIGHT_INVALID')
    expect(codeFor({ absmax: 3 })).toBe('QUANTIZED_WEIGHT_INVALID')
    expect(codeFor({ state: 'x' })).toBe('QUANTIZED_WEIGHT_INVALID')
    expect(codeFor({ state: { ...state, shape: [2, -64] } })).toBe('QUANTIZED_WEIGHT_INVALID')
    expect(codeFor({ state: { ...state, blocksize: 48 } })).toBe('QUANTIZED_WEIGHT_INVALID')
    expect(codeFor({ state: { ...state, nested_blocksize: 256, nested_offset: 0.1 } })).toBe('TENSOR_MISSING')
  })
})

describe('a model quantised to int8 by rows', () => {
  it('holds what quantising each matrix gives', async () => {
    const folder = modelFolder()
    const { tensors } = await quantizeModelInt8(folder, names, join(folder, 'int8.safetensors'), { threads: 0 })
    for (const weight of [big, odd]) {
      const entry = findInt8Rows(tensors, weight.name)
      const codes = new Int8Array(readBytes(entry.codes).buffer)
      const stored = { shape: entry.shape, codes, scales: readTensor(entry.scales) }
      expectSame(stored, quantizeInt8Rows(weightsOf(weight), weight.shape))
    }
  })

  it('is nearer to the weights than NF4', () => {
    const weights = weightsOf(odd)
    const error = (back: Float32Array) => back.reduce((sum, value, i) => sum + (value - weights[i]) ** 2, 0)
    const int8 = error(dequantizeInt8Rows(quantizeInt8Rows(weights, odd.shape)))
    const nf4 = error(dequantizeNf4(quantizeNf4(weights, odd.shape)))
    expect(int8).toBeLessThan(nf4 / 50)
    expect(nf4).toBeLessThan(0.02 * weights.reduce((sum, value) => sum + value ** 2, 0))
  })
})

describe('a model quantised for integer arithmetic', () => {
  /** What the codes and the scales of their columns stand for. */
  function valuesOf({ codes, scales }: Int8ColumnsEntry): Float32Array {
    const values = Float32Array.from(new Int8Array(readBytes(codes).buffer))
    const scale = readTensor(scales)
    return values.map((code, i) => code * scale[i % scale.length])
  }

  /** Each value is at most half a step away, and a step is at most 1/127 of the greatest of its column. */
  function expectNear(actual: Float32Array, expected: Float32Array, columns: number): void {
    const steps = new Float32Array(columns)
    expected.forEach((value, i) => (steps[i % columns] = Math.max(steps[i % columns], Math.abs(value) / 127)))
    expect(actual.every((value, i) => Math.abs(value - expected[i]) <= 0.501 * steps[i % columns])).toBe(true)
    expect(actual).not.toEqual(expected)
  }

  it.each([big, odd])('holds $name transposed and turned, and as it is', async ({ name, shape }) => {
    const folder = modelFolder('BF16')
    const { tensors } = await quantizeModelInt8Compute(folder, [name], join(folder, 'int8.safetensors'), { threads: 0 })
    const [rows, columns] = shape
    const { forward, backward, rotationBlock, shape: found } = findInt8Compute(tensors, name)
    expect(found).toEqual(shape)
    expect(rotationBlock).toBe(columns % GREATEST_ROTATION === 0 ? GREATEST_ROTATION : 1)
    const weights = readTensor(readSafetensorsHeader(join(folder, 'model.safetensors')).tensors.get(name)!)
    expectNear(valuesOf(backward), weights, columns)
    rotateBlocks(weights, rotationBlock)
    expectNear(valuesOf(forward), weights.map((_, i) => weights[(i % rows) * columns + Math.floor(i / rows)]), rows)
  })

  it('is what was planned', async () => {
    const folder = modelFolder()
    const planned = plannedInt8Compute(folder, names)
    const { path, tensors } = await quantizeModelInt8Compute(folder, names, join(folder, 'int8.safetensors'), { threads: 0 })
    const withoutPlace = (entries: typeof tensors) =>
      [...entries.values()].map(({ name, dtype, shape, byteLength }) => ({ name, dtype, shape, byteLength }))
    expect(withoutPlace(planned)).toEqual(withoutPlace(tensors))
    expect([...tensors.values()].every(({ file }) => file === path)).toBe(true)
  })

  it('is not made from weights that are not numbers, wherever they are', async () => {
    for (const at of [0, 3, 63]) {
      const data = testWeights(64)
      data[at] = Number.NaN
      const folder = modelFolder('F32', [{ name: 'nan.weight', dtype: 'F32', shape: [2, 32], data }])
      const attempt = quantizeModelInt8Compute(folder, ['nan.weight'], join(folder, 'x'), { threads: 0 })
      expect(await refusalOf(attempt)).toBe('WEIGHTS_NOT_FINITE')
    }
  })

  it('is refused when a copy is missing or does not fit', async () => {
    const folder = modelFolder()
    const { tensors } = await quantizeModelInt8Compute(folder, [odd.name], join(folder, 'x'), { threads: 0 })
    const refused = (change: typeof tensors) => codeOf(() => findInt8Compute(change, odd.name))
    for (const [name, entry] of tensors) {
      expect(refused(new Map([...tensors].filter(([other]) => other !== name)))).toBe('TENSOR_MISSING')
      expect(refused(new Map([...tensors, [name, { ...entry, dtype: 'U8' as const }]]))).toBe('QUANTIZED_WEIGHT_INVALID')
    }
  })
})

describe('a model in float32', () => {
  it('has the same values, and is what was planned', async () => {
    const folder = modelFolder('BF16')
    const stored = readSafetensorsHeader(join(folder, 'model.safetensors')).tensors
    const { tensors } = await widenModel(folder, names, join(folder, 'float32.safetensors'), { threads: 0 })
    const planned = plannedWidening(folder, names)
    for (const { name, shape } of [big, odd]) {
      const entry = tensors.get(name)!
      expect(entry).toMatchObject({ dtype: 'F32', shape })
      expectSame({ data: readTensor(entry) }, { data: readTensor(stored.get(name)!) })
      expect(planned.get(name)).toMatchObject({ dtype: 'F32', shape, byteLength: entry.byteLength })
    }
  })
})
