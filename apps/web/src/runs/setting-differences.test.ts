import { plainReason, type EventOf } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { formatFor } from '../i18n/format.ts'
import { settingDifferences } from './setting-differences.ts'
import { writeSetting } from './write-setting.ts'

const format = formatFor('en-US')

const settings = (values: Record<string, string | number | null | string[]>) =>
  Object.entries(values).map(([setting, value]) => ({ setting, value, origin: 'chosen' as const, reason: plainReason('') }))

describe('settingDifferences', () => {
  it('names what differs and leaves out what does not', () => {
    const runs = [settings({ method: 'lora', 'lora.rank': 16, seed: 1 }), settings({ method: 'lora', 'lora.rank': 8, seed: 1 })]
    expect(settingDifferences(runs, format)).toEqual([{ setting: 'lora.rank', values: ['16', '8'] }])
  })

  it('tells a setting that a run does not have', () => {
    const differences = settingDifferences([settings({ 'lora.rank': 16 }), settings({})], format)
    expect(differences).toEqual([{ setting: 'lora.rank', values: ['16', null] }])
  })

  it('compares values, not how they are stored', () => {
    expect(settingDifferences([settings({ targets: ['q', 'v'] }), settings({ targets: ['q', 'v'] })], format)).toEqual([])
  })
})

describe('writeSetting', () => {
  it('writes values as a recipe has them', () => {
    const values: EventOf<'planned'>['settings'][number]['value'][] = [
      0.0002, 0.01, 0, 'auto', ['q_proj', 'v_proj'], null, { file: 'data/train.jsonl' }, { rows: 3 },
    ]
    expect(values.map((value) => writeSetting({ setting: 'x', value }, format))).toEqual([
      '2e-4', '0.01', '0', 'auto', 'q_proj, v_proj', 'null', 'data/train.jsonl', '{"rows":3}',
    ])
  })

  it('writes memory in units', () => {
    expect(writeSetting({ setting: 'compute.memoryLimit', value: 20_513_348_813 }, format)).toBe('21 GB')
  })
})
