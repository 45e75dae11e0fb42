import { describe, expect, it } from 'vitest'
import { sampleToken, type SamplingOptions } from './sampling.ts'

/** Logits whose probabilities at temperature 1 are these. */
const logitsOf = (...probabilities: number[]) => Float32Array.from(probabilities, (p) => Math.log(p))

/** How often each token comes for draws spread evenly over [0, 1). */
function shares(logits: Float32Array, options: SamplingOptions, draws = 1000): number[] {
  const counts = Array.from(logits, () => 0)
  for (let draw = 0; draw < draws; draw++) {
    counts[sampleToken(logits.slice(), [], options, () => (draw + 0.5) / draws)]++
  }
  return counts.map((count) => count / draws)
}

const noDraw = (): never => {
  throw new Error('a greedy choice draws no number')
}

describe('choosing the next token', () => {
  it('takes the most likely one at temperature 0, the first among equals', () => {
    expect(sampleToken(Float32Array.of(1, 3, -2, 3), [], {}, noDraw)).toBe(1)
    expect(sampleToken(Float32Array.of(-5, -7), [], {}, noDraw)).toBe(0)
  })

  it('follows the probabilities at temperature 1', () => {
    expect(shares(logitsOf(0.5, 0.2, 0.3), { temperature: 1 })).toEqual([0.5, 0.2, 0.3])
  })

  it('sharpens below temperature 1 and flattens above', () => {
    // at temperature 1/2 probabilities are squared and normalised
    expect(shares(logitsOf(0.6, 0.3, 0.1), { temperature: 0.5 }, 46)).toEqual([36 / 46, 9 / 46, 1 / 46])
    expect(shares(logitsOf(0.8, 0.2), { temperature: 2 }, 3)).toEqual([2 / 3, 1 / 3])
  })

  it('keeps the k most likely tokens', () => {
    expect(shares(logitsOf(0.1, 0.4, 0.2, 0.3), { temperature: 1, topK: 2 }, 7)).toEqual([0, 4 / 7, 0, 3 / 7])
    expect(shares(logitsOf(0.5, 0.5), { temperature: 1, topK: 9 })).toEqual([0.5, 0.5])
  })

  it('keeps the fewest tokens that reach p', () => {
    const logits = logitsOf(0.1, 0.4, 0.2, 0.3)
    expect(shares(logits, { temperature: 1, topP: 0.6 }, 7)).toEqual([0, 4 / 7, 0, 3 / 7])
    expect(shares(logits, { temperature: 1, topP: 0.75 }, 9)).toEqual([0, 4 / 9, 2 / 9, 3 / 9])
    expect(shares(logits, { temperature: 1, topP: 0.01 })).toEqual([0, 1, 0, 0])
  })

  it('takes top-p of what top-k left', () => {
    // of 0.4 and 0.3 the first alone is 4/7, so 0.55 is reached without the second
    expect(shares(logitsOf(0.1, 0.4, 0.2, 0.3), { temperature: 1, topK: 2, topP: 0.55 })).toEqual([0, 1, 0, 0])
  })

  it('makes tokens seen before less likely, whatever the sign of their logits', () => {
    const penalized = (logits: number[], seen: number[]) =>
      sampleToken(Float32Array.from(logits), seen, { repetitionPenalty: 2 }, noDraw)
    expect(penalized([3, 2, 1], [])).toBe(0)
    expect(penalized([3, 2, 1], [0, 0])).toBe(1)
    expect(penalized([-3, -4, -5], [0])).toBe(1)
  })

  it('stays inside the vocabulary at the edges of the draw', () => {
    const logits = Float32Array.of(0, -Infinity, 1, -Infinity)
    expect(sampleToken(logits, [], { temperature: 1 }, () => 0)).toBe(0)
    expect(sampleToken(logits, [], { temperature: 1 }, () => 1 - 2 ** -53)).toBe(2)
  })
})
