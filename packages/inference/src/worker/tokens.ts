import { LlamaVocabularyType, type LlamaModel, type Token } from 'node-llama-cpp'
import { answerText } from './answer-text.ts'
import type { LoadedModel } from './load-model.ts'

export interface TokensOf {
  text: string
  /** Whether special tokens in the text are read as such. */
  special: boolean
}

export interface TextOf {
  tokens: readonly number[]
  /** Whether special tokens are written out. */
  special: boolean
}

export function tokenize({ model }: LoadedModel, { text, special }: TokensOf): number[] {
  return model.tokenize(text, special)
}

export function detokenize({ model }: LoadedModel, { tokens, special }: TextOf): string {
  const text = answerText(decoder(model, special), [])
  return tokens.map((id) => text.add(id)).join('') + text.rest()
}

/**
 * Writes tokens as text, given those before. Only SentencePiece vocabularies need to know what was before; others are not
 * told, since llama.cpp tidies up white space between the tokens of some vocabularies, and "a ," is not "a,".
 */
export function decoder(model: LlamaModel, showSpecial: boolean) {
  const needsBefore = model.vocabularyType === LlamaVocabularyType.spm
  return (ids: readonly number[], before: readonly number[]): string =>
    model.detokenize(ids as Token[], showSpecial, needsBefore ? (before as Token[]) : undefined)
}
