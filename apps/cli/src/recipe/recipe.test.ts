import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOverride } from './override.ts'
import { readRecipe } from './read-recipe.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-recipe-'))
  mkdirSync(join(folder, 'project/base'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function read(text: string, ...sets: string[]) {
  writeFileSync(join(folder, 'project/tunesmith.yaml'), text)
  return readRecipe({ path: 'project/tunesmith.yaml', folder, overrides: sets.map((set) => readOverride('train', set)) })
}

function failure(act: () => unknown): TunesmithError {
  try {
    act()
  } catch (error) {
    if (error instanceof TunesmithError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const recipe = 'model: base\ndata:\n  train: rows.jsonl\n  validation: { fraction: 0.1 }\n'

describe('a recipe', () => {
  it('has its paths relative to itself, those of the command line relative to the current folder', () => {
    const spec = read(`${recipe}output: ../out\n`, 'data.test=test.jsonl')
    expect(spec).toMatchObject({
      model: join(folder, 'project/base'),
      output: join(folder, 'out'),
      data: { train: join(folder, 'project/rows.jsonl'), test: join(folder, 'test.jsonl'), validation: { fraction: 0.1 }, template: 'auto' },
    })
    expect(read(recipe.replace('rows', '~/rows')).data.train).toBe(join(homedir(), 'rows.jsonl'))
  })

  it('keeps the name of a model or template that is no path', () => {
    const spec = read('model: owner/name\ndata: { train: rows.jsonl, template: chatml }')
    expect(spec).toMatchObject({ model: 'owner/name', data: { template: 'chatml' } })
  })

  it('is found in a folder, and may be JSON', () => {
    writeFileSync(join(folder, 'project/tunesmith.yaml'), JSON.stringify({ model: 'base', data: { train: 'rows.jsonl' } }))
    expect(readRecipe({ path: 'project', folder, overrides: [] }).model).toBe(join(folder, 'project/base'))
  })

  it('gives way to the command line, value by value', () => {
    const spec = read(`${recipe}lora: { rank: 8, alpha: 8 }\n`, 'lora.rank=32', 'training.learningRate=2e-4', 'data.packing=false', 'lora.targetModules=[q_proj, v_proj]')
    expect(spec).toMatchObject({
      lora: { rank: 32, alpha: 8, targetModules: ['q_proj', 'v_proj'] }, training: { learningRate: 2e-4 }, data: { packing: false },
    })
  })

  it('is not needed when the command line says everything', () => {
    const overrides = [{ field: 'model', value: 'project/base', place: '--model' }, { field: 'data.train', value: 'a.jsonl', place: '--data' }]
    expect(readRecipe({ overrides, folder })).toMatchObject({ model: join(folder, 'project/base'), data: { train: join(folder, 'a.jsonl') } })
  })

  it('with wrong settings is told with line and column, or with the option', () => {
    const error = failure(() => read(`${recipe}lora:\n  rank: 0\n  rnak: 4\n`, 'training.epochs=-1'))
    expect(error.code).toBe('SETTINGS_INVALID')
    expect(error.message).toBe([
      'project/tunesmith.yaml:',
      '  line 6, column 3, lora.rank: found 0, expected a whole number from 1 to 1024, or auto.',
      '  line 7, column 3, lora.rnak: there is no such setting. Did you mean lora.rank?',
      '  --set training.epochs: found -1, expected a number above 0 and up to 10000, or auto.',
    ].join('\n'))
  })

  it('that is nowhere but on the command line is told with the options', () => {
    const error = failure(() => readRecipe({ overrides: [{ field: 'data.train', value: '', place: '--data' }], folder }))
    expect(error.message).toBe('The command line:\n  --data: found "", expected text.')
    const withoutModel = failure(() => readRecipe({ overrides: [{ field: 'data.train', value: 'a.jsonl', place: '--data' }], folder }))
    expect(withoutModel.message).toBe('The command line:\n  --model: found nothing, expected a model folder, or a name from `tunesmith models`.')
    expect(withoutModel.remedy).toBe('Correct `--model` and run the command again.')
  })

  it.each([
    ['a tab', 'model: base\ndata:\n\ttrain: x', 3, 1],
    ['a colon in a text', 'model: base: two', 1, 8],
    ['a name given twice', 'model: a\nmodel: b', 2, 1],
    ['an open bracket', 'data: [1, 2', 1, 12],
    ['an unknown anchor', 'model: *base', 1, 1],
  ])('that is not YAML (%s) is told with its place', (_, text, line, column) => {
    const error = failure(() => read(text))
    expect(error).toMatchObject({ code: 'YAML_INVALID', params: { path: 'project/tunesmith.yaml', line, column } })
    expect(error.message).not.toContain('\n')
  })

  it.each([['', 'data'], ['- a list', 'the file'], ['just words', 'the file']])('that is no recipe at all (%j) is refused', (text, field) => {
    expect(failure(() => read(text, ...(text ? ['lora.rank=4'] : [])))).toMatchObject({ code: 'SETTINGS_INVALID', params: { problems: [{ field }] } })
  })

  it('does not expand aliases without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)]
    expect(failure(() => read(bomb.join('\n'))).code).toBe('YAML_INVALID')
  })
})

describe('--set', () => {
  it.each(['epochs', '=3', 'training.=3', 'a b=3', '__proto__.x=1', 'lora.constructor=1', 'data.train=[1'])('refuses %j', (text) => {
    expect(failure(() => readOverride('train', text))).toMatchObject({ code: 'OPTION_VALUE_INVALID', params: { option: '--set' } })
  })
})
