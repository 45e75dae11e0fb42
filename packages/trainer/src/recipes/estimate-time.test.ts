import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseRunSpec } from '@tunesmith/contract'
import { estimateTime } from './estimate-time.ts'

const folder = mkdtempSync(join(tmpdir(), 'estimate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(import.meta.dirname, '../../../../examples/policy-chatbot/data')
const estimate = (more: object = {}, epochs = 8, speed = 100e9) => {
  const spec = { model: 'tunesmith-base-10m', data: { train: join(data, 'train.jsonl') }, compute: { recompute: 'none', memoryLimit: '2GB' }, training: { epochs } }
  return estimateTime(parseRunSpec({ ...spec, ...more }, 'test'), folder, speed)
}

it('grows with the passes and falls with the speed of the machine, and leaves nothing behind', () => {
  const { low, high } = estimate()
  expect(low).toBeGreaterThan(0)
  expect(high).toBeGreaterThan(2 * low)
  expect(estimate({}, 16).low / low).toBeCloseTo(2, 0)
  expect(estimate({}, 8, 200e9).low / low).toBeCloseTo(0.5, 5)
  expect(readdirSync(folder)).toEqual([])
})

it('counts gradients of all weights, and what is computed again', () => {
  const { low } = estimate({ method: 'lora' })
  const full = estimate({ method: 'full' }).low / low
  expect(full).toBeGreaterThan(1.2)
  expect(full).toBeLessThan(1.5)
  const again = estimate({ method: 'lora', compute: { recompute: 'full', memoryLimit: '2GB' } }).low / low
  expect(again).toBeCloseTo(full, 5)
})
