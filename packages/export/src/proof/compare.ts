import type { Parity } from '@tunesmith/contract'

/** What a form of a model thinks of a token: its log-probability, and which token would be likeliest in its place. */
export interface FormScore {
  logprob: number
  likeliest: number
}

/** A form of a model: the trained one, or a file made from it. */
export interface Form {
  /** What the proof calls it. */
  name: string
  tolerance: Parity['tolerance']
  /** The scores of a text's tokens, from the second one on. */
  score(ids: readonly number[]): Promise<FormScore[]>
  close(): Promise<void>
}

/** Compares the scores of the same texts in two forms of a model: `[text][token]`. */
export function compareScores(
  { name, tolerance }: Pick<Form, 'name' | 'tolerance'>, scores: readonly FormScore[][], reference: readonly FormScore[][], against: string,
): Parity {
  const pairs = reference.flatMap((text, index) => text.map((expected, place) => ({ expected, found: scores[index][place] })))
  const deltas = pairs.map(({ expected, found }) => Math.abs(found.logprob - expected.logprob))
  const maxDelta = deltas.reduce((most, delta) => Math.max(most, Number.isFinite(delta) ? delta : Infinity), 0)
  const meanDelta = mean(deltas)
  const perplexity = Math.exp(-mean(pairs.map(({ found }) => found.logprob)))
  const perplexityAgainst = Math.exp(-mean(pairs.map(({ expected }) => expected.logprob)))
  const isSame = tolerance !== null && maxDelta <= tolerance.max && meanDelta <= tolerance.mean
  return {
    form: name,
    against,
    meanDelta: finite(meanDelta),
    maxDelta: finite(maxDelta),
    perplexityChange: finite(perplexity / perplexityAgainst - 1),
    topAgreement: mean(pairs.map(({ expected, found }) => Number(expected.likeliest === found.likeliest))),
    perplexity: finite(perplexity),
    perplexityAgainst: finite(perplexityAgainst),
    tolerance,
    verdict: tolerance === null && Number.isFinite(meanDelta) ? 'measured' : isSame ? 'same' : 'different',
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** JSON has no infinity. */
const finite = (value: number) => (Number.isFinite(value) ? value : Number.MAX_VALUE)
