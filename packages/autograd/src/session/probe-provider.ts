import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { compile } from '../compile.ts'
import { matmul, max } from '../functional.ts'
import { encodeModel } from '../onnx/model.ts'
import { input } from '../tensor.ts'

/**
 * A program: multiplies matrices with the provider named by its argument, checks the results and writes the speed in
 * GFLOP/s. It fails when the provider would leave work to the CPU.
 */

const provider = process.argv[2]
const sizes = [256, 1024, 2048]
const longEnough = 20 // milliseconds that time a product well, and keep slow devices from the larger ones

/** Milliseconds for a³ of a matrix of this size. */
async function time(size: number): Promise<number> {
  const a = input('a', [size, size])
  const { model } = compile({ largest: max(matmul(matmul(a, a), a)) }, { contrib: false })
  const session = await InferenceSession.create(encodeModel(model, ''), {
    executionProviders: [provider],
    graphOptimizationLevel: 'disabled',
    logSeverityLevel: 4,
    extra: { session: provider === 'cpu' ? {} : { disable_cpu_ep_fallback: '1' } },
  })
  const value = 1 / size // a power of such a matrix is the same matrix again
  const feeds = { a: new OnnxTensor('float32', new Float32Array(size * size).fill(value), [size, size]) }
  const { largest } = await session.run(feeds) // compiles shaders, wakes the clock
  const error = Math.abs((largest.data[0] as number) / value - 1)
  if (!(error < 1e-4)) throw new Error(`it computes wrongly: ${largest.data[0]} for ${value}`)
  const start = performance.now()
  await session.run(feeds)
  return performance.now() - start
}

try {
  let gigaflops = 0
  for (const size of sizes) {
    const milliseconds = await time(size)
    gigaflops = (2 * 2 * size ** 3) / milliseconds / 1e6
    if (milliseconds > longEnough) break
  }
  process.stdout.write(gigaflops.toPrecision(4))
} catch (error) {
  const [line] = (error as Error).message.split('\n')
  const withoutPlaceInSource = line.replace(/^.*(?: was false\. |\] : \d+ : \w+ : )/, '')
  process.stderr.write(`\n${withoutPlaceInSource}`)
  process.exitCode = 1
}
