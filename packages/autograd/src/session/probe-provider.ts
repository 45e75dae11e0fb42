import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { compile } from '../compile.ts'
import { matmul, max } from '../functional.ts'
import { encodeModel } from '../onnx/model.ts'
import { input, type Tensor } from '../tensor.ts'

/**
 * A program: multiplies matrices with the provider named by its argument, checks the result and writes the speed in
 * GFLOP/s. It fails when the provider would leave work to the CPU.
 */

const provider = process.argv[2]
const size = 1024
const products = 2

const factor = input('factor', [size, size])
let power: Tensor = factor
for (let count = 0; count < products; count++) power = matmul(power, factor)
const { model } = compile({ largest: max(power) }, { contrib: false })

try {
  const session = await InferenceSession.create(encodeModel(model, ''), {
    executionProviders: [provider],
    graphOptimizationLevel: 'disabled',
    logSeverityLevel: 4,
    extra: { session: provider === 'cpu' ? {} : { disable_cpu_ep_fallback: '1' } },
  })
  const value = 1 / size // each product of constant matrices is the same matrix again
  const feeds = { factor: new OnnxTensor('float32', new Float32Array(size * size).fill(value), [size, size]) }
  const first = await session.run(feeds) // compiles shaders, wakes the clock
  const error = Math.abs((first.largest.data[0] as number) / value - 1)
  if (!(error < 1e-4)) throw new Error(`it computes wrongly: ${first.largest.data[0]} for ${value}`)
  const start = performance.now()
  await session.run(feeds)
  const gigaflops = (2 * size ** 3 * products) / (performance.now() - start) / 1e6
  process.stdout.write(gigaflops.toFixed(1))
} catch (error) {
  const [line] = (error as Error).message.split('\n')
  process.stderr.write(`\n${line.replace(/^.*(?: was false\. |\] : \d+ : \w+ : )/, '')}`) // without its place in the source
  process.exitCode = 1
}
