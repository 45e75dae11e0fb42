import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LearnedMerges } from './learn-merges.ts'
import { splitPatterns, type DigitGrouping } from './pre-tokenizer.ts'

/** A trained tokenizer as the files of a Hugging Face model folder: file name → content. */
export interface TokenizerFiles {
  files: { 'tokenizer.json': string; 'tokenizer_config.json': string; 'special_tokens_map.json': string }
  /** Tokens in the vocabulary, special ones included; below what was asked when the text ran out of frequent pairs. */
  vocabSize: number
}

/** Which special tokens play which part. */
export interface SpecialTokenRoles {
  /** Special tokens in id order, starting at id 0. */
  specialTokens: readonly string[]
  bosToken?: string
  eosToken?: string
  padToken?: string
  unkToken?: string
  /** Whether the post-processor puts `bosToken` in front of every text. */
  addBosToken: boolean
  chatTemplate?: string
  /** Longest sequence the model will read, in tokens. */
  modelMaxLength?: number
}

/** Spells learned merges out as tokenizer.json, tokenizer_config.json and special_tokens_map.json. */
export function tokenizerFiles(
  learned: LearnedMerges,
  digits: DigitGrouping,
  roles: SpecialTokenRoles,
): TokenizerFiles {
  const vocabulary = [...roles.specialTokens, ...learned.tokens]
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: roles.specialTokens.map((content, id) => ({ id, content, ...addedToken })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: splitPatterns[digits].pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: postProcessor(roles),
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: splitPatterns[digits].ignoreMerges,
      vocab: inIdOrder,
      merges: learned.merges.map(([left, right]) => `${left} ${right}`),
    },
  }
  const named = {
    ...(roles.bosToken && { bos_token: roles.bosToken }),
    ...(roles.eosToken && { eos_token: roles.eosToken }),
    ...(roles.padToken && { pad_token: roles.padToken }),
    ...(roles.unkToken && { unk_token: roles.unkToken }),
  }
  const config = {
    ...named,
    add_bos_token: roles.addBosToken,
    added_tokens_decoder: Object.fromEntries(
      roles.specialTokens.map((content, id) => [id, { content, ...addedToken }]),
    ),
    clean_up_tokenization_spaces: false,
    ...(roles.modelMaxLength && { model_max_length: roles.modelMaxLength }),
    ...(roles.chatTemplate && { chat_template: roles.chatTemplate }),
    tokenizer_class: 'PreTrainedTokenizerFast',
  }
  return {
    files: {
      'tokenizer.json': `${withVocabulary(JSON.stringify(tokenizer, null, 1), vocabulary)}\n`,
      'tokenizer_config.json': `${JSON.stringify(config, null, 2)}\n`,
      'special_tokens_map.json': `${JSON.stringify(named, null, 2)}\n`,
    },
    vocabSize: vocabulary.length,
  }
}

/** Writes the tokenizer's files into a model folder, which is made when missing. */
export function writeTokenizerFiles(folder: string, { files }: TokenizerFiles): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}

const addedToken = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }

function postProcessor({ addBosToken, bosToken, specialTokens }: SpecialTokenRoles): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false, use_regex: true }
  if (!addBosToken || bosToken === undefined) return byteLevel
  const bos = (typeId: number) => ({ SpecialToken: { id: bosToken, type_id: typeId } })
  const sequence = (id: string, typeId: number) => ({ Sequence: { id, type_id: typeId } })
  const template = {
    type: 'TemplateProcessing',
    single: [bos(0), sequence('A', 0)],
    pair: [bos(0), sequence('A', 0), bos(1), sequence('B', 1)],
    special_tokens: { [bosToken]: { id: bosToken, ids: [specialTokens.indexOf(bosToken)], tokens: [bosToken] } },
  }
  return { type: 'Sequence', processors: [byteLevel, template] }
}

/**
 * Stands for the vocabulary until it is spelled out: a JavaScript object would move number-like tokens to the front.
 */
const inIdOrder = '\u0000vocabulary'

function withVocabulary(json: string, vocabulary: string[]): string {
  const rows = vocabulary.map((token, id) => `   ${JSON.stringify(token)}: ${id}`)
  return json.replace(JSON.stringify(inIdOrder), () => `{\n${rows.join(',\n')}\n  }`)
}
