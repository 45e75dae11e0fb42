import { parseRunSpec, reason, type RunSpecInput } from '@tunesmith/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemorySettings } from '../memory-ladder.ts'
import {
  chooseDefaults,
  describeSettings,
  estimateSteps,
  resolveSpec,
  formatSetting,
  type DataFacts,
  type MachineFacts,
  type ModelFacts,
} from './index.ts'

const tiny: ModelFacts = {
  name: 'base',
  family: 'llama',
  parameters: 10e6,
  layers: 6,
  hidden: 320,
  vocabularySize: 8192,
  contextLength: 512,
}
const small: ModelFacts = { ...tiny, name: 'smol', parameters: 135e6, layers: 30, hidden: 576, contextLength: 8192 }
const large: ModelFacts = { ...tiny, name: '3B', parameters: 3e9, layers: 28, hidden: 3072, contextLength: 8192 }

const chatbot: DataFacts = {
  rows: 111,
  tokens: 6_000,
  supervisedTokens: 2_500,
  lengthQuantiles: { p50: 50, p95: 80, p99: 95, max: 101 },
  validationRows: 0,
}
const many: DataFacts = {
  rows: 20_000,
  tokens: 4e6,
  supervisedTokens: 2e6,
  lengthQuantiles: { p50: 100, p95: 700, p99: 1000, max: 6000 },
  validationRows: 500,
}
const laptop: MachineFacts = {
  cores: 4,
  memoryBytes: 16e9,
  freeMemoryBytes: 8e9,
  freeDiskBytes: 50e9,
  provider: { value: 'cpu', reason: reason('provider.no-gpu') },
}

/** A stand-in with the right tendencies: weights, optimiser and activations, in bytes. */
const bytesFor =
  (model: ModelFacts) =>
  (settings: MemorySettings): number => {
    const trainsAll = settings.method === 'full' || settings.method === 'scratch'
    const weights =
      model.parameters * (settings.method === 'qlora' ? 0.6 : trainsAll ? 4 : 2) * (settings.mode === 'fast' ? 2 : 1)
    const trained = trainsAll ? model.parameters : model.parameters * 0.02
    const state = trained * (4 + (settings.optimizer === 'adamw' ? 8 : 2))
    const kept = { none: 34, smart: 16, full: 4 }[settings.recompute]
    return weights + state + settings.microBatchSize * settings.maxLength * model.hidden * model.layers * 4 * kept
  }

function choose(change: Partial<RunSpecInput> = {}, model = tiny, data = chatbot, machine = laptop) {
  const spec = parseRunSpec({ model: 'base', data: { train: 'train.jsonl' }, ...change }, 'test')
  const trainedParameters = (method: MemorySettings['method']) =>
    method === 'lora' || method === 'qlora' ? model.parameters * 0.02 : model.parameters
  return { spec, ...chooseDefaults({ spec, model, data, machine, predictMemory: bytesFor(model), trainedParameters }) }
}
const values = (settings: object) =>
  Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, (setting as { value: unknown }).value]))

