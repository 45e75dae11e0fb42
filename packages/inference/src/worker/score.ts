import { fail } from '@tunesmith/contract'
import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import type { Score, ScoreRequest } from '../requests.ts'
import { ownDistribution, scoredToken, type Distribution } from './distribution.ts'
import type { LoadedModel } from './load-model.ts'

/** Places whose distributions are in memory at a time: each holds the whole vocabulary. */
const placesAtOnce = 8

/**
 * The log-probability of each token given those before it. Nothing that was remembered is used, so that the same text has
 * the same numbers.
 *
 * @throws PROMPT_TOO_LONG
 */
export async function score({ model, contexts, info }: LoadedModel, request: ScoreRequest, signal: AbortSignal): Promise<Score[]> {
  const { tokens, adapter, top, from = 1 } = request
  if (tokens.length > info.contextLength) {
    const prompt = model.detokenize(tokens.slice(0, 10) as Token[])
    fail('PROMPT_TOO_LONG', { prompt, tokens: tokens.length, contextLength: info.contextLength })
  }
  return contexts.use({ tokens: [], adapter, signal }, async (sequence) => {
    await sequence.clearHistory()
    const scores: Score[] = []
    if (from > 1) await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(0, from - 1) as Token[])
    for (let start = from - 1; start < tokens.length - 1; start += placesAtOnce) {
      signal.throwIfAborted()
      const stretch = tokens.slice(start, Math.min(start + placesAtOnce, tokens.length - 1))
      await distributions(sequence, stretch, (index, distribution) => {
        const next = tokens[start + index + 1]
        scores[start + index + 1 - from] = {
          ...scoredToken(model, distribution, next, top),
          isTop: distribution.keys().next().value === next,
        }
      })
    }
    return scores
  })
}

/** Reads tokens and hands over what the model thinks comes after each. */
async function distributions(
  sequence: LlamaContextSequence, tokens: readonly number[], take: (index: number, distribution: Distribution) => void,
): Promise<void> {
  const generateNext = { probabilities: true, options: ownDistribution }
  const asked = tokens.map((token): [Token, { generateNext: typeof generateNext }] => [token as Token, { generateNext }])
  const given = await sequence.controlledEvaluate(asked)
  given.forEach((output, index) => take(index, output!.next.probabilities!))
}
