import { expect, it } from 'vitest'
import { plainReason, type Model } from '@tunesmith/contract'
import { recommendModel } from './recommend-model.ts'

const bundled: Model = {
  id: 'tunesmith-base-10m', name: 'Tunesmith Base 10M', origin: 'bundled', format: 'safetensors', family: 'llama', parameters: 10e6, contextLength: 512,
  licence: 'apache-2.0', languages: ['en'], bytes: 2e7, base: null, registered: [],
  trainable: { value: true, reason: plainReason('') }, fits: { value: 'well', reason: plainReason('') },
}
const larger: Model = { ...bundled, id: 'larger', origin: 'downloaded', parameters: 135e6 }

it('recommends the bundled model where nothing larger fits well', () => {
  expect(recommendModel([bundled])?.id).toBe(bundled.id)
  expect(recommendModel([{ ...larger, fits: { value: 'tight', reason: plainReason('') } }, bundled])?.id).toBe(bundled.id)
  expect(recommendModel([{ ...larger, trainable: { value: false, reason: plainReason('') } }, bundled])?.id).toBe(bundled.id)
})

it('recommends the largest downloaded model that fits, but none that would take days', () => {
  const huge = { ...larger, id: 'huge', parameters: 70e9 }
  expect(recommendModel([bundled, larger, huge])).toEqual({ id: 'larger', reason: 'largest-that-fits' })
})

it('minds the language, and never picks what was trained here', () => {
  const german = { ...larger, id: 'german', languages: ['de'], parameters: 1e9 }
  const trained = { ...larger, id: 'run_1', origin: 'trained' as const }
  expect(recommendModel([bundled, german, trained])?.id).toBe(bundled.id)
  expect(recommendModel([bundled, german, trained], 'de-AT')?.id).toBe('german')
})

it('recommends nothing where there is nothing', () => {
  expect(recommendModel([])).toBeNull()
})
