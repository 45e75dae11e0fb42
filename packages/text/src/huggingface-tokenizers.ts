import * as library from '@huggingface/tokenizers'

/*
 * The parts of `@huggingface/tokenizers` used here, typed by hand: the library's own declarations do not resolve under
 * Node's module rules, so that TypeScript would take everything for `any`.
 */

/** A token written in text as it is. */
export interface AddedToken {
  id: number
  content: string
  lstrip: boolean
  rstrip: boolean
  /** Whether it is looked for after normalization. */
  normalized: boolean
  special: boolean
}

/** Cuts text into words. */
export interface PreTokenizer {
  pre_tokenize_text(text: string): string[]
}

export interface SequencePreTokenizer extends PreTokenizer {
  tokenizers: PreTokenizer[]
}

export interface SplitPreTokenizer extends PreTokenizer {
  pattern: RegExp | null
  config: { behavior?: string }
}

export interface ByteLevelPreTokenizer extends PreTokenizer {
  add_prefix_space: boolean
  use_regex: boolean
}

/** Byte-pair encoding of words. */
export interface BpeModel {
  byte_fallback: boolean
  fuse_unk: boolean
  end_of_word_suffix?: string | null
  tokens_to_ids: Map<string, number>
  encode(words: string[]): string[]
}

/** A whole tokenizer.json. */
export interface TokenizerJson {
  normalizer: ((text: string) => string) | null
  pre_tokenizer: PreTokenizer | null
  model: object
  encode(text: string, options?: { add_special_tokens?: boolean }): { ids: number[] }
  decode(ids: readonly number[], options?: { skip_special_tokens?: boolean }): string
  token_to_id(token: string): number | undefined
  id_to_token(id: number): string | undefined
  get_vocab(): Map<string, number>
  get_added_tokens_decoder(): Map<number, AddedToken>
}

interface Library {
  Tokenizer: new (tokenizer: object, config: object) => TokenizerJson
  BPE: new (...settings: never[]) => BpeModel
  ByteLevelPreTokenizer: new (...settings: never[]) => ByteLevelPreTokenizer
  SequencePreTokenizer: new (...settings: never[]) => SequencePreTokenizer
  SplitPreTokenizer: new (...settings: never[]) => SplitPreTokenizer
}

export const { Tokenizer, BPE, ByteLevelPreTokenizer, SequencePreTokenizer, SplitPreTokenizer } =
  library as unknown as Library
