import {
  compile,
  createSession,
  gradients,
  input,
  type RecomputeLevel,
  type Shape,
  type TensorData,
} from '@tunesmith/autograd'
import { loraScale, openModelFolder, readAdapter, readSafetensorsHeader, readTensor } from '@tunesmith/formats'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linearLayers } from '../architecture.ts'
import { causalLanguageModelLogits, causalLanguageModelLoss } from '../language-model.ts'
import { loraA, loraB, withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import { readArchitecture } from './index.ts'

const golden = join(import.meta.dirname, '../../golden')
const families = readdirSync(golden).filter((name) => !name.includes('.'))

interface Case {
  ids: number[][]
  positions: number[][]
  segments: number[][]
  labels: number[][]
  base: { loss: number; logits: number[] | number[][][] }
  adapted: { loss: number; logits: number[] | number[][][] }
}

/** A supervised position is learned by the position before it. */
function supervisedRows({ labels }: Case) {
  const length = labels[0].length
  const rows: number[] = []
  const targets: number[] = []
  labels.forEach((row, b) =>
    row.forEach((label, t) => {
      if (label < 0) return
      rows.push(b * length + t - 1)
      targets.push(label)
    }),
  )
  return { rows: Int32Array.from(rows), targets: Int32Array.from(targets) }
}

/** The largest error relative to the largest expected value. */
function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length)
  let difference = 0
  let scale = 0
  for (let index = 0; index < expected.length; index++) {
    difference = Math.max(difference, Math.abs(actual[index] - expected[index]))
    scale = Math.max(scale, Math.abs(expected[index]))
  }
  return difference / scale
}

const flat = (values: readonly unknown[]): number[] => values.flat(Infinity as 1) as number[]

function decoderInputs(test: Case) {
  const shape: Shape = [test.ids.length, test.ids[0].length]
  const positions = input('positions', shape, 'int32')
  const segments = input('segments', shape, 'int32')
  return {
    tensors: {
      ids: input('ids', shape, 'int32'),
      pattern: {
        queryPositions: positions,
        keyPositions: positions,
        querySegments: segments,
        keySegments: segments,
      },
      maxPositions: shape[1],
    },
    data: {
      ids: Int32Array.from(flat(test.ids)),
      positions: Int32Array.from(flat(test.positions)),
      segments: Int32Array.from(flat(test.segments)),
    },
  }
}

describe.each(families)('%s agrees with Transformers and PEFT', (family) => {
  const folder = openModelFolder(join(golden, family))
  const cases = JSON.parse(readFileSync(join(golden, family, 'golden.json'), 'utf8')) as Record<string, Case>
  const adapter = readAdapter(join(golden, family, 'adapter'))
  const configs = [
    ['config.json', folder.config],
    ['config.v4.json', JSON.parse(readFileSync(join(golden, family, 'config.v4.json'), 'utf8'))],
  ] as const

  const layers = linearLayers(readArchitecture(folder.config))
  const adapterData = Object.fromEntries(
    layers.flatMap(({ name }) => {
      const peft = `base_model.model.${name}`
      const a = adapter.tensors.get(`${peft}.lora_A.weight`)!
      const b = adapter.tensors.get(`${peft}.lora_B.weight`)!
      return [
        [loraA(name), a.data],
        [loraB(name), transposed(b.data, b.shape[0], b.shape[1])],
      ]
    }),
  ) as Record<string, TensorData>
  const targets = new Map(
    layers.map(({ name }) => {
      const { r, scale } = loraScale(adapter.config, name)
      return [name, { rank: r, scale }]
    }),
  )
  const lora = () => withLora(storedWeights(folder.tensors), { targets })

  it.each(configs)('logits of base and adapted model, by %s', async (_, config) => {
    const architecture = readArchitecture(config)
    for (const test of Object.values(cases)) {
      const count = test.ids.length * test.ids[0].length
      for (const kind of ['base', 'adapted'] as const) {
        const { tensors, data } = decoderInputs(test)
        const rows = input('rows', [count], 'int32')
        const weights = kind === 'base' ? storedWeights(folder.tensors) : lora()
        const { logits } = causalLanguageModelLogits(architecture, weights, { ...tensors, rows })
        const session = await createSession(compile({ logits }))
        const feeds = { ...data, ...(kind === 'adapted' && adapterData), rows: Int32Array.from({ length: count }, (_, i) => i) }
        const result = await session.run(feeds)
        await session.release()
        expect(relativeError(result.logits as Float32Array, flat(test[kind].logits))).toBeLessThan(1e-4)
      }
    }
  })

  it.each(['none', 'smart', 'full'] as RecomputeLevel[])('loss and LoRA gradients, recompute %s', async (recompute) => {
    const architecture = readArchitecture(folder.config)
    for (const [name, test] of Object.entries(cases)) {
      const { tensors, data } = decoderInputs(test)
      const { rows, targets: nextTokens } = supervisedRows(test)
      const weights = lora()
      const loss = causalLanguageModelLoss(architecture, weights, {
        ...tensors,
        rows: input('rows', [rows.length], 'int32'),
        targets: input('targets', [rows.length], 'int32'),
        rowWeights: input('rowWeights', [rows.length]),
      })
      const { parameters } = weights
      const dParameters = gradients(loss, parameters.map(({ tensor }) => tensor))
      const outputs = Object.fromEntries(parameters.map((parameter, index) => [`d ${parameter.name}`, dParameters[index]]))
      const session = await createSession(compile({ loss, ...outputs }, { recompute }))
      const rowWeights = new Float32Array(rows.length).fill(1 / rows.length)
      const result = await session.run({ ...data, ...adapterData, rows, targets: nextTokens, rowWeights })
      await session.release()
      expect(relativeError(result.loss as Float32Array, [test.adapted.loss])).toBeLessThan(1e-4)
      const expected = readSafetensorsHeader(join(golden, family, `gradients.${name}.safetensors`)).tensors
      for (const layer of layers) {
        const peft = `base_model.model.${layer.name}`
        const dA = readTensor(expected.get(`${peft}.lora_A.weight`)!)
        const dB = readTensor(expected.get(`${peft}.lora_B.weight`)!)
        expect(relativeError(result[`d ${loraA(layer.name)}`] as Float32Array, dA)).toBeLessThan(1e-4)
        const dBTransposed = transposed(dB, layer.outFeatures, targets.get(layer.name)!.rank)
        expect(relativeError(result[`d ${loraB(layer.name)}`] as Float32Array, dBTransposed)).toBeLessThan(1e-4)
      }
    }
  })
})

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, index) => {
    const column = Math.floor(index / rows)
    return values[(index % rows) * columns + column]
  })
}