describe('chooseDefaults', () => {
  it('suits a small set on a very small model', () => {
    const { settings, plan } = choose()
    expect(values(settings)).toEqual({
      method: 'lora',
      validation: { rows: 16 },
      maxLength: 128,
      trainOn: 'responses',
      packing: true,
      rank: 32,
      alpha: 64,
      dropout: 0,
      targetModules: 'all-linear',
      epochs: 30,
      batchSize: 2,
      microBatchSize: 2,
      learningRate: 2e-3,
      schedule: 'cosine',
      warmupRatio: 0.05,
      weightDecay: 0.01,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      maxGradientNorm: 1,
      optimizer: 'adamw',
      seed: 42,
      evaluateEvery: 44,
      saveEvery: 44,
      sampleEvery: 44,
      samplePrompts: { validationRows: 3 },
      earlyStoppingPatience: 3,
      keepBest: true,
      provider: 'cpu',
      precision: 'float32',
      mode: 'fast',
      recompute: 'none',
      threads: 4,
      memoryLimit: 7.2e9,
    })
    expect(plan).toMatchObject({ stepsPerEpoch: 22, totalSteps: 660, trainingRows: 95, validationRows: 16, fits: true })
  })

  it('suits a large set of short and long rows on a larger model', () => {
    const { settings, plan } = choose({ data: { train: 'a', validation: 'b' } }, small, many)
    expect(values(settings)).toMatchObject({
      validation: { file: 'b' },
      maxLength: 1024,
      packing: true,
      rank: 16,
      alpha: 32,
      epochs: 2,
      learningRate: 5e-4,
    })
    // Packed sequences hold five rows each, so the power of two nearest to the wanted 16 rows is four.
    expect(settings.batchSize.value).toBe(4)
    expect(plan.totalSteps).toBe(2 * Math.ceil(Math.ceil(4e6 / (1024 * 0.95)) / 4))
    expect(plan.validationRows).toBe(500)
    expect(plan.totalSteps / settings.evaluateEvery.value).toBeGreaterThan(20)
    expect(plan.totalSteps / settings.evaluateEvery.value).toBeLessThan(61)
  })

  it('gives every method its own rate', () => {
    const rate = (method: RunSpecInput['method'], model: ModelFacts) =>
      choose({ method }, model).settings.learningRate.value
    expect([rate('lora', tiny), rate('lora', small), rate('lora', large), rate('qlora', large)]).toEqual([
      2e-3, 5e-4, 2e-4, 2e-4,
    ])
    expect([rate('full', tiny), rate('full', small), rate('full', large)]).toEqual([2e-4, 5e-5, 2e-5])
  })

  it('trains a new model by tokens, not rows', () => {
    const text: DataFacts = { ...many, tokens: 60e6 }
    const { settings } = choose({ task: 'pretrain', scratch: {} }, tiny, text)
    expect(values(settings)).toMatchObject({
      method: 'scratch',
      trainOn: 'everything',
      packing: true,
      maxLength: 512,
      batchSize: 32,
      epochs: 3,
      learningRate: 1e-3,
      weightDecay: 0.1,
      beta2: 0.95,
    })
  })

  it('keeps the longest rows when they are only a little longer than most', () => {
    const length = (p99: number, max: number) =>
      choose({}, tiny, { ...chatbot, lengthQuantiles: { p50: 60, p95: 90, p99, max } }).settings.maxLength
    expect(length(100, 120)).toMatchObject({ value: 128, reason: reason('length.longest', { longest: 120 }) })
    expect(length(100, 400).value).toBe(128)
    expect(length(100, 400).reason.text).toContain('99 % of the rows have at most 100 tokens')
    expect(length(900, 1000)).toMatchObject({
      value: 512,
      reason: { text: expect.stringMatching(/^the context of the model; \d/) },
    })
  })

  it('does without what needs validation rows when there are too few', () => {
    const { settings } = choose({}, tiny, { ...chatbot, rows: 10 })
    expect(values(settings)).toMatchObject({
      validation: { rows: 0 },
      earlyStoppingPatience: 'off',
      keepBest: false,
      samplePrompts: { validationRows: 0 },
    })
  })

  it('holds out no row where a person wants none, however many there are', () => {
    const { settings, plan } = choose({ data: { train: 'a', validation: { fraction: 0 } } }, tiny, { ...chatbot, rows: 1000 })
    expect(settings.validation).toMatchObject({ value: { rows: 0 }, origin: 'given' })
    expect(plan).toMatchObject({ validationRows: 0, trainingRows: 1000 })
  })

  it('packs rows when two would fit into one sequence', () => {
    const packing = (p50: number) =>
      choose({}, tiny, { ...chatbot, lengthQuantiles: { p50, p95: 110, p99: 120, max: 128 } }).settings.packing.value
    expect([30, 64, 65, 110].map(packing)).toEqual([true, true, false, false])
  })

  it('uses what was measured to be fastest, unless something else was asked for', () => {
    const provider = { value: 'webgpu' as const, reason: reason('provider.fastest', { speed: 900, processor: 100 }) }
    const withGpu = (compute: RunSpecInput['compute']) =>
      choose({ compute }, tiny, chatbot, { ...laptop, provider }).settings.provider
    expect(withGpu({})).toEqual({ ...provider, origin: 'chosen' })
    expect(withGpu({ provider: 'cpu' })).toMatchObject({ value: 'cpu', origin: 'given' })
    expect(withGpu({ mode: 'int8' })).toMatchObject({ value: 'cpu', reason: reason('provider.integers') })
  })

  describe('mode of computing', () => {
    const modeOf = (change: Partial<RunSpecInput> = {}, machine = laptop) => choose(change, tiny, chatbot, machine).settings.mode

    it('is fast for an adapter where memory and disk have room for the weights in float32', () => {
      expect(modeOf()).toMatchObject({ value: 'fast', reason: reason('mode.room') })
      expect(modeOf({ compute: { memoryLimit: '90MB' } }).value).toBe('lean')
      expect(modeOf({}, { ...laptop, freeDiskBytes: 70e6 }).value).toBe('lean')
      expect(choose({}, { ...small, parameters: 1e9 }).settings.mode.value).toBe('lean')
    })

    it('is lean where there is nothing to prepare, and says so also when something else was asked for', () => {
      for (const method of ['full', 'qlora'] as const) {
        const { value, reason: because } = modeOf({ method })
        expect(value).toBe('lean')
        expect(modeOf({ method, compute: { mode: 'fast' } })).toEqual({
          value: 'fast',
          origin: 'given',
          reason: reason('mode.no-effect', { method, because }),
        })
      }
    })

    it('is int8 only when asked for, and stays so when memory is short', () => {
      expect(modeOf({ compute: { mode: 'int8' } })).toMatchObject({ value: 'int8', origin: 'given' })
      const { settings, plan } = choose({ compute: { mode: 'int8', memoryLimit: '2GB' } }, large, many)
      expect(plan.fits).toBe(false)
      expect(values(settings)).toMatchObject({ mode: 'int8', method: 'lora' })
    })
  })

  it('walks down the ladder until it fits, and says why', () => {
    const { settings, plan } = choose({ compute: { memoryLimit: '4GB' } }, large, many)
    expect(plan.fits).toBe(true)
    expect(plan.predictedMemoryBytes).toBeLessThanOrEqual(4e9)
    expect(values(settings)).toMatchObject({ method: 'qlora', recompute: 'full', mode: 'lean' })
    expect(settings.method.reason.text).toMatch(/^The base model is held in 4 bits .*GB would not fit into 4\.0 GB\.$/)
  })

  it('says so when nothing can make it fit', () => {
    expect(choose({ compute: { memoryLimit: '500MB' } }, large, many).plan.fits).toBe(false)
    expect(choose({ method: 'lora', compute: { memoryLimit: '3GB' } }, large, many).plan.fits).toBe(false)
  })

  describe('sequences at once', () => {
    const rows: DataFacts = { ...chatbot, lengthQuantiles: { p50: 200, p95: 250, p99: 256, max: 256 } }
    const microBatch = (method: 'lora' | 'full', free = 8e9, model = tiny) =>
      choose({ method, training: { batchSize: 64 } }, model, rows, { ...laptop, freeMemoryBytes: free }).settings

    it('are just enough to keep the machine busy where little is trained', () => {
      expect(microBatch('lora').microBatchSize).toMatchObject({
        value: 2,
        reason: reason('micro-batch.busy', { tokens: 512 }),
      })
    })

    it('are the whole batch on a GPU, where gradients also cross the bus', () => {
      const spec = { method: 'full', training: { batchSize: 128 }, compute: { provider: 'cuda' } } as const
      const roomy = { ...laptop, memoryBytes: 128e9, freeMemoryBytes: 120e9 }
      expect(choose(spec, tiny, rows, roomy).settings.microBatchSize.value).toBe(128)
    })

    it('are as many as memory allows where all gradients come back after each round', () => {
      const { microBatchSize } = microBatch('full')
      expect(microBatchSize.value).toBe(32) // with more, returning gradients no longer matters
      expect(microBatchSize.reason.text).toMatch(/^only 2 rounds a step: .* 10 million trained values$/)

      const whole = choose({ method: 'full', training: { batchSize: 8 } }, tiny, rows).settings.microBatchSize
      expect(whole).toMatchObject({ value: 8, reason: { text: expect.stringMatching(/^the whole batch at once: each round/) } })

      const scarce = microBatch('full', 2e9).microBatchSize
      expect(scarce.value).toBe(16)
      expect(scarce.reason.text).toMatch(/^4 rounds a step, as few as leave plenty of memory: /)
      expect(microBatch('full', 1.05e9).microBatchSize).toMatchObject({
        value: 2,
        reason: reason('micro-batch.busy-full', { tokens: 512 }),
      })
    })
  })

  it('rounds factors to TF32 where there are tensor cores, and says so where there are none', () => {
    const precision = (provider: 'cpu' | 'cuda', wanted: 'auto' | 'float32' | 'tf32' = 'auto') =>
      choose({ compute: { provider, precision: wanted } }).settings.precision
    expect(precision('cuda')).toMatchObject({ value: 'tf32', origin: 'chosen' })
    expect(precision('cuda', 'float32')).toMatchObject({ value: 'float32', origin: 'given' })
    expect(precision('cpu')).toMatchObject({ value: 'float32', reason: reason('precision.float32', { provider: 'cpu' }) })
    expect(precision('cpu', 'tf32')).toMatchObject({ value: 'float32', reason: reason('precision.only-cuda', { provider: 'cpu' }) })
  })

  it('keeps the effective batch a multiple of a given micro-batch', () => {
    const { settings } = choose({ training: { microBatchSize: 3 } })
    expect(settings.microBatchSize).toMatchObject({ value: 3, origin: 'given' })
    expect(settings.batchSize.value % 3).toBe(0)
  })

  it('never changes what was given, whatever the situation', () => {
    const given = {
      method: 'lora',
      lora: { rank: 4, alpha: 9, dropout: 0.1, targetModules: ['q_proj'] },
      data: { train: 'a', maxLength: 256, packing: true, trainOn: 'everything' },
      training: {
        epochs: 1.5,
        batchSize: 6,
        learningRate: 3e-5,
        schedule: 'linear',
        seed: 7,
        earlyStoppingPatience: 'off',
      },
      compute: { recompute: 'none', threads: 2, memoryLimit: 1e9 },
    } as const satisfies Partial<RunSpecInput>
    const asGiven = {
      ...given.lora,
      ...given.training,
      ...given.compute,
      method: 'lora',
      maxLength: 256,
      packing: true,
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1e6, max: 1e10 }), (rows, parameters) => {
        const data = { ...many, rows, tokens: rows * 200 }
        const { settings } = choose(
          { ...given, lora: { ...given.lora, targetModules: ['q_proj'] } },
          { ...large, parameters },
          data,
        )
        expect(values(settings)).toMatchObject(asGiven)
        for (const name of Object.keys(asGiven)) expect(settings[name as keyof typeof settings]?.origin).toBe('given')
      }),
    )
  })

  it('makes a workable choice in any situation', () => {
    const situation = fc.record({
      rows: fc.integer({ min: 1, max: 1e6 }),
      mean: fc.integer({ min: 4, max: 3000 }),
      parameters: fc.integer({ min: 1e6, max: 1e11 }),
      context: fc.constantFrom(128, 512, 8192, 131072),
      free: fc.integer({ min: 1e8, max: 1e12 }),
      method: fc.constantFrom('auto', 'lora', 'qlora', 'full'),
      task: fc.constantFrom('sft', 'pretrain'),
    })
    fc.assert(
      fc.property(situation, ({ rows, mean, parameters, context, free, method, task }) => {
        const data: DataFacts = {
          rows,
          tokens: rows * mean,
          supervisedTokens: (rows * mean) / 2,
          validationRows: 0,
          lengthQuantiles: { p50: mean, p95: 2 * mean, p99: 3 * mean, max: 9 * mean },
        }
        const { settings, plan } = choose(
          { method, task } as Partial<RunSpecInput>,
          { ...large, parameters, contextLength: context },
          data,
          { ...laptop, freeMemoryBytes: free },
        )
        const { maxLength, batchSize, microBatchSize, epochs, warmupRatio, evaluateEvery, validation } =
          values(settings)
        expect(maxLength).toBeLessThanOrEqual(context)
        expect((maxLength as number) % 32).toBe(0)
        expect((batchSize as number) % (microBatchSize as number)).toBe(0)
        expect(epochs).toBeGreaterThanOrEqual(1)
        expect(warmupRatio).toBeLessThan(0.5)
        expect(evaluateEvery).toBeGreaterThanOrEqual(1)
        expect(evaluateEvery).toBeLessThanOrEqual(Math.max(50, plan.totalSteps))
        expect((validation as { rows: number }).rows).toBeLessThanOrEqual(rows / 5)
        for (const setting of Object.values(settings)) {
          expect(setting.reason.text.length).toBeGreaterThan(10)
          expect(setting.reason.text).not.toMatch(/NaN|undefined|Infinity/)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('resolveSpec', () => {
  it('leaves nothing to choose, and changes nothing that was chosen', () => {
    const { spec, settings } = choose({ name: 'policy', training: { maxSteps: 5 } })
    const resolved = resolveSpec(spec, settings)
    const left = JSON.stringify({ ...resolved, data: { ...resolved.data, layout: '', template: '' } })
    expect(left).not.toContain('"auto"')
    expect(resolved).toMatchObject({
      name: 'policy',
      method: 'lora',
      lora: { rank: 32, rslora: false },
      training: { learningRate: 2e-3, maxSteps: 5 },
      compute: { threads: 4 },
      data: { train: 'train.jsonl', validation: { rows: 16 } },
    })
  })
})

describe('describeSettings', () => {
  it('covers every setting that can be auto', () => {
    const { spec, settings } = choose({}, tiny, {
      ...chatbot,
      layout: { value: 'messages', reason: reason('layout.all-rows', { fields: ['messages'] }) },
      template: { value: 'chatml', reason: reason('template.own') },
    })
    const automatic = Object.entries(spec).flatMap(([group, members]) =>
      typeof members === 'object'
        ? Object.entries(members)
            .filter(([, value]) => value === 'auto')
            .map(([name]) => `${group}.${name}`)
        : members === 'auto'
          ? [group]
          : [],
    )
    const described = describeSettings(settings).map(({ setting }) => setting)
    expect(automatic.filter((setting) => !described.includes(setting))).toEqual([])
  })

  it('leaves out the adapter where there is none', () => {
    const names = describeSettings(choose({ method: 'full' }).settings).map(({ setting }) => setting)
    expect(names.filter((name) => name.startsWith('lora'))).toEqual([])
  })

  it('can be written for a person', () => {
    const { settings } = choose({ training: { epochs: 3 }, compute: { memoryLimit: '4GB' } })
    const written = Object.fromEntries(describeSettings(settings).map((each) => [each.setting, formatSetting(each)]))
    expect(written).toMatchObject({
      'training.epochs': '3',
      'compute.memoryLimit': '4 GB',
      'data.validation': '16 rows',
      'lora.targetModules': 'all-linear',
    })
  })
})

describe('estimateSteps', () => {
  it('counts rows, or packed sequences, and stops at the given maximum', () => {
    const run = { rows: 100, tokens: 6080, packing: false, maxLength: 128, batchSize: 8, epochs: 2.5 }
    expect(estimateSteps(run)).toEqual({ stepsPerEpoch: 13, totalSteps: 33 })
    expect(estimateSteps({ ...run, packing: true })).toEqual({ stepsPerEpoch: 7, totalSteps: 18 })
    expect(estimateSteps({ ...run, maxSteps: 20 }).totalSteps).toBe(20)
  })
})
