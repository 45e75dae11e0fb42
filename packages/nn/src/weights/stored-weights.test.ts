import { input, type Tensor } from '@tunesmith/autograd'
import { TunesmithError } from '@tunesmith/contract'
import { bf16ToF32, f16ToF32, f32ToBf16, f32ToF16, readSafetensorsHeader, writeSafetensors } from '@tunesmith/formats'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluate, relativeError } from '../evaluate.fixture.ts'
import { storedWeights } from './stored-weights.ts'
import type { Weights } from './weights.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tunesmith-weights-')))
afterAll(() => rmSync(folder, { recursive: true }))

const values = (count: number, step: number) =>
  Float32Array.from({ length: count }, (_, index) => (((index + 1) * step) % 1) * 2 - 1)
const weight = values(5 * 3, 0.7548776662)
const bias = values(5, 0.5698402909)

function throughBits(
  narrow: (source: Float32Array, target: Uint16Array) => void,
  widen: (source: Uint16Array, target: Float32Array) => void,
) {
  return (source: Float32Array) => {
    const bits = new Uint16Array(source.length)
    const result = new Float32Array(source.length)
    narrow(source, bits)
    widen(bits, result)
    return result
  }
}

/** What is left of a float32 in each format. */
const rounded = {
  F32: (source: Float32Array) => source,
  F16: throughBits(f32ToF16, f16ToF32),
  BF16: throughBits(f32ToBf16, bf16ToF32),
}

function weightsIn(dtype: keyof typeof rounded | 'F64'): Weights {
  const file = join(folder, `${dtype}.safetensors`)
  const data = (source: Float32Array) => (dtype === 'F64' ? Float64Array.from(source) : source)
  writeSafetensors(file, [
    { name: 'layer.weight', dtype, shape: [5, 3], data: data(weight) },
    { name: 'layer.bias', dtype, shape: [5], data: data(bias) },
  ])
  return storedWeights(readSafetensorsHeader(file).tensors)
}

describe.each(['F32', 'F16', 'BF16'] as const)('weights stored as %s', (dtype) => {
  const [w, b] = [weight, bias].map(rounded[dtype])
  const weights = weightsIn(dtype)

  it('multiply as float32', async () => {
    const x = values(2 * 3, 0.3183098862)
    const rows = input('x', [2, 3])
    const layer = (hasBias: boolean) => weights.linear('layer', 5, 3, hasBias)(rows)
    const expected = (hasBias: boolean) =>
      Array.from({ length: 10 }, (_, index) => {
        const [row, out] = [Math.floor(index / 5), index % 5]
        const product = [0, 1, 2].reduce((sum, k) => sum + x[row * 3 + k] * w[out * 3 + k], 0)
        return product + (hasBias ? b[out] : 0)
      })
    const result = await evaluate({ plain: layer(false), biased: layer(true) }, { x })
    expect(relativeError(result.plain, expected(false))).toBeLessThan(1e-6)
    expect(relativeError(result.biased, expected(true))).toBeLessThan(1e-6)
  })

  it('are read whole, by row and by block, each value as it was stored', async () => {
    const matrix = weights.matrix('layer.weight', 5, 3)
    const results: Record<string, Tensor> = {
      vector: weights.vector('layer.bias', 5),
      rows: matrix.rows(input('ids', [3], 'int32')),
      start: matrix.block(0, 2),
      middle: matrix.block(2, 4),
      end: matrix.block(3, 5),
    }
    const result = await evaluate(results, { ids: Int32Array.of(4, 0, 4) })
    expect(result.vector).toEqual(b)
    const row = (index: number) => [...w.subarray(index * 3, index * 3 + 3)]
    expect([...result.rows]).toEqual([...row(4), ...row(0), ...row(4)])
    expect([...result.start]).toEqual([...row(0), ...row(1)])
    expect([...result.middle]).toEqual([...row(2), ...row(3)])
    expect([...result.end]).toEqual([...row(3), ...row(4)])
  })
})

describe('weights that do not fit', () => {
  const weights = weightsIn('F32')
  const codeOf = (ask: () => unknown) => {
    try {
      ask()
    } catch (error) {
      if (error instanceof TunesmithError) return [error.code, error.message] as const
    }
    throw new Error('nothing was thrown')
  }

  it('are missing', () => {
    const [code, message] = codeOf(() => weights.linear('model.layers.0.mlp.up_proj', 5, 3, false))
    expect(code).toBe('TENSOR_MISSING')
    expect(message).toBe(`${folder} has no tensor named model.layers.0.mlp.up_proj.weight.`)
    expect(codeOf(() => storedWeights(new Map()).vector('model.norm.weight', 5))[0]).toBe('TENSOR_MISSING')
  })

  it('have another shape', () => {
    const [code, message] = codeOf(() => weights.linear('layer', 3, 5, false))
    expect(code).toBe('MODEL_TENSOR_SHAPE')
    expect(message).toContain('layer.weight has shape [5, 3], but config.json asks for [3, 5]')
    expect(codeOf(() => weights.matrix('layer.weight', 5, 4))[0]).toBe('MODEL_TENSOR_SHAPE')
    expect(codeOf(() => weights.vector('layer.weight', 15))[0]).toBe('MODEL_TENSOR_SHAPE')
    expect(codeOf(() => weights.vector('layer.bias', 4))[0]).toBe('MODEL_TENSOR_SHAPE')
  })

  it('are in a number format of another kind', () => {
    const [code, message] = codeOf(() => weightsIn('F64').vector('layer.bias', 5))
    expect(code).toBe('TENSOR_DTYPE_UNSUPPORTED')
    expect(message).toContain('layer.bias')
    expect(message).toContain('F64')
  })
})
