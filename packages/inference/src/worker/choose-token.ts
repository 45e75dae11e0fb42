import type { Sampling } from '../requests.ts'

/**
 * Chooses the next token as llama.cpp does, in its order: bias, penalties, top-k, top-p, min-p, temperature. For answers with
 * log-probabilities, where llama.cpp would give those after all this.
 *
 * @param logits `[vocabulary]`, up to a constant; changed in place
 * @param recent tokens that penalties look at
 * @param uniform draws a number in [0, 1)
 */
export function chooseToken(logits: Float32Array, recent: readonly number[], sampling: Sampling, uniform: () => number): number {
  for (const [id, bias] of sampling.logitBias) logits[id] += bias <= forbidden ? -Infinity : bias
  penalize(logits, recent, sampling)
  if (sampling.temperature === 0) return logits.indexOf(greatest(logits))
  const candidates = likeliest(logits, sampling)
  const weights = candidates.map((id) => Math.exp((logits[id] - logits[candidates[0]]) / sampling.temperature))
  let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  const place = weights.findIndex((weight) => (left -= weight) < 0)
  return candidates[place < 0 ? candidates.length - 1 : place]
}

/** The bias with which the OpenAI API forbids a token. */
export const forbidden = -100

function penalize(logits: Float32Array, recent: readonly number[], sampling: Sampling): void {
  const { repetitionPenalty, frequencyPenalty, presencePenalty } = sampling
  const counts = new Map<number, number>()
  for (const id of recent) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const [id, count] of counts) {
    logits[id] = logits[id] > 0 ? logits[id] / repetitionPenalty : logits[id] * repetitionPenalty
    logits[id] -= count * frequencyPenalty + presencePenalty
  }
}

/** Tokens that may be drawn, the likeliest first. */
function likeliest(logits: Float32Array, { topK, topP, minP }: Sampling): number[] {
  const sorted = Array.from(logits.keys()).sort((a, b) => logits[b] - logits[a])
  const kept = topK > 0 ? sorted.slice(0, topK) : sorted
  const weights = kept.map((id) => Math.exp(logits[id] - logits[kept[0]]))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  let count = 0
  while (count < kept.length && (count === 0 || (sum < topP * total && weights[count] >= minP))) sum += weights[count++]
  return kept.slice(0, count)
}

const greatest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, value), -Infinity)

/** Numbers in [0, 1) that depend on the seed alone (mulberry32, Tommy Ettinger 2017). */
export function uniformNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
