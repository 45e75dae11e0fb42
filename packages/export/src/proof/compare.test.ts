import { describe, expect, it } from 'vitest'
import { compareScores, type FormScore } from './compare.ts'

const text = (...logprobs: number[]): FormScore[] => logprobs.map((logprob) => ({ logprob, likeliest: 1 }))
const trained = { name: 'trained model', own: 0, scores: [text(-1, -1), text(-3, -3)] }
const form = { name: 'other', tolerance: { max: 0.5, mean: 0.3 } }

describe('a comparison', () => {
  it('counts every token alike', () => {
    const { meanDelta, maxDelta, verdict, perplexityAgainst, perplexityChange } = compareScores(form, [text(-1, -1), text(-3, -3.4)], trained)
    expect([meanDelta, maxDelta]).toEqual([expect.closeTo(0.1), expect.closeTo(0.4)])
    expect(perplexityAgainst).toBeCloseTo(Math.exp(2))
    expect(perplexityChange).toBeCloseTo(Math.exp(0.1) - 1)
    expect(verdict).toBe('same')
    expect(compareScores(form, [text(-1, -1), text(-3, -3.6)], trained).verdict).toBe('different')
    expect(compareScores(form, [text(-1.4, -1.4), text(-3.4, -3.4)], trained).verdict).toBe('different')
  })

  it('takes perplexity from the examples of whoever trained the model, where there are any', () => {
    const { meanDelta, perplexityAgainst, perplexityChange } = compareScores(form, [text(-1, -1), text(-3, -3.4)], { ...trained, own: 1 })
    expect(perplexityAgainst).toBeCloseTo(Math.E)
    expect(perplexityChange).toBeCloseTo(0)
    expect(meanDelta).toBeCloseTo(0.1)
  })

  it('lets nothing pass that is not a number', () => {
    const broken = compareScores({ ...form, tolerance: null }, [text(-1, NaN), text(-3, -Infinity)], trained)
    expect(broken.verdict).toBe('different')
    expect(JSON.parse(JSON.stringify(broken))).toEqual(broken)
  })
})
