import { expect, it } from 'vitest'
import { createArrivalRate } from './arrival-rate.ts'

it('the rate is that of the last seconds, known after the first, and begins anew when a file does', () => {
  const rate = createArrivalRate()
  expect(rate.look(0, 0)).toBeNull()
  expect(rate.look(500, 500)).toBeNull()
  expect(rate.look(2000, 1000)).toBe(2000)
  for (let second = 2; second <= 30; second++) rate.look(2000 + 100 * second, second * 1000)
  expect(rate.look(2000 + 3100, 31_000)).toBeCloseTo(100)
  expect(rate.look(0, 32_000)).toBeNull()
  expect(rate.look(4000, 34_000)).toBe(2000)
})
