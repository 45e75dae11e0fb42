import { describe, expect, it } from 'vitest'
import { settingDifferences } from './setting-differences.ts'
import { writeSetting } from './write-setting.ts'

const settings = (values: Record<string, string | number | null | string[]>) =>
  Object.entries(values).map(([setting, value]) => ({ setting, value, origin: 'chosen' as const, reason: '' }))

describe('settingDifferences', () => {
  it('names what differs and leaves out what does not', () => {
    const runs = [settings({ method: 'lora', 'lora.rank': 16, seed: 1 }), settings({ method: 'lora', 'lora.rank': 8, seed: 1 })]
    expect(settingDifferences(runs)).toEqual([{ setting: 'lora.rank', values: ['16', '8'] }])
  })

  it('tells a setting that a run does not have', () => {
    expect(settingDifferences([settings({ 'lora.rank': 16 }), settings({})])).toEqual([{ setting: 'lora.rank', values: ['16', null] }])
  })

  it('compares values, not how they are stored', () => {
    expect(settingDifferences([settings({ targets: ['q', 'v'] }), settings({ targets: ['q', 'v'] })])).toEqual([])
  })
})

describe('writeSetting', () => {
  it('writes values as a recipe has them', () => {
    expect([0.0002, 0.01, 0, 'auto', ['q_proj', 'v_proj'], null].map(writeSetting)).toEqual(['2e-4', '0.01', '0', 'auto', 'q_proj, v_proj', 'null'])
  })
})
