import { ggufValue } from '@tunesmith/formats'
import { preTokenizerName } from './pre-tokenizers.ts'
import type { Step, TokenizerJson } from './tokenizer-json.ts'
import type { Vocabulary } from './tokenizer.ts'

/**
 * BPE on the bytes of words, as GPT-2 introduced it.
 *
 * @returns undefined for another kind of tokenizer; a text that says why llama.cpp cannot cut text this way
 */
export function byteLevelVocabulary(json: TokenizerJson): Vocabulary | string | undefined {
  const splits = json.preTokenizers.slice(0, -1)
  const last = json.preTokenizers.at(-1)
  if (json.model !== 'BPE' || last?.type !== 'ByteLevel') return undefined
  // NFC, which Qwen's has, leaves nearly every text alone; llama.cpp leaves all
  if (json.normalizers.some(({ type }) => type !== 'NFC')) return 'it changes text before it is cut'
  if (last.use_regex !== false) return 'it puts a space in front of every text'
  const expressions = splits.map(expressionOf)
  if (expressions.includes(undefined)) return 'words are cut in a way that it does not know'
  const name = preTokenizerName(expressions as string[], json.ignoresMerges)
  if (name === undefined) return `it does not know the expression ${expressions.join(' then ')} for words`
  return {
    'ggml.model': ggufValue.text('gpt2'),
    'ggml.pre': ggufValue.text(name),
    'ggml.merges': ggufValue.texts(json.merges.map(([left, right]) => `${left} ${right}`)),
  }
}

function expressionOf({ type, pattern, behavior, invert }: Step): string | undefined {
  const expression = (pattern as { Regex?: string } | undefined)?.Regex
  return type === 'Split' && behavior === 'Isolated' && invert !== true ? expression : undefined
}
