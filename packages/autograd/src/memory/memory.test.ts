import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { add, cast, exp, matmul, mul, reshape, sigmoid, softmax, sum, tanh, where } from '../functional.ts'
import type { RecomputeLevel } from '../passes/recompute.ts'
import { apply, constant, input } from '../tensor.ts'
import { executionOrder } from './execution-order.ts'
import { profile } from './fixtures/profile.ts'
import { feedsOf, transformerStack } from './fixtures/transformer-stack.ts'
import { traceMemory, type Liveness } from './liveness.ts'

const levels: RecomputeLevel[] = ['none', 'smart', 'full']

describe.each(levels)('a transformer stack with recomputation "%s"', (recompute) => {
  const graph = transformerStack({ blocks: 4, hidden: 64, tokens: 96, recompute })
  const nodes = profile(graph, feedsOf(graph))
  const { steps } = traceMemory(graph.model)

  it('runs in the order that the memory plan was made for', async () => {
    expect((await nodes).map(({ name }) => name)).toEqual(executionOrder(graph.model).map(({ name }) => name))
  })

  it('has in memory exactly the tensors that the simulation says, at every node', async () => {
    const [first] = await nodes
    const constants = first.requested - steps[0].live // small ones are copied into the arena
    expect(constants).toBeLessThan(1024)
    expect((await nodes).map(({ requested }) => requested - constants)).toEqual(steps.map(({ live }) => live))
  })

  it('has them where the simulation says', async () => {
    const [first] = await nodes
    const constants = first.inUse - steps[0].inUse
    const differences = (await nodes).map(({ inUse }, step) => Math.abs(inUse - constants - steps[step].inUse))
    expect(Math.max(...differences) / Math.max(...steps.map(({ inUse }) => inUse))).toBeLessThan(0.05)
  })
})

describe('the simulation', () => {
  it('knows which kernels write over their input, alias it, or need work space', async () => {
    const x = input('x', [64, 64])
    const ones = constant(new Float32Array(64).fill(1), [64])
    const codes = constant(new Uint8Array(64 * 32), [64 * 32], 'uint8')
    const nf4 = apply('MatMulNf4', [exp(x), codes, ones], { outFeatures: 64, inFeatures: 64 })
    const chosen = where(input('condition', [64, 64], 'bool'), tanh(sigmoid(nf4)), exp(x))
    const tall = constant(new Int8Array(128 * 64), [128, 64], 'int8')
    const rounded = apply('DynamicQuantizeMatMul', [softmax(exp(reshape(chosen, [32, 128]))), tall, ones], {})
    const square = constant(new Int8Array(64 * 64), [64, 64], 'int8')
    const product = matmul(rounded, apply('DequantizeLinear', [square, ones], {}))
    const result = sum(cast(cast(mul(add(product, 1), rounded), 'int32'), 'float32'))
    const graph = compile({ result })
    const feeds = { x: new Float32Array(64 * 64).fill(0.1), condition: new Uint8Array(64 * 64).fill(1) }
    const nodes = await profile(graph, feeds)
    const { steps } = traceMemory(graph.model)
    const constants = nodes[0].requested - steps[0].live
    expect(nodes.map(({ requested }) => requested - constants)).toEqual(steps.map(({ live }) => live))
    let peak = 0
    const peaks = steps.map(({ live, workspace }) => (peak = Math.max(peak, live + workspace)))
    nodes.forEach((node, step) => {
      expect(Math.abs(node.peak - constants - peaks[step]), node.name).toBeLessThan(1024)
    })
  })

  const reason = process.platform === 'linux' ? '' : ' (skipped: only Linux tells the private memory of a process)'
  it.skipIf(reason).each(levels)(`predicts what a process comes to hold with recomputation "%s"${reason}`, (level) => {
    const program = fileURLToPath(new URL('fixtures/measure-step.ts', import.meta.url))
    const flags = ['--expose-gc', program, level, '6', '256', '512']
    const { measured, peakBytes, residentBytes, resultBytes }: Liveness & { measured: number } = JSON.parse(
      execFileSync(process.execPath, flags, { encoding: 'utf8' }),
    )
    expect(measured / (residentBytes + resultBytes)).toBeGreaterThan(0.95)
    expect(measured / (residentBytes + resultBytes)).toBeLessThan(1.15)
    expect(residentBytes).toBeGreaterThanOrEqual(peakBytes)
  })
})
