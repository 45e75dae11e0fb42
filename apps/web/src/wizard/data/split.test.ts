import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divideRows, recommendSplit } from './split.ts'

it('always leaves most rows to learn from, and loses none', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 5_000_000 }), (rows) => {
    const { train, validation, test } = divideRows(rows, recommendSplit(rows))
    expect(train + validation + test).toBe(rows)
    expect(train).toBeGreaterThan(rows / 2)
  }))
})

it('keeps more of few rows, none of very few, and only as many as it takes of many', () => {
  expect(recommendSplit(20)).toMatchObject({ testShare: 0, reason: 'none' })
  expect(recommendSplit(111)).toMatchObject({ testShare: 0.15, reason: 'few' })
  expect(recommendSplit(1_000)).toMatchObject({ testShare: 0.1, reason: 'usual' })
  expect(recommendSplit(10_000)).toMatchObject({ testShare: 0.02, reason: 'many' })
})
