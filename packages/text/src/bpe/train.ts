import { fail } from '@tunesmith/contract'
import { learnMerges } from './learn-merges.ts'
import type { DigitGrouping } from './pre-tokenizer.ts'
import { tokenizerFiles, type SpecialTokenRoles, type TokenizerFiles } from './tokenizer-files.ts'
import { countWords } from './word-counts.ts'

/** Settings of tokenizer training. */
export interface BpeTraining extends Omit<SpecialTokenRoles, 'specialTokens' | 'addBosToken'> {
  /** Tokens wanted in all: special tokens + 256 bytes + merges. */
  vocabSize: number
  /** Special tokens in id order, starting at id 0; the named roles are added when not in the list. */
  specialTokens?: readonly string[]
  /** A pair that occurs less often is not merged; default 2. */
  minFrequency?: number
  /** Digits one by one (default), or in groups of up to three. */
  digits?: DigitGrouping
  /** Put `bosToken` in front of every text; default: when there is a `bosToken`. */
  addBosToken?: boolean
}

/**
 * Trains a byte-level BPE tokenizer: every text can be encoded, none needs an unknown token.
 * The result loads in `@huggingface/tokenizers`, Python `tokenizers`, Transformers and (by its split rules) llama.cpp.
 *
 * @throws TOKENIZER_VOCABULARY_TOO_SMALL when `vocabSize` leaves no room for the bytes and special tokens
 */
export function trainByteLevelBpe(texts: Iterable<string>, training: BpeTraining): TokenizerFiles {
  const { vocabSize, minFrequency = 2, digits = 'single', bosToken, eosToken, padToken, unkToken } = training
  const named = [bosToken, eosToken, padToken, unkToken].filter((token) => token !== undefined)
  const specialTokens = [...new Set([...(training.specialTokens ?? []), ...named])]
  const least = 256 + specialTokens.length
  if (vocabSize < least) fail('TOKENIZER_VOCABULARY_TOO_SMALL', { vocabSize, least })

  const words = countWords(texts, digits, specialTokens)
  const learned = learnMerges(words, vocabSize - specialTokens.length, minFrequency)
  const addBosToken = training.addBosToken ?? bosToken !== undefined
  return tokenizerFiles(learned, digits, { ...training, specialTokens, addBosToken })
}
