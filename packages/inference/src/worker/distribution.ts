import type { LlamaModel, Token } from 'node-llama-cpp'
import type { ScoredToken, TokenLogprob } from '../requests.ts'

/**
 * How to ask llama.cpp for the model's own distribution: everything that would change or cut it is off. Leaving the options
 * out does not do, since they have defaults that cut.
 */
export const ownDistribution = { temperature: 1, topK: 0, topP: 1, minP: 0 } as const

/** The likeliest first, as llama.cpp gives them; all tokens of the vocabulary. */
export type Distribution = ReadonlyMap<Token, number>

/** The logarithm of a probability that is too small for a float32, as llama.cpp computes them. */
const leastLogprob = Math.log(2 ** -149)

const logOf = (probability: number | undefined) => (probability ? Math.log(probability) : leastLogprob)

/** A token and how likely it was, with the likeliest ones beside it. */
export function scoredToken(model: LlamaModel, distribution: Distribution, id: number, top: number): ScoredToken {
  const entry = (token: number, probability: number | undefined): TokenLogprob =>
    ({ id: token, text: model.detokenize([token as Token], true), logprob: logOf(probability) })
  return {
    ...entry(id, distribution.get(id as Token)),
    top: firstEntries(distribution, top).map(([token, probability]) => entry(token, probability)),
  }
}

/** Logits, up to a constant, by token id: `[vocabulary]`. */
export function logitsOf(distribution: Distribution, vocabularySize: number): Float32Array {
  const logits = new Float32Array(vocabularySize).fill(leastLogprob)
  for (const [token, probability] of distribution) logits[token] = logOf(probability)
  return logits
}

function firstEntries(distribution: Distribution, count: number): [Token, number][] {
  const entries: [Token, number][] = []
  for (const entry of distribution) {
    if (entries.length >= count) break
    entries.push(entry)
  }
  return entries
}
