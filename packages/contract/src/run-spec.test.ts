import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TunesmithError } from './errors/index.ts'
import { parseRunSpec, settingPaths } from './parse-run-spec.ts'
import { runSpecJsonSchema, type JsonSchema } from './run-spec.ts'
import type { SettingProblem } from './setting-problem.ts'

const minimal = { model: 'models/base', data: { train: 'train.jsonl' } }

function problemsOf(value: unknown): SettingProblem[] {
  return errorOf(value).params.problems
}

function errorOf(value: unknown): TunesmithError<'SETTINGS_INVALID'> {
  try {
    parseRunSpec(value, 'tunesmith.yaml')
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'SETTINGS_INVALID')
      return error as TunesmithError<'SETTINGS_INVALID'>
    throw error
  }
  throw new Error('accepted')
}

describe('parseRunSpec', () => {
  it('needs only a model and training data, and leaves every choice to us', () => {
    const spec = parseRunSpec(minimal, 'tunesmith.yaml')
    expect(spec.lora).toEqual({ rank: 'auto', alpha: 'auto', dropout: 'auto', targetModules: 'auto', rslora: false })
    expect(spec.training.learningRate).toBe('auto')
    expect(spec.method).toBe('auto')
  })

  it('keeps the values a person gave', () => {
    const spec = parseRunSpec(
      {
        ...minimal,
        data: { train: 'a.jsonl', validation: { fraction: 0.1 }, maxLength: 512, packing: false },
        lora: { rank: 8, targetModules: ['q_proj', 'layers.*.mlp.*'] },
        training: { learningRate: 2e-4, earlyStoppingPatience: 'off' },
        compute: { memoryLimit: '8GB', provider: 'webgpu' },
      },
      'tunesmith.yaml',
    )
    expect(spec.lora.rank).toBe(8)
    expect(spec.lora.targetModules).toEqual(['q_proj', 'layers.*.mlp.*'])
    expect(spec.data.validation).toEqual({ fraction: 0.1 })
    expect(spec.training.earlyStoppingPatience).toBe('off')
    expect(spec.compute.memoryLimit).toBe(8e9)
  })

  it('accepts its own output again', () => {
    const once = parseRunSpec({ ...minimal, compute: { memoryLimit: '2 GiB' } }, 'tunesmith.yaml')
    expect(parseRunSpec(JSON.parse(JSON.stringify(once)), 'tunesmith.yaml')).toEqual(once)
  })

  it.each<[string, object, SettingProblem]>([
    [
      'a number out of range',
      { lora: { rank: 0 } },
      { field: 'lora.rank', found: '0', expected: 'a whole number from 1 to 1024, or auto' },
    ],
    [
      'a wrong type',
      { training: { learningRate: 'fast' } },
      { field: 'training.learningRate', found: '"fast"', expected: 'a number above 0 and up to 10, or auto' },
    ],
    [
      'an unknown choice',
      { compute: { provider: 'tpu' } },
      { field: 'compute.provider', found: '"tpu"', expected: 'one of cpu, webgpu, cuda, dml, coreml, or auto' },
    ],
    [
      'a size that is none',
      { compute: { memoryLimit: 'lots' } },
      {
        field: 'compute.memoryLimit',
        found: '"lots"',
        expected: 'a whole number from 1, or text such as 8GB or 512MiB, or auto',
      },
    ],
    [
      'a share that is none',
      { lora: { dropout: 1 } },
      { field: 'lora.dropout', found: '1', expected: 'a number from 0 and below 1, or auto' },
    ],
    [
      'a group that is none',
      { training: 3 },
      { field: 'training', found: '3', expected: expect.stringContaining('a group with epochs') },
    ],
    [
      'a fraction of validation rows above 1',
      { data: { train: 'a', validation: { fraction: 5 } } },
      { field: 'data.validation', found: '{"fraction":5}', expected: 'text, or a group with fraction' },
    ],
    ['missing training data', { data: {} }, { field: 'data.train', found: 'nothing', expected: 'text' }],
    [
      'a missing model',
      { model: undefined },
      { field: 'model', found: 'nothing', expected: 'a model folder, or a name from `tunesmith models`' },
    ],
    [
      'a batch that cannot be divided',
      { training: { batchSize: 8, microBatchSize: 3 } },
      { field: 'training.microBatchSize', found: '3', expected: 'a number that divides training.batchSize (8)' },
    ],
    [
      'heads that do not divide the width',
      { method: 'scratch', scratch: { attentionHeads: 7, keyValueHeads: 7 } },
      { field: 'scratch.attentionHeads', found: '7', expected: 'a number that divides hiddenSize (320)' },
    ],
  ])('names field, found and expected for %s', (_, change, problem) => {
    expect(problemsOf({ ...minimal, ...change })).toEqual([problem])
  })

  it('reports every problem at once, in a message a person can act on', () => {
    const error = errorOf({ ...minimal, lora: { rank: 0, rnak: 4 }, training: { epochs: -1 } })
    expect(error.message).toBe(
      [
        'tunesmith.yaml:',
        '  lora.rank: found 0, expected a whole number from 1 to 1024, or auto.',
        '  lora.rnak: there is no such setting. Did you mean lora.rank?',
        '  training.epochs: found -1, expected a number above 0 and up to 10000, or auto.',
      ].join('\n'),
    )
    expect(error.remedy).toContain('these settings')
  })

  it.each([
    [{ learning_rate: 1e-4 }, 'training.learningRate'],
    [{ training: { learningrate: 1e-4 } }, 'training.learningRate'],
    [{ training: { learnignRate: 1e-4 } }, 'training.learningRate'],
    [{ training: { lora_alpha: 32 } }, 'lora.alpha'],
    [{ lora: { r: 8 } }, 'lora.rank'],
    [{ per_device_train_batch_size: 2 }, 'training.microBatchSize'],
    [{ maxLength: 100 }, 'data.maxLength'],
    [{ modle: 'x' }, 'model'],
    [{ trainning: {} }, 'training'],
    [{ training: { zzzzqqq: 1 } }, undefined],
  ])('guesses what an unknown setting meant: %j', (change, suggestion) => {
    expect(problemsOf({ ...minimal, ...change })[0].suggestion).toBe(suggestion)
  })

  it('refuses what is not a description at all', () => {
    for (const value of [null, 'text', [], 3]) expect(problemsOf(value)[0].field).toBe('the file')
  })
})

describe('the schema for editors', () => {
  const folder = new URL('../schema/tunesmith.schema.json', import.meta.url)

  it('is current (run `npm run schema -w packages/contract` after changing RunSpec)', () => {
    expect(JSON.parse(readFileSync(folder, 'utf8'))).toEqual(runSpecJsonSchema())
  })

  it('describes every setting', () => {
    const undescribed = settingPaths().filter((path) => {
      const node = path.split('.').reduce<JsonSchema>((schema, key) => schema.properties![key], runSpecJsonSchema())
      return !node.description
    })
    expect(undescribed).toEqual([])
  })

  it('requires nothing we could choose', () => {
    expect(runSpecJsonSchema().required).toEqual(['data'])
  })
})
