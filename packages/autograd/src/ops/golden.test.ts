import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DType, TensorData } from '../dtype.ts'
import * as f from '../functional.ts'
import { gradients } from '../gradients.ts'
import { relativeError } from '../reference/relative-error.ts'
import { runOnce } from '../session/run-once.ts'
import type { Shape } from '../shape.ts'
import { input, type Tensor } from '../tensor.ts'

interface GoldenArray {
  shape: Shape
  data: number[]
}

/** What PyTorch says of one operation; written by `golden/ops.py`. */
interface Golden {
  op: string
  attributes: GoldenAttributes
  inputs: (GoldenArray & { dtype: 'float32' | 'int32' | 'bool' })[]
  output: GoldenArray
  outputGradient: GoldenArray
  /** `null` where an input has no gradient. */
  inputGradients: (GoldenArray | null)[]
}

interface GoldenAttributes {
  axes: number[] | null
  axis: number
  keepdims: boolean
  shape: number[]
  perm: number[]
  start: number
  end: number
  transposeA: boolean
  transposeB: boolean
  alpha: number
  eps: number
  scale: number
  softcap: number | null
}

type Compute = (inputs: Tensor[], attributes: GoldenAttributes) => Tensor

const reduction =
  (reduce: typeof f.sum): Compute =>
  ([x], { axes, axis, keepdims }) =>
    reduce(x, { axes: axes === null ? undefined : (axes ?? [axis]), keepDims: keepdims })

/** Rotates the first dimensions of each head, as many as `cos` has, by position (Su et al. 2021, arXiv:2104.09864). */
function rope([x, cos, sin]: Tensor[]): Tensor {
  const width = cos.shape.at(-1)!
  const turned = f.slice(x, -1, 0, width)
  const halves = [f.neg(f.slice(turned, -1, width / 2, width)), f.slice(turned, -1, 0, width / 2)]
  const rotated = f.add(f.mul(turned, cos), f.mul(f.concat(halves, -1), sin))
  const size = x.shape.at(-1)!
  return width === size ? rotated : f.concat([rotated, f.slice(x, -1, width, size)], -1)
}

/** Attention with groups of query heads that share a key-value head (Ainslie et al. 2023, arXiv:2305.13245). */
const attention: Compute = ([q, k, v, mask], { scale, softcap }) => {
  const [rows, heads, length, width] = q.shape
  const kvHeads = k.shape[1]
  const grouped = f.reshape(q, [rows, kvHeads, heads / kvHeads, length, width])
  const perGroup = (x: Tensor) => f.reshape(x, [rows, kvHeads, 1, length, width])
  let scores = f.matmul(grouped, perGroup(k), { transposeB: true, alpha: scale })
  if (softcap !== null) scores = f.mul(f.tanh(f.div(scores, softcap)), softcap)
  const visible = f.reshape(mask, [rows, 1, 1, length, length])
  const weights = f.softmax(f.where(visible, scores, -1e30))
  return f.reshape(f.matmul(weights, perGroup(v)), q.shape)
}

const compute: Record<string, Compute> = {
  add: ([a, b]) => f.add(a, b),
  sub: ([a, b]) => f.sub(a, b),
  mul: ([a, b]) => f.mul(a, b),
  div: ([a, b]) => f.div(a, b),
  maximum: ([a, b]) => f.maximum(a, b),
  neg: ([x]) => f.neg(x),
  exp: ([x]) => f.exp(x),
  log: ([x]) => f.log(x),
  sqrt: ([x]) => f.sqrt(x),
  reciprocal: ([x]) => f.reciprocal(x),
  square: ([x]) => f.square(x),
  tanh: ([x]) => f.tanh(x),
  sigmoid: ([x]) => f.sigmoid(x),
  silu: ([x]) => f.silu(x),
  gelu: ([x]) => f.gelu(x),
  geluTanh: ([x]) => f.geluTanh(x),
  erf: ([x]) => f.erf(x),
  sin: ([x]) => f.sin(x),
  cos: ([x]) => f.cos(x),
  abs: ([x]) => f.abs(x),
  where: ([condition, a, b]) => f.where(condition, a, b),
  swiglu: ([gate, up]) => f.mul(f.silu(gate), up),
  sum: reduction(f.sum),
  mean: reduction(f.mean),
  max: reduction(f.max),
  reshape: ([x], { shape }) => f.reshape(x, shape),
  transpose: ([x], { perm }) => f.transpose(x, perm),
  slice: ([x], { axis, start, end }) => f.slice(x, axis, start, end),
  concat: (parts, { axis }) => f.concat(parts, axis),
  expand: ([x], { shape }) => f.expand(x, shape),
  gather: ([table, ids]) => f.gather(table, ids),
  matmul: ([a, b], options) => f.matmul(a, b, options),
  gemm: ([a, b, c], options) => f.gemm(a, b, c, options),
  softmax: ([x]) => f.softmax(x),
  logSoftmax: ([x]) => f.logSoftmax(x),
  rmsNorm: ([x, weight], { eps }) => f.rmsNorm(x, weight, eps),
  layerNorm: ([x, weight, bias], { eps }) => f.layerNorm(x, weight, bias, eps),
  crossEntropy: ([logits, targets, weights]) => f.sum(f.mul(f.crossEntropy(logits, targets), weights)),
  rope,
  attention,
}

const golden: Golden[] = JSON.parse(readFileSync(new URL('../../golden/ops.json', import.meta.url), 'utf8'))

const arrayOf: Record<string, (data: number[]) => TensorData> = {
  float32: Float32Array.from.bind(Float32Array),
  int32: Int32Array.from.bind(Int32Array),
  bool: (data) => Uint8Array.from(data, Number),
}

describe.each([true, false])('operations and their gradients agree with PyTorch (contrib kernels: %s)', (contrib) => {
  it.each(golden.map((entry, index): [string, Golden] => [`${entry.op} ${index}`, entry]))('%s', async (_, entry) => {
    const inputs = entry.inputs.map(({ shape, dtype }, index) => input(`x${index}`, shape, dtype as DType))
    const y = compute[entry.op](inputs, entry.attributes)
    const upstream = input('upstream', entry.outputGradient.shape)
    const wrt = inputs.filter((_, index) => entry.inputGradients[index] !== null)
    const dx = gradients(f.sum(f.mul(y, upstream)), wrt)
    const named = Object.fromEntries([y, ...dx].map((tensor, index) => [`result${index}`, tensor]))
    const feeds: Record<string, TensorData> = { upstream: Float32Array.from(entry.outputGradient.data) }
    entry.inputs.forEach(({ dtype, data }, index) => (feeds[`x${index}`] = arrayOf[dtype](data)))
    const actual = await runOnce(named, feeds, { contrib, threads: 1 })

    expect(y.shape).toEqual(entry.output.shape)
    const expected = [entry.output, ...entry.inputGradients.filter((gradient) => gradient !== null)]
    expected.forEach(({ data }, index) => {
      expect(relativeError(actual[`result${index}`], data)).toBeLessThan(1e-5)
    })
  })
})
