import { readFileSync, writeFileSync } from 'node:fs'
import { add, compile, createSession, external, gradients, input, matmul, mul, sum, type Tensor } from '@tunesmith/autograd'
import { openModelFolder } from '@tunesmith/formats'
import { linearLayers, readArchitecture } from '@tunesmith/nn'

/*
 * The speed of nothing but the matrix products of a model: products of a few layers one after the other, forward and
 * the gradients of their inputs, weights in the layout the kernels like best. The best run counts.
 */

export interface GemmPeakJob {
  /** Folder of a model in float32. */
  model: string
  tokens: number
  threads: number
}

export interface GemmPeakResult {
  flopsPerSecond: number
}

/** Enough weights to be out of the caches. */
const layers = 4
const runs = 12

const [jobFile, resultFile] = process.argv.slice(2)
const job = JSON.parse(readFileSync(jobFile, 'utf8')) as GemmPeakJob
writeFileSync(resultFile, JSON.stringify(await measurePeak(job)))

async function measurePeak({ model, tokens, threads }: GemmPeakJob): Promise<GemmPeakResult> {
  const { config, tensors } = openModelFolder(model)
  const architecture = readArchitecture(config)
  const perLayer = linearLayers(architecture).length / architecture.layers.length
  const chosen = linearLayers(architecture).slice(0, layers * perLayer)
  let flops = 0
  const product = (x: Tensor, suffix: string, layer: number): Tensor => {
    const { name, inFeatures, outFeatures } = chosen.find(({ name }) => name.endsWith(`${layer}.${suffix}`))!
    const { file, offset, byteLength } = tensors.get(`${name}.weight`)!
    const weight = external(name, { file, offset, byteLength }, [outFeatures, inFeatures], 'float32')
    flops += 2 * 2 * tokens * inFeatures * outFeatures // forward, and the gradient of x
    return matmul(x, weight, { transposeB: true })
  }
  const x = input('x', [tokens, architecture.hiddenSize])
  let hidden = x
  for (let layer = 0; layer < Math.min(layers, architecture.layers.length); layer++) {
    const query = product(hidden, 'self_attn.q_proj', layer)
    const attended = product(query, 'self_attn.o_proj', layer)
    const gated = add(product(attended, 'mlp.gate_proj', layer), product(attended, 'mlp.up_proj', layer))
    hidden = product(gated, 'mlp.down_proj', layer)
  }
  const total = sum(mul(hidden, x))
  const session = await createSession(compile({ total, gradient: gradients(total, [x])[0] }), { threads, prepack: true })
  const values = Float32Array.from({ length: tokens * architecture.hiddenSize }, (_, index) => ((index % 17) - 8) / 8)
  let best = Infinity
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await session.run({ x: values })
    best = Math.min(best, (performance.now() - began) / 1000)
  }
  return { flopsPerSecond: flops / best }
}
