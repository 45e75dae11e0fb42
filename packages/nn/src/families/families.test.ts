import { gradients, input, type RecomputeLevel, type Shape, type Tensor } from '@tunesmith/autograd'
import { readSafetensorsHeader, readTensor } from '@tunesmith/formats'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { transpose } from '../adapters/load-adapter.ts'
import { evaluate, relativeError } from '../evaluate.fixture.ts'
import { causalLanguageModelLogits, causalLanguageModelLoss } from '../causal-language-model.ts'
import { loraA, loraB, withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import { trainableWeights, type Parameter } from '../weights/trainable-weights.ts'
import type { Weights } from '../weights/weights.ts'
import { goldenFamilies, openGoldenFamily, type GoldenCase } from './golden-family.fixture.ts'
import { readArchitecture } from './index.ts'

const tolerance = 1e-4

const flat = (values: readonly unknown[]): number[] => values.flat(Infinity as 1) as number[]

/** A supervised position is learned by the position before it. */
function supervisedRows({ labels }: GoldenCase) {
  const length = labels[0].length
  const supervised = labels.flatMap((row, b) =>
    row.flatMap((label, t) => (label < 0 ? [] : [{ row: b * length + t - 1, target: label }])),
  )
  return {
    rows: Int32Array.from(supervised, ({ row }) => row),
    targets: Int32Array.from(supervised, ({ target }) => target),
    rowWeights: new Float32Array(supervised.length).fill(1 / supervised.length),
  }
}

function decoderInputs(test: GoldenCase) {
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
    feeds: {
      ids: Int32Array.from(flat(test.ids)),
      positions: Int32Array.from(flat(test.positions)),
      segments: Int32Array.from(flat(test.segments)),
    },
  }
}

function lossInputs(test: GoldenCase) {
  const { tensors, feeds } = decoderInputs(test)
  const supervised = supervisedRows(test)
  const count = supervised.rows.length
  return {
    tensors: {
      ...tensors,
      rows: input('rows', [count], 'int32'),
      targets: input('targets', [count], 'int32'),
      rowWeights: input('rowWeights', [count]),
    },
    feeds: { ...feeds, ...supervised },
  }
}

/** The gradient of each parameter under the parameter's own name. */
function gradientsByName(loss: Tensor, parameters: readonly Parameter[]): Record<string, Tensor> {
  const tensors = gradients(loss, parameters.map(({ tensor }) => tensor))
  return Object.fromEntries(parameters.map(({ name }, index) => [`d ${name}`, tensors[index]]))
}

describe.each(goldenFamilies)('%s agrees with Transformers and PEFT', (family) => {
  const { folder, olderConfig, architecture, layers, cases, loraTargets, loraValues } = openGoldenFamily(family)
  const adapter = Object.fromEntries(loraValues)
  const lora = (base: Weights = storedWeights(folder.tensors)) => withLora(base, { targets: loraTargets })
  const expectedGradients = (file: string) => readSafetensorsHeader(join(folder.path, file)).tensors

  it.each([
    ['config.json', folder.config],
    ['config.v4.json', olderConfig],
  ])('logits of base and adapted model, by %s', async (_, config) => {
    const configured = readArchitecture(config)
    for (const test of Object.values(cases)) {
      const count = flat(test.ids).length
      const rows = Int32Array.from({ length: count }, (_, index) => index)
      for (const kind of ['base', 'adapted'] as const) {
        const { tensors, feeds } = decoderInputs(test)
        const weights = kind === 'base' ? storedWeights(folder.tensors) : lora()
        const inputs = { ...tensors, rows: input('rows', [count], 'int32') }
        const { logits } = causalLanguageModelLogits(configured, weights, inputs)
        const result = await evaluate({ logits }, { ...feeds, rows, ...(kind === 'adapted' && adapter) })
        expect(relativeError(result.logits, flat(test[kind].logits))).toBeLessThan(tolerance)
      }
    }
  })

  it.each(['none', 'smart', 'full'] as RecomputeLevel[])('loss and LoRA gradients, recompute %s', async (recompute) => {
    for (const [name, test] of Object.entries(cases)) {
      const { tensors, feeds } = lossInputs(test)
      const weights = lora()
      const loss = causalLanguageModelLoss(architecture, weights, tensors)
      const results = { loss, ...gradientsByName(loss, weights.parameters) }
      const result = await evaluate(results, { ...feeds, ...adapter }, { recompute })
      expect(relativeError(result.loss, [test.adapted.loss])).toBeLessThan(tolerance)
      const expected = expectedGradients(`gradients.${name}.safetensors`)
      for (const layer of layers) {
        const dA = readTensor(expected.get(`base_model.model.${layer.name}.lora_A.weight`)!)
        const dB = readTensor(expected.get(`base_model.model.${layer.name}.lora_B.weight`)!)
        const dBTransposed = transpose(dB, layer.outFeatures, loraTargets.get(layer.name)!.rank)
        expect(relativeError(result[`d ${loraA(layer.name)}`], dA)).toBeLessThan(tolerance)
        expect(relativeError(result[`d ${loraB(layer.name)}`], dBTransposed)).toBeLessThan(tolerance)
      }
    }
  })

  it('gradients of embeddings, norms and biases', async () => {
    const { tensors, feeds } = lossInputs(cases.rows)
    const base = trainableWeights()
    const loss = causalLanguageModelLoss(architecture, lora(base), tensors)
    const expected = expectedGradients('weight-gradients.safetensors')
    const results = gradientsByName(loss, base.parameters.filter(({ name }) => expected.has(name)))
    const values = Object.fromEntries(base.parameters.map(({ name }) => [name, readTensor(folder.tensors.get(name)!)]))
    const result = await evaluate(results, { ...feeds, ...adapter, ...values })
    for (const [name, entry] of expected) {
      expect(relativeError(result[`d ${name}`], readTensor(entry))).toBeLessThan(tolerance)
    }
  })
})
