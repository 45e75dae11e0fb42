import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseRunSpec } from '@tunesmith/contract'
import { readJsonObject } from '@tunesmith/formats'
import { modelPath } from '../model/bundled-models.ts'
import { memoryFit, plannedMemoryFit } from './memory-fit.ts'
import { planRun } from './plan.ts'
import { previewSettings } from './preview.ts'

const folder = mkdtempSync(join(tmpdir(), 'preview-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(import.meta.dirname, '../../../../examples/policy-chatbot/data')
const specOf = (more: object = {}) =>
  parseRunSpec({ model: 'tunesmith-base-10m', data: { train: join(data, 'test.jsonl') }, ...more }, 'test')

describe('a preview of settings', () => {
  it('says what the plan says, without computing anything', async () => {
    // the limit is given because what is free changes from one moment to the next
    const spec = specOf({ compute: { memoryLimit: '2GB', provider: 'cpu' }, training: { epochs: 7 } })
    const preview = previewSettings(spec, folder)
    expect(readdirSync(folder)).toEqual([])
    const activities: string[] = []
    const plan = await planRun(spec, folder, (event) => activities.push(event.type === 'progress' ? event.activity.code : event.type))
    expect(preview.settings).toEqual(plan.settings)
    expect(preview.settings.find(({ setting }) => setting === 'training.epochs')).toMatchObject({ value: 7, origin: 'given' })
    expect(preview.totalSteps).toBe(plan.totalSteps)
    expect(activities.at(-1)).toBe('progress.measuring')
  })

  it('tells of settings that fit no memory instead of refusing them', () => {
    expect(previewSettings(specOf({ compute: { memoryLimit: '200MB' } }), folder)).toMatchObject({ fits: false })
  })

  it('refuses what no run could do', () => {
    expect(() => previewSettings(specOf({ data: { train: join(data, 'test.jsonl'), maxLength: 100_000 } }), folder)).toThrow(
      expect.objectContaining({ code: 'CONTEXT_TOO_SHORT' }),
    )
  })
})

describe('whether a model fits', () => {
  it.each([8e9, 700e6, 500e6, 400e6])('into %d bytes is known from its config.json alone', (bytes) => {
    expect(plannedMemoryFit(readJsonObject(join(modelPath('tunesmith-base-10m'), 'config.json')), bytes)).toEqual(memoryFit('tunesmith-base-10m', bytes))
  })

  it.each([
    [8e9, 'well', /about 3\d\d MB of the 7\.2 GB/],
    [700e6, 'tight', /fits into the 350 MB .* at about/],
    [400e6, 'no', /at least \d+ MB, and 200 MB/],
  ])('into %d bytes: %s', (bytes, value, reason) => {
    expect(memoryFit('tunesmith-base-10m', bytes)).toEqual({ value, reason: expect.objectContaining({ text: expect.stringMatching(reason) }) })
  })
})
