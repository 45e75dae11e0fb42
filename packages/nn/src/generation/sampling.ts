/** How the next token is chosen from the logits. */
export interface SamplingOptions {
  /** Divides the logits; 0 (the default) always takes the most likely token. */
  temperature?: number
  /** Only the fewest tokens that together have this probability (nucleus sampling: Holtzman et al. 2020). */
  topP?: number
  /** Only this many most likely tokens. */
  topK?: number
  /** Logits of tokens seen before are divided by this where positive, else multiplied (Keskar et al. 2019). */
  repetitionPenalty?: number
}

/**
 * Chooses a token, in the order of Transformers: repetition penalty, temperature, top-k, top-p.
 * @param logits `[vocabulary]`; changed in place
 * @param seen the tokens of the text so far
 * @param uniform draws a number in [0, 1); called once where the temperature is above 0
 */
export function sampleToken(
  logits: Float32Array,
  seen: Iterable<number>,
  { temperature = 0, topP = 1, topK = 0, repetitionPenalty = 1 }: SamplingOptions,
  uniform: () => number,
): number {
  if (repetitionPenalty !== 1) penalize(logits, new Set(seen), repetitionPenalty)
  if (temperature === 0) return indexOfGreatest(logits)
  const greatest = logits[indexOfGreatest(logits)]
  const weights = Float64Array.from(logits, (logit) => Math.exp((logit - greatest) / temperature))
  const least = topK > 0 ? leastOfTopK(weights, topK) : 0
  const cutoff = topP < 1 ? leastOfTopP(weights, topP, least) : least
  return drawIndex(weights, cutoff, uniform())
}

function penalize(logits: Float32Array, seen: ReadonlySet<number>, penalty: number): void {
  for (const id of seen) logits[id] = logits[id] > 0 ? logits[id] / penalty : logits[id] * penalty
}

function indexOfGreatest(values: Float32Array): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if (values[index] > values[best]) best = index
  return best
}

/** The smallest of the `count` greatest weights. */
function leastOfTopK(weights: Float64Array, count: number): number {
  return count >= weights.length ? 0 : weights.toSorted()[weights.length - count]
}

/** The smallest weight needed for the greatest to reach `share` of all weights that are at least `least`. */
function leastOfTopP(weights: Float64Array, share: number, least: number): number {
  const sorted = weights.filter((weight) => weight >= least).sort()
  const wanted = share * sorted.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  let index = sorted.length
  do sum += sorted[--index]
  while (index > 0 && sum < wanted)
  return sorted[index]
}

/** An index drawn with probability proportional to its weight, among weights of at least `cutoff`. */
function drawIndex(weights: Float64Array, cutoff: number, uniform: number): number {
  let total = 0
  for (const weight of weights) if (weight >= cutoff) total += weight
  let left = uniform * total
  let last = 0
  for (let index = 0; index < weights.length; index++) {
    if (weights[index] < cutoff || weights[index] === 0) continue
    last = index
    left -= weights[index]
    if (left < 0) break
  }
  return last
}
