import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from './align.ts'
import { toCsv } from './csv.ts'
import { addPoint, cutAt, emptyCurve, mostPoints, thin, type Curve } from './curve.ts'
import { highlightsOf } from './highlights.ts'
import { isNoisy, trendOf } from './trend.ts'

const curveOf = (values: readonly (number | null)[]): Curve => ({ steps: values.map((_, index) => index + 1), values })

describe('curves', () => {
  it('begin anew from a step that comes again', () => {
    const before = curveOf([3, 2, 9, 9])
    expect(addPoint(before, 3, 1.5)).toEqual(curveOf([3, 2, 1.5]))
    expect(cutAt(before, 5)).toEqual(before)
    expect(cutAt(before, 1)).toEqual(emptyCurve)
  })

  it('keep every spike and the last value when thinned out', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index === 1234 ? 99 : index === 4321 ? null : index / 5000))
    const thinned = thin(curveOf(values), 300)
    expect(thinned.steps.length).toBeLessThanOrEqual(300)
    expect(thinned.values).toContain(99)
    expect(thinned.values).toContain(null)
    expect(thinned.steps.at(-1)).toBe(5000)
  })

  it('stay in order and within their bounds, however thin', () => {
    const anyValues = fc.array(fc.option(fc.double({ noNaN: true })), { maxLength: 400 })
    fc.assert(fc.property(anyValues, fc.integer({ min: 3, max: 200 }), (values, points) => {
      const { steps } = thin(curveOf(values), points)
      expect(steps.length).toBeLessThanOrEqual(Math.max(points, 3))
      expect([...steps].sort((a, b) => a - b)).toEqual(steps)
    }))
  })

  it('never grow without end', () => {
    let curve = emptyCurve
    for (let step = 1; step <= mostPoints * 3; step++) curve = addPoint(curve, step, step)
    expect(curve.steps.length).toBeLessThanOrEqual(mostPoints)
    expect(curve.steps.at(-1)).toBe(mostPoints * 3)
  })
})

describe('align', () => {
  it('tells a value that is not a number from a step without a point', () => {
    const loss = { steps: [1, 2, 3], values: [2, null, 1] }
    const validation = { steps: [2, 4], values: [1.5, 1.4] }
    expect(align([loss, validation])).toEqual({
      steps: [1, 2, 3, 4],
      columns: [[2, null, 1, undefined], [undefined, 1.5, undefined, 1.4]],
    })
  })
})

describe('toCsv', () => {
  it('writes a line a step, with empty fields where there is no number', () => {
    const csv = toCsv('Step', [
      { label: 'Loss', curve: { steps: [1, 2], values: [2.5, null] } },
      { label: 'Validation, "held out"', curve: { steps: [2], values: [0.125] } },
    ])
    expect(csv).toBe('Step,Loss,"Validation, ""held out"""\r\n1,2.5,\r\n2,,0.125\r\n')
  })

  it('lets no label become a formula', () => {
    expect(toCsv('Step', [{ label: '=1+1', curve: emptyCurve }])).toBe("Step,'=1+1\r\n")
  })
})

describe('highlightsOf', () => {
  it('finds where a curve began, ended, and was lowest', () => {
    expect(highlightsOf(curveOf([null, 2.31, 1.05, 1.08]))).toEqual({
      first: { step: 2, value: 2.31 },
      last: { step: 4, value: 1.08 },
      lowest: { step: 3, value: 1.05 },
      highest: { step: 2, value: 2.31 },
    })
  })

  it('says nothing of a curve without a number', () => {
    expect(highlightsOf(curveOf([null]))).toBeNull()
    expect(highlightsOf(emptyCurve)).toBeNull()
  })
})

describe('trend', () => {
  const noisy = Array.from({ length: 400 }, (_, index) => 10 - index / 100 + (index % 2 === 0 ? 1 : -1))

  it('follows the line without its noise, and has points where the line has', () => {
    const trend = trendOf([...noisy, null, undefined])
    for (let index = 20; index < 380; index++) expect(Math.abs(trend[index]! - (10 - index / 100))).toBeLessThan(0.2)
    expect(trend.slice(-2)).toEqual([undefined, undefined])
  })

  it('is for lines with very many points that go up and down', () => {
    expect(isNoisy(noisy)).toBe(true)
    expect(isNoisy(noisy.slice(0, 100))).toBe(false)
    expect(isNoisy(noisy.map((_, index) => index))).toBe(false)
    expect(isNoisy(noisy.map(() => 1))).toBe(false)
  })
})
