import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { matmul, mul, square, sum } from '../functional.ts'
import { gradients } from '../gradients.ts'
import { evaluate } from '../reference/evaluate.ts'
import { randomNumbers } from '../reference/random-numbers.ts'
import { relativeError } from '../reference/relative-error.ts'
import { runOnce } from '../session/run-once.ts'
import { constant, input, type Tensor } from '../tensor.ts'
import {
  dequantizeNf4,
  doubleQuantizedAbsmax,
  hadamard,
  matmulInt8Compute,
  matmulInt8Rows,
  matmulNf4,
  nf4BlockSize,
  nf4CodeBook,
  type Int8Matrix,
  type Nf4Weight,
} from './index.ts'

const rows = 6
const inFeatures = 128
const outFeatures = 96
const x = input('x', [2, rows / 2, inFeatures])
const random = randomNumbers(5)
const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const draw = (count: number, next = gaussian) => Float32Array.from({ length: count }, next)
const feeds = { x: draw(rows * inFeatures) }
const weight = draw(outFeatures * inFeatures, () => gaussian() / 20)

const importance = constant(draw(outFeatures, random), [outFeatures])
/** A loss whose gradient with respect to x depends on every output. */
const lossOf = (y: Tensor) => sum(mul(square(y), importance))

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const dot = (p: ArrayLike<number>, q: ArrayLike<number>) => Array.from(p).reduce((total, v, i) => total + v * q[i], 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

/** Result and gradient by ONNX Runtime in both dialects, held to the reference; returns the reference's. */
async function proven(y: Tensor, tolerance = 1e-5) {
  const results = [y, ...gradients(lossOf(y), [x])]
  const [expected, expectedGradient] = evaluate(results, feeds)
  for (const contrib of [true, false]) {
    const actual = await runOnce({ y: results[0], dx: results[1] }, feeds, { contrib, threads: 1 })
    expect(relativeError(actual.y, expected.data)).toBeLessThan(tolerance)
    expect(relativeError(actual.dx, expectedGradient.data)).toBeLessThan(tolerance)
  }
  return { y: expected.data, dx: expectedGradient.data }
}

/** What exact arithmetic gives with this weight `[out, in]`. */
function exact(values: ArrayLike<number>) {
  const dense = constant(Float32Array.from(values), [outFeatures, inFeatures])
  const y = matmul(x, dense, { transposeB: true })
  const [value, gradient] = evaluate([y, ...gradients(lossOf(y), [x])], feeds)
  return { y: value.data, dx: gradient.data }
}

describe('NF4', () => {
  const blocks = weight.length / nf4BlockSize
  const absmax = Float32Array.from({ length: blocks }, (_, block) =>
    weight.subarray(block * nf4BlockSize, (block + 1) * nf4BlockSize).reduce((max, w) => Math.max(max, Math.abs(w)), 0),
  )
  const nearest = (value: number) => {
    const distances = nf4CodeBook.map((code) => Math.abs(code - value))
    return distances.indexOf(Math.min(...distances))
  }
  const codes = Array.from(weight, (value, index) => nearest(value / absmax[Math.floor(index / nf4BlockSize)]))
  const bytes = Uint8Array.from({ length: codes.length / 2 }, (_, i) => (codes[2 * i] << 4) | codes[2 * i + 1])
  const rounded = codes.map((code, i) => Math.fround(nf4CodeBook[code]) * absmax[Math.floor(i / nf4BlockSize)])
  const nf4 = (scales: Tensor): Nf4Weight => ({
    codes: constant(bytes, [bytes.length], 'uint8'),
    pairs: constant(new Uint16Array(bytes.buffer), [bytes.length / 2], 'uint16'),
    absmax: scales,
    outFeatures,
    inFeatures,
  })
  const plain = nf4(constant(absmax, [blocks]))

  it('has the code book of ONNX Runtime and unpacks exactly', async () => {
    const { y } = await runOnce({ y: dequantizeNf4(plain) }, {}, { threads: 1 })
    expect(relativeError(y, rounded)).toBeLessThan(1e-7)
  })

  it('multiplies forward and backward with the same weight', async () => {
    const { y, dx } = await proven(matmulNf4(x, plain))
    const expected = exact(rounded)
    expect(relativeError(y, expected.y)).toBeLessThan(1e-6)
    expect(relativeError(dx, expected.dx)).toBeLessThan(1e-6)
    expect(cosine(y, exact(weight).y)).toBeGreaterThan(0.99)
  })

  it('unpacks scales that are themselves quantised', async () => {
    const codeTable = Float32Array.from({ length: 256 }, (_, i) => (i - 127) / 128)
    for (const count of [blocks, 256, 300]) {
      const absmaxCodes = Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
      const nested = draw(Math.ceil(count / 256), random)
      const scales = doubleQuantizedAbsmax({
        codes: constant(absmaxCodes, [count], 'uint8'),
        codeTable: constant(codeTable, [256]),
        nestedAbsmax: constant(nested, [nested.length]),
        offset: 0.25,
      })
      const expected = Array.from(absmaxCodes, (code, i) => codeTable[code] * nested[Math.floor(i / 256)] + 0.25)
      const { y } = await runOnce({ y: scales }, {}, { threads: 1 })
      expect(relativeError(y, expected)).toBeLessThan(1e-6)
      expect(evaluate([scales])[0].data).toEqual(expected)
      if (count === blocks) await proven(matmulNf4(x, nf4(scales)))
    }
  })

  it('shares one look-up table among all weights and graphs', () => {
    const twice = matmul(matmulNf4(x, plain), dequantizeNf4(plain))
    const tables = (y: Tensor) =>
      compile({ dx: gradients(sum(square(y)), [x])[0] }).model.initializers.filter(({ shape }) => shape[0] === 2 ** 16)
    expect(tables(twice)).toHaveLength(1)
    expect(tables(matmulNf4(x, plain))[0].data).toBe(tables(twice)[0].data)
  })
})

/** `values` `[rows, columns]` in int8, one scale a row (`axis` 0) or a column (`axis` 1). */
function int8(values: ArrayLike<number>, count: number, columns: number, axis: 0 | 1): Int8Matrix {
  const size = axis === 0 ? count : columns
  const lane = (i: number) => (axis === 0 ? Math.floor(i / columns) : i % columns)
  const scales = new Float32Array(size)
  Array.from(values).forEach((value, i) => (scales[lane(i)] = Math.max(scales[lane(i)], Math.abs(value) / 127)))
  const codes = Int8Array.from(Array.from(values), (value, i) => Math.round(value / scales[lane(i)]))
  return { codes: constant(codes, [count, columns], 'int8'), scales: constant(scales, [size]) }
}

const transposed = Array.from({ length: weight.length }, (_, i) => {
  const [row, column] = [Math.floor(i / outFeatures), i % outFeatures]
  return weight[column * inFeatures + row]
})

describe('int8 by rows', () => {
  it('multiplies forward and backward with the rounded weight', async () => {
    const stored = int8(weight, outFeatures, inFeatures, 0)
    const { y, dx } = await proven(matmulInt8Rows(x, stored))
    const codes = (stored.codes as Tensor<'Constant'>).attributes.data as Int8Array
    const scales = (stored.scales as Tensor<'Constant'>).attributes.data as Float32Array
    const expected = exact(Array.from(codes, (code, i) => code * scales[Math.floor(i / inFeatures)]))
    expect(relativeError(y, expected.y)).toBeLessThan(1e-6)
    expect(relativeError(dx, expected.dx)).toBeLessThan(1e-6)
    expect(cosine(y, exact(weight).y)).toBeGreaterThan(0.9999)
  })
})

describe('int8 arithmetic', () => {
  const stored = {
    forward: int8(transposed, inFeatures, outFeatures, 1),
    backward: int8(weight, outFeatures, inFeatures, 1),
  }

  it('computes what it means and stays close to exact arithmetic, both ways', async () => {
    // a number at the edge between two levels may round either way: one level of 256 in one of 128 terms
    const { y, dx } = await proven(matmulInt8Compute(x, stored), 2e-3)
    const { y: exactY, dx: exactDx } = exact(weight)
    expect(cosine(y, exactY)).toBeGreaterThan(0.999)
    expect(cosine(dx, exactDx)).toBeGreaterThan(0.998)
  })

  it('scales each row by itself, so that a row of zeros and one of large numbers do no harm', async () => {
    const factors = [1, 1000, 0, 1e-3, 1, 1]
    const uneven = Float32Array.from(feeds.x, (value, i) => value * factors[Math.floor(i / inFeatures)])
    const { y } = await runOnce({ y: matmulInt8Compute(x, stored) }, { x: uneven }, { threads: 1 })
    const dense = matmul(x, constant(weight, [outFeatures, inFeatures]), { transposeB: true })
    const expected = evaluate([dense], { x: uneven })[0].data
    for (let row = 0; row < rows; row++) {
      const part = [row * outFeatures, (row + 1) * outFeatures] as const
      if (row === 2) expect(Array.from(y.slice(...part) as Float32Array)).toEqual(Array(outFeatures).fill(0))
      else expect(cosine(y.slice(...part) as Float32Array, expected.slice(...part))).toBeGreaterThan(0.999)
    }
  })

  describe('with a rotation', () => {
    const block = 64
    const { data: matrix } = evaluate([hadamard(block)], {})[0]
    const turned = Array.from({ length: weight.length }, (_, i) => {
      const [start, column] = [i - (i % block), i % block]
      return Array.from({ length: block }, (_, k) => weight[start + k] * matrix[k * block + column]).reduce((a, b) => a + b)
    })
    const turnedBack = Array.from({ length: weight.length }, (_, i) => {
      const [row, column] = [Math.floor(i / outFeatures), i % outFeatures]
      return turned[column * inFeatures + row]
    })
    const rotated = { ...stored, forward: int8(turnedBack, inFeatures, outFeatures, 1), rotationBlock: block }

    it('has an orthogonal matrix that spreads every number evenly', () => {
      const product = evaluate([matmul(hadamard(block), hadamard(block))], {})[0].data
      product.forEach((value, i) => expect(value).toBeCloseTo(i % (block + 1) === 0 ? 1 : 0, 5))
      expect(new Set(Array.from(matrix, Math.abs)).size).toBe(1)
    })

    it('means the same', async () => {
      const { y, dx } = await proven(matmulInt8Compute(x, rotated), 2e-3)
      const { y: exactY, dx: exactDx } = exact(weight)
      expect(cosine(y, exactY)).toBeGreaterThan(0.999)
      expect(cosine(dx, exactDx)).toBeGreaterThan(0.998)
    })

    it('keeps the precision of a row in which one feature is much larger than the others', async () => {
      const outlier = Float32Array.from(feeds.x, (value, i) => (i % inFeatures === 70 ? 60 : value))
      const dense = matmul(x, constant(weight, [outFeatures, inFeatures]), { transposeB: true })
      const expected = evaluate([dense], { x: outlier })[0].data
      const errorOf = async (layer: typeof stored) => {
        const { y } = await runOnce({ y: matmulInt8Compute(x, layer) }, { x: outlier }, { threads: 1 })
        return Math.sqrt(Array.from(expected, (value, i) => (Number(y[i]) - value) ** 2).reduce((a, b) => a + b))
      }
      expect(await errorOf(rotated)).toBeLessThan((await errorOf(stored)) / 1.5) // the rest comes from the weight
    })

    it('is done once for all layers that read the same tensor', () => {
      const both = sum(mul(matmulInt8Compute(x, rotated), matmulInt8Compute(x, rotated)))
      const nodes = compile({ both, dx: gradients(both, [x])[0] }).model.nodes
      const count = (op: string) => nodes.filter((node) => node.op === op).length
      expect(count('DynamicQuantizeMatMul')).toBe(4)
      expect(count('Div')).toBe(3) // one forward, and one for each gradient that comes back
    })
  })
})
