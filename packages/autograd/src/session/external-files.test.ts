import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DType } from '../dtype.ts'
import { add, cast, gather, matmul } from '../functional.ts'
import { evaluate } from '../reference/evaluate.ts'
import { constant, external, input, type Tensor } from '../tensor.ts'
import { commonFolder } from './external-files.ts'
import { runOnce } from './run-once.ts'

let folder: string
let file: string
const values = [1, -2.5, 0.125, 3, 100, -0.0078125] // exact in every float type
const float32 = new Uint8Array(Float32Array.from(values).buffer)
const high = Uint16Array.from(new Uint32Array(Float32Array.from(values).buffer), (bits) => bits >>> 16)
const half = Uint16Array.of(0x3c00, 0xc100, 0x3000, 0x4200, 0x5640, 0xa000)
const bfloat16 = new Uint8Array(high.buffer)
const float16 = new Uint8Array(half.buffer)

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'autograd-external-')))
  file = join(folder, 'weights.bin')
  writeFileSync(file, new Uint8Array([...float32, 9, ...bfloat16, 8, ...float16, 1, 2, 3, 4]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A tensor of the file, and where it starts in it. */
const weight = (dtype: DType, offset: number, byteLength: number, shape: number[], path = file): Tensor =>
  external('weight', { file: path, offset, byteLength }, shape, dtype)

const asFloats = async (tensor: Tensor) => {
  const { y } = await runOnce({ y: cast(tensor, 'float32') }, {}, { threads: 1 })
  expect(Array.from(y as Float32Array)).toEqual(evaluate([cast(tensor, 'float32')])[0].data)
  return Array.from(y as Float32Array)
}

describe('external weights', () => {
  it('are read as float32, bfloat16 and float16, also at odd offsets', async () => {
    expect(await asFloats(weight('float32', 0, 24, [2, 3]))).toEqual(values)
    expect(await asFloats(weight('bfloat16', 25, 12, [6]))).toEqual(values)
    expect(await asFloats(weight('float16', 38, 12, [3, 2]))).toEqual(values)
  })

  it('may be a part of a stored tensor', async () => {
    expect(await asFloats(weight('float32', 12, 12, [1, 3]))).toEqual(values.slice(3))
  })

  it('may show the same bytes as bytes and as pairs of bytes', async () => {
    const codes = cast(weight('uint8', 50, 4, [4]), 'int32')
    const pairs = cast(weight('uint16', 50, 4, [2]), 'int32')
    const { a, b } = await runOnce({ a: codes, b: pairs }, {}, { threads: 1 })
    expect(Array.from(a as Int32Array)).toEqual([1, 2, 3, 4])
    expect(Array.from(b as Int32Array)).toEqual([1 | (2 << 8), 3 | (4 << 8)])
  })

  it('multiply like any other tensor', async () => {
    const x = input('x', [1, 2])
    const y = add(matmul(x, cast(weight('bfloat16', 25, 12, [2, 3]), 'float32')), weight('float32', 0, 12, [3]))
    const result = await runOnce({ y }, { x: Float32Array.of(1, 2) }, { threads: 1 })
    expect(Array.from(result.y as Float32Array)).toEqual([1 + 6 + 1, -2.5 + 200 - 2.5, 0.125 - 0.015625 + 0.125])
  })

  it('may lie in several folders, behind symbolic links', async () => {
    const other = join(folder, 'blobs', 'deep')
    mkdirSync(other, { recursive: true })
    writeFileSync(join(other, 'blob'), float32)
    const link = join(folder, 'model.safetensors')
    symlinkSync(join(other, 'blob'), link)
    const sum = add(weight('float32', 0, 24, [6]), weight('float32', 0, 24, [6], link))
    const { y } = await runOnce({ y: sum }, {}, { threads: 1 })
    expect(Array.from(y as Float32Array)).toEqual(values.map((value) => 2 * value))
  })

  // elsewhere a file with a hole takes the space of a whole one
  it.runIf(process.platform === 'linux')('may be larger than 2 GiB and lie beyond 4 GiB, and are not read whole', async () => {
    const path = join(folder, 'large.bin')
    const [rows, columns, offset] = [2 ** 20, 1280, 2 ** 32 + 8]
    const large = openSync(path, 'w')
    ftruncateSync(large, offset + rows * columns * 2)
    writeSync(large, bfloat16, 0, bfloat16.length, offset + (rows - 1) * columns * 2)
    closeSync(large)
    const before = process.memoryUsage.rss()
    const table = weight('bfloat16', offset, rows * columns * 2, [rows, columns], path)
    const y = cast(gather(table, constant(Int32Array.of(rows - 1), [1], 'int32')), 'float32')
    const result = await runOnce({ y }, {}, { threads: 1 })
    expect(Array.from((result.y as Float32Array).subarray(0, values.length))).toEqual(values)
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 28)
  })

  it('are missed by name when the file is gone', async () => {
    const path = join(folder, 'gone.bin')
    const run = runOnce({ y: weight('float32', 0, 24, [6], path) })
    await expect(run).rejects.toMatchObject({ code: 'FILE_MISSING', message: expect.stringContaining(path) })
  })

  it('are refused when the file ends before them', async () => {
    const path = join(folder, 'short.bin')
    writeFileSync(path, float32)
    truncateSync(path, 20)
    const run = runOnce({ y: add(weight('float32', 0, 24, [6], path), constant(1)) })
    await expect(run).rejects.toMatchObject({ code: 'FILE_ACCESS_FAILED', message: expect.stringContaining('byte 20') })
  })
})

describe('commonFolder', () => {
  it('is the deepest folder that holds all files', () => {
    expect(commonFolder([])).toBe('')
    expect(commonFolder(['/a/b/c.bin'])).toBe('/a/b')
    expect(commonFolder(['/a/b/c.bin', '/a/bc/d.bin'])).toBe('/a')
    expect(commonFolder(['/a/b/c.bin', '/d/e.bin'])).toBe('/')
  })
})
