import { ownTemplate, settingPaths } from '@tunesmith/contract'
import { expect, it } from 'vitest'
import { wizardSettings } from '../../i18n/en/wizard-settings.ts'
import { settingFields, type SettingName } from './setting-fields.ts'
import { formatFor } from '../../i18n/format.ts'
import { readValue, shownValue, writtenValue } from './setting-value.ts'

const t = (id: string) => id
const editorOf = (name: SettingName) => settingFields.find(({ setting }) => setting === name)!.editor

it('offers every setting of the run format that no other page asks for, and has words for each', () => {
  const names = settingFields.map(({ setting }) => setting)
  const left = settingPaths().filter((path) => !(names as string[]).includes(path) && !path.startsWith('scratch'))
  expect(left).toEqual(['version', 'name', 'model', 'task', 'output', 'data.train', 'data.validation', 'data.test'].toSorted(
    (a, b) => settingPaths().indexOf(a) - settingPaths().indexOf(b)))
  for (const name of names) expect(wizardSettings).toHaveProperty([`wizard.setting.${name}`])
  const words = Object.keys(wizardSettings).filter((id) => !id.endsWith('.help')).map((id) => id.replace('wizard.setting.', ''))
  expect(words.filter((name) => !(names as string[]).includes(name))).toEqual([])
})

it('finds out from the run format how each is given', () => {
  expect(editorOf('training.schedule')).toEqual({ kind: 'choice', values: ['cosine', 'linear', 'constant'] })
  expect(editorOf('data.packing')).toEqual({ kind: 'switch' })
  expect(editorOf('lora.rslora')).toEqual({ kind: 'switch' })
  expect(editorOf('lora.rank')).toEqual({ kind: 'count', min: 1, max: 1024 })
  expect(editorOf('training.learningRate')).toMatchObject({ kind: 'number', max: 10 })
  expect(editorOf('training.samplePrompts')).toEqual({ kind: 'list' })
  expect(editorOf('training.earlyStoppingPatience')).toEqual({ kind: 'text' })
})

it('reads what is typed the way people write numbers', () => {
  const rate = editorOf('training.learningRate')
  expect(readValue('2e-4', rate, t)).toEqual({ value: 0.0002 })
  expect(readValue('0,0002', rate, t)).toEqual({ value: 0.0002 })
  expect(readValue(' ', rate, t)).toEqual({ value: undefined })
  expect(readValue('fast', rate, t)).toHaveProperty('problem')
  expect(readValue('11', rate, t)).toHaveProperty('problem')
  expect(readValue('2.5', editorOf('lora.rank'), t)).toHaveProperty('problem')
})

it('reads patience as a number or a word, and layers as a word or a list', () => {
  expect(readValue('3', editorOf('training.earlyStoppingPatience'), t)).toEqual({ value: 3 })
  expect(readValue('off', editorOf('training.earlyStoppingPatience'), t)).toEqual({ value: 'off' })
  expect(readValue('all-linear', editorOf('lora.targetModules'), t)).toEqual({ value: 'all-linear' })
  expect(readValue('q_proj\nv_proj', editorOf('lora.targetModules'), t)).toEqual({ value: ['q_proj', 'v_proj'] })
  expect(writtenValue('lora.targetModules', ['q_proj', 'v_proj'])).toBe('q_proj\nv_proj')
  expect(writtenValue('compute.memoryLimit', 7.5e9)).toBe('7.5GB')
})

it('names the template of the model in the language of the page, and leaves its field empty', () => {
  expect(shownValue('data.template', ownTemplate, t, formatFor('en'))).toBe('wizard.settings.ownTemplate')
  expect(writtenValue('data.template', ownTemplate)).toBe('')
  expect([shownValue('data.template', 'chatml', t, formatFor('en')), writtenValue('data.template', 'chatml')]).toEqual(['chatml', 'chatml'])
})
