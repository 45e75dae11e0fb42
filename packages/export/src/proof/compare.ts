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

/** What forms are compared with. */
export interface Scored {
  /** What the proof calls it. */
  name: string
  /** `[text][token]` */
  scores: readonly FormScore[][]
  /** How many of the texts, from the first one on, are somebody's own examples: perplexity is of these, where there are any. */
  own: number
}

/** Compares the scores of the same texts in two forms of a model: `[text][token]`. */
export function compareScores({ name, tolerance }: Pick<Form, 'name' | 'tolerance'>, scores: readonly FormScore[][], reference: Scored): Parity {
  const byText = reference.scores.map((text, index) => text.map((expected, place) => ({ expected, found: scores[index][place] })))
  const pairs = byText.flat()
  const telling = byText.slice(0, reference.own || undefined).flat() // what a model was made for tells more than what it never saw
  const deltas = pairs.map(({ expected, found }) => Math.abs(found.logprob - expected.logprob))
  const maxDelta = deltas.reduce((most, delta) => Math.max(most, Number.isFinite(delta) ? delta : Infinity), 0)
  const meanDelta = mean(deltas)
  const perplexity = Math.exp(-mean(telling.map(({ found }) => found.logprob)))
  const perplexityAgainst = Math.exp(-mean(telling.map(({ expected }) => expected.logprob)))
  const isSame = tolerance !== null && maxDelta <= tolerance.max && meanDelta <= tolerance.mean
  return {
    form: name,
    against: reference.name,
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
