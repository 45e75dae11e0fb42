import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSafetensors } from '@tunesmith/formats'
import { linearLayers, normWeights, readArchitecture, type Architecture } from '@tunesmith/nn'
import type { Shape } from '../shapes.ts'

export type WeightFormat = 'fp32' | 'bf16'

/** Standard deviation of the weights, as fresh models of these families have it. */
const deviation = 0.02
const seed = 0x9e3779b9

/**
 * The folder of a model with this shape and random weights; written at the first call, kept afterwards. The values have
 * 8 significant bits, so that the folder in float32 and the one in bfloat16 hold the same model.
 */
export function randomModel({ name, config }: Shape, format: WeightFormat, cache: string): string {
  const folder = join(cache, `${name}-${format}`)
  const path = join(folder, 'model.safetensors')
  if (existsSync(path)) return folder
  mkdirSync(folder, { recursive: true })
  const dtype = format === 'fp32' ? 'float32' : 'bfloat16'
  writeFileSync(join(folder, 'config.json'), `${JSON.stringify({ ...config, torch_dtype: dtype }, null, 2)}\n`)
  writeSafetensors(
    path,
    parameters(readArchitecture({ ...config })).map(({ name: parameter, shape }, index) => ({
      name: parameter,
      dtype: format === 'fp32' ? 'F32' : 'BF16',
      shape,
      data: () => (format === 'fp32' ? randomValues(shape, index) : upperHalves(randomValues(shape, index))),
    })),
  )
  return folder
}

function parameters(architecture: Architecture): { name: string; shape: number[] }[] {
  const { vocabularySize, hiddenSize, tiedEmbeddings } = architecture
  const embeddings = ['model.embed_tokens.weight', ...(tiedEmbeddings ? [] : ['lm_head.weight'])]
  return [
    ...embeddings.map((name) => ({ name, shape: [vocabularySize, hiddenSize] })),
    ...linearLayers(architecture).flatMap(({ name, outFeatures, inFeatures, bias }) => [
      { name: `${name}.weight`, shape: [outFeatures, inFeatures] },
      ...(bias ? [{ name: `${name}.bias`, shape: [outFeatures] }] : []),
    ]),
    ...normWeights(architecture).map(({ name, size }) => ({ name, shape: [size] })),
  ]
}

/** Norms are one; everything else is uniform with the deviation above (xorshift, Marsaglia 2003), cut to bfloat16. */
function randomValues(shape: readonly number[], index: number): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1))
  const isNorm = shape.length === 1
  if (isNorm) return values.fill(1)
  const scale = (deviation * Math.sqrt(3)) / 2 ** 31
  const bits = new Uint32Array(values.buffer)
  let x = seed ^ (index + 1)
  for (let at = 0; at < values.length; at++) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    values[at] = x * scale
    bits[at] &= 0xffff0000
  }
  return values
}

/** The bits of bfloat16, which are the upper ones of float32. */
function upperHalves(values: Float32Array): Uint16Array {
  const halves = new Uint16Array(values.buffer)
  const result = new Uint16Array(values.length)
  for (let at = 0; at < result.length; at++) result[at] = halves[2 * at + 1]
  return result
}
