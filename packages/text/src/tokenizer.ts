import { byteLevelEncoder } from './byte-level-encoder.ts'
import { exactPreTokenizer } from './exact-pre-tokenizer.ts'
import { Tokenizer as HuggingFaceTokenizer } from './huggingface-tokenizers.ts'
import { encodeBetweenBreaks } from './token-break.ts'
import type { TokenizerFolder } from './tokenizer-folder.ts'
import { isRecord } from './json-file.ts'

/** A token that stands for itself wherever it is written in text, such as `<|im_end|>`. */
export interface SpecialToken {
  id: number
  content: string
}

/** Text ⇄ token ids, exactly as the model was trained on them. */
export interface Tokenizer {
  /** Highest token id + 1; the embedding has at least this many rows. */
  readonly vocabSize: number
  readonly bosToken?: string
  readonly bosId?: number
  readonly eosToken?: string
  /**
   * Ids at which generation stops: the tokenizer's eos token first, then those of generation_config.json and
   * config.json.
   */
  readonly eosIds: readonly number[]
  readonly padId?: number
  /** Id that text outside the vocabulary becomes; byte-level tokenizers have none. */
  readonly unkId?: number
  readonly specialTokens: readonly SpecialToken[]
  /** Whether the tokenizer itself puts bos in front of a text (`addSpecialTokens`). */
  readonly addsBos: boolean
  /** Jinja chat template shipped with the model. */
  readonly chatTemplate?: string
  /**
   * Token ids of a text; special tokens written in the text become their ids, unless `tokenBreaker` made words of them.
   * `addSpecialTokens` (default true) also adds what the tokenizer puts around a text, such as bos.
   */
  encode(text: string, options?: { addSpecialTokens?: boolean }): number[]
  /** Text of token ids, without any clean-up of spaces; `skipSpecialTokens` is false by default. */
  decode(ids: readonly number[], options?: { skipSpecialTokens?: boolean }): string
  idOf(token: string): number | undefined
  tokenOf(id: number): string | undefined
}

/** Builds a tokenizer from the parsed files of a model folder. Throws what `@huggingface/tokenizers` throws. */
export function createTokenizer(folder: TokenizerFolder): Tokenizer {
  const { config, generationConfig, modelConfig, chatTemplate } = folder
  const tokenizer = new HuggingFaceTokenizer(
    {
      ...tokenizerDefaults,
      ...folder.tokenizer,
      pre_tokenizer: exactPreTokenizer(folder.tokenizer.pre_tokenizer),
    },
    {
      ...config,
      // Cleaning up would change what the model wrote: " ." is not ".".
      clean_up_tokenization_spaces: false,
      additional_special_tokens: tokenList(config.additional_special_tokens),
    },
  )
  const named = (role: string): string | undefined =>
    tokenContent(config[role]) ?? tokenContent(folder.specialTokensMap[role])
  const idOf = (token: string | undefined): number | undefined =>
    token === undefined ? undefined : tokenizer.token_to_id(token)
  let vocabSize = 0
  for (const id of tokenizer.get_vocab().values()) vocabSize = Math.max(vocabSize, id + 1)

  const fast = byteLevelEncoder(tokenizer)
  const addsSomething = tokenizer.encode('').ids.length > 0
  const bosToken = named('bos_token')
  const eosToken = named('eos_token')
  const bosId = idOf(bosToken)
  const stops = [idOf(eosToken), ...idList(generationConfig.eos_token_id), ...idList(modelConfig.eos_token_id)]
  const added = [...tokenizer.get_added_tokens_decoder().values()]
  return {
    vocabSize,
    bosToken,
    bosId,
    eosToken,
    eosIds: [...new Set(stops)].filter((id) => id !== undefined && id < vocabSize) as number[],
    padId: idOf(named('pad_token')) ?? idList(generationConfig.pad_token_id)[0],
    unkId: idOf(named('unk_token') ?? tokenContent((folder.tokenizer.model as Record<string, unknown>).unk_token)),
    specialTokens: added.filter((token) => token.special).map(({ id, content }) => ({ id, content })),
    addsBos: bosId !== undefined && tokenizer.encode('').ids[0] === bosId,
    chatTemplate,
    encode: (text, { addSpecialTokens = true } = {}) => {
      const around = addSpecialTokens && addsSomething
      if (around) return tokenizer.encode(text).ids
      return encodeBetweenBreaks(text, fast ?? ((piece) => tokenizer.encode(piece, { add_special_tokens: false }).ids))
    },
    decode: (ids, { skipSpecialTokens = false } = {}) => {
      // Ids of padding rows of the embedding have no text.
      const known = ids.filter((id) => tokenizer.id_to_token(id) !== undefined)
      return known.length === 0 ? '' : tokenizer.decode(known, { skip_special_tokens: skipSpecialTokens })
    },
    idOf,
    tokenOf: (id) => tokenizer.id_to_token(id),
  }
}

/** Fields that older writers of tokenizer.json leave out. */
const tokenizerDefaults = {
  added_tokens: [],
  normalizer: null,
  post_processor: null,
  decoder: null,
}

/** A special token is written as a string, or as an object with `content`. */
function tokenContent(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return isRecord(value) && typeof value.content === 'string' ? value.content : undefined
}

function tokenList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(tokenContent).filter((token) => token !== undefined) : []
}

/** `eos_token_id` is one id or several. */
function idList(value: unknown): number[] {
  return (Array.isArray(value) ? value : [value]).filter((id): id is number => Number.isInteger(id))
}
