import { splitExpression, type DigitGrouping } from './pre-tokenizer.ts'

/**
 * Counts how often each pre-token ("word") occurs. Special tokens are cut out first: they are never merged.
 * Merging works on these counts, so the cost of training depends on distinct words, not on the length of the corpus.
 */
export function countWords(
  texts: Iterable<string>,
  digits: DigitGrouping,
  specialTokens: readonly string[],
): Map<string, number> {
  const expression = splitExpression(digits)
  const specials = specialExpression(specialTokens)
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const section of specials ? text.split(specials) : [text]) {
      for (const word of section.match(expression) ?? []) {
        const count = counts.get(word)
        // A copied key does not keep the whole text alive, as a slice of it would.
        if (count === undefined) counts.set(Buffer.from(word).toString(), 1)
        else counts.set(word, count + 1)
      }
    }
  }
  return counts
}

function specialExpression(specialTokens: readonly string[]): RegExp | undefined {
  if (specialTokens.length === 0) return undefined
  const longestFirst = [...specialTokens].sort((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map((token) => token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'u')
}
